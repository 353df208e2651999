/// Borrowed bytes for loops that have proved their bounds themselves.
///
/// This is the one place where the hot path goes around bounds checks. Whoever makes a value
/// promises that the memory outlives it and that `padding` readable bytes follow the last one;
/// whoever reads promises an offset below `count + padding`.
///
/// It is public, like the other two types of the hot path, only because the compiler inlines
/// `package` declarations into no other module.
@safe
@frozen
public struct UncheckedBytes: BitwiseCopyable, @unchecked Sendable {
  /// Readable bytes after the end, so that words can be loaded at any offset.
  public static let padding = 64

  @usableFromInline let base: UnsafePointer<UInt8>
  /// How many bytes there are, the padding left out.
  public let count: Int

  /// Borrows memory that must outlive the value.
  @unsafe
  @inlinable
  public init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// The byte at an offset.
  @inlinable
  public subscript(offset: Int) -> UInt8 {
    @inline(__always) get { unsafe base[offset] }
  }

  /// Eight bytes from an offset as one little-endian word.
  @inlinable
  @inline(__always)
  public func word(at offset: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe UnsafeRawPointer(base).loadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  /// Some of the bytes; what follows them serves as their padding.
  @inlinable
  @inline(__always)
  public func advanced(by offset: Int, count: Int) -> UncheckedBytes {
    unsafe UncheckedBytes(base: base + offset, count: count)
  }

  /// The pointer itself, for C libraries behind their own modules.
  @unsafe
  @inlinable
  public var pointer: UnsafePointer<UInt8> { unsafe base }

  /// A copy of some bytes, for readers that keep them.
  package func copy(_ range: Range<Int>) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Adds a copy of some bytes to others.
  package func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Lends some bytes as a span.
  @inlinable
  public func withSpan<Result>(
    _ range: Range<Int>, _ body: (borrowing Span<UInt8>) -> Result
  ) -> Result {
    let buffer = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    return unsafe body(buffer.span)
  }
}

extension [UInt8] {
  /// Lends an array that ends in padding.
  package func withUncheckedBytes<Result>(_ body: (UncheckedBytes) -> Result) -> Result {
    precondition(count >= UncheckedBytes.padding)
    return unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("padding is never empty") }
      return unsafe body(
        UncheckedBytes(base: base, count: buffer.count - UncheckedBytes.padding))
    }
  }
}

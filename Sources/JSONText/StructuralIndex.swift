import CSimdJSON
public import SourceText

/// Where the structural characters of JSON text stand: `{ } [ ] : ,` and the first byte of every
/// scalar, as simdjson's first stage finds them.
///
/// The index belongs to the indexer that made it and is good until its next run.
@safe
@frozen
public struct StructuralIndex: BitwiseCopyable, @unchecked Sendable {
  /// The text that was indexed.
  public let text: UncheckedBytes
  @usableFromInline let offsets: UnsafePointer<UInt32>
  /// How many structural characters there are.
  public let count: Int
  /// Whether there may be a backslash anywhere in the text.
  public let holdsBackslash: Bool

  @usableFromInline
  init(text: UncheckedBytes, offsets: UnsafePointer<UInt32>, count: Int, holdsBackslash: Bool) {
    self.text = text
    unsafe self.offsets = offsets
    self.count = count
    self.holdsBackslash = holdsBackslash
  }

  /// The offset of the structural character at a position; one past the last is the text's end.
  @inlinable
  public subscript(position: Int) -> Int {
    @inline(__always) get { Int(unsafe offsets[position]) }
  }

  /// The structural character itself; past the last one it is the zero of the padding.
  @inlinable
  @inline(__always)
  public func byte(at position: Int) -> UInt8 { text[Int(unsafe offsets[position])] }
}

/// Runs simdjson's first stage over texts, one after the other, in memory that it reuses.
@safe
package final class StructuralIndexer {
  private let handle: OpaquePointer

  /// Nil only when memory is short.
  package init?() {
    guard let handle = unsafe schema_indexer_create() else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe schema_indexer_destroy(handle) }

  /// The index of a text, or nil when it is not UTF-8, a string is open, or a string holds a raw
  /// control character; the exact reader then says which and where.
  ///
  /// Whoever knows that the text holds no backslash says so, and spares the readers the search.
  package func index(
    _ text: UncheckedBytes, holdsBackslash: Bool = true
  ) -> StructuralIndex? {
    guard text.count > 0, text.count < Int(UInt32.max) - UncheckedBytes.padding,
      unsafe schema_indexer_run(handle, text.pointer, text.count) == 0
    else { return nil }
    return unsafe StructuralIndex(
      text: text, offsets: schema_indexer_offsets(handle), count: schema_indexer_count(handle),
      holdsBackslash: holdsBackslash)
  }
}

extension StructuralIndex {
  /// The index of no text, for walkers that have not been given one.
  package static let empty: StructuralIndex = {
    let text = UnsafeMutablePointer<UInt8>.allocate(capacity: UncheckedBytes.padding)
    unsafe text.initialize(repeating: 0, count: UncheckedBytes.padding)
    let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: 4)
    unsafe offsets.initialize(repeating: 0, count: 4)
    return unsafe StructuralIndex(
      text: UncheckedBytes(base: text, count: 0), offsets: offsets, count: 0,
      holdsBackslash: false)
  }()
}

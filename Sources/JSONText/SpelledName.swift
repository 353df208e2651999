public import SourceText

/// A name between its quotes and with a colon behind it, as nearly all recorders write names: whoever
/// finds these bytes where a name begins knows that it ends there and that the value comes next.
@frozen
public struct SpelledName: BitwiseCopyable, Sendable {
  /// The first eight bytes, the second eight, and the last eight, which may overlap.
  @usableFromInline let head: UInt64
  @usableFromInline let middle: UInt64
  @usableFromInline let tail: UInt64
  /// What of the first and last word belongs to a name of fewer than eight bytes.
  @usableFromInline let mask: UInt64
  /// Where the last word begins.
  @usableFromInline let tailOffset: Int32

  /// Stands nowhere: no text has a zero byte where a name begins.
  package static let impossible = SpelledName([UInt8](repeating: 0, count: 8))

  /// A name as it stands between its quotes; one too long for three words stands nowhere, so that
  /// others have to look for it.
  package init(of name: some Collection<UInt8>) {
    let quoted = [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\""), UInt8(ascii: ":")]
    self = quoted.count <= 24 ? SpelledName(quoted) : .impossible
  }

  private init(_ bytes: [UInt8]) {
    func word(from start: Int) -> UInt64 {
      var word: UInt64 = 0
      for place in 0..<8 where start + place < bytes.count {
        word |= UInt64(bytes[start + place]) << UInt64(8 * place)
      }
      return word
    }
    let last = max(0, bytes.count - 8)
    (head, middle, tail) = (word(from: 0), word(from: 8), word(from: last))
    mask = bytes.count < 8 ? 1 << UInt64(8 * bytes.count) - 1 : .max
    tailOffset = Int32(last)
  }

  /// Whether the name stands at an offset.
  @inlinable
  @inline(__always)
  public func stands(at start: Int, in text: UncheckedBytes) -> Bool {
    let ends =
      (text.word(at: start) ^ head) | (text.word(at: start &+ Int(tailOffset)) ^ tail)
    return ends & mask == 0 && (tailOffset <= 8 || text.word(at: start &+ 8) == middle)
  }
}

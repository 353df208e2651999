/// Walks newline-delimited bytes and reports where each line lies.
///
/// The scanner hands out offsets, never slices, so that callers keep using the one buffer they
/// already hold and nothing is copied.
package struct LineScanner: Sendable {
  private var next = 0

  package init() {}

  /// The byte range of the next line without its `\n`, or nil at the end of the text.
  package mutating func nextLine(in bytes: borrowing Span<UInt8>) -> Range<Int>? {
    guard next < bytes.count else { return nil }
    let start = next
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    next = end + 1
    return start..<end
  }
}

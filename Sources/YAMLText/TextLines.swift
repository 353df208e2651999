/// The lines of a text, asked by offset: what edits need to keep its layout.
struct TextLines: Sendable {
  let bytes: [UInt8]

  /// Where the line that holds an offset begins.
  func start(of offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// Where the text of the line that holds an offset ends, before its line break.
  func end(of offset: Int) -> Int {
    var end = min(offset, bytes.count)
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > offset, end > 0, end < bytes.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// Where the line after the one that holds an offset begins; the end of the text for the last.
  func next(after offset: Int) -> Int {
    var end = min(offset, bytes.count)
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return min(end + 1, bytes.count)
  }

  /// Where the line break begins that ends right before an offset.
  func breakStart(before offset: Int) -> Int {
    guard offset > 0, bytes[offset - 1] == UInt8(ascii: "\n") else { return offset }
    let feed = offset - 1
    return feed > 0 && bytes[feed - 1] == UInt8(ascii: "\r") ? feed - 1 : feed
  }

  /// How many spaces the line beginning at an offset is indented by.
  func indent(at start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    return offset - start
  }

  func isComment(at start: Int) -> Bool {
    let offset = start + indent(at: start)
    return offset < bytes.count && bytes[offset] == UInt8(ascii: "#")
  }

  func isEmpty(at start: Int) -> Bool {
    start < bytes.count && end(of: start) == start + indent(at: start)
  }

  /// What the file ends its lines with.
  var lineBreak: [UInt8] {
    guard let feed = bytes.firstIndex(of: UInt8(ascii: "\n")), feed > 0,
      bytes[feed - 1] == UInt8(ascii: "\r")
    else { return [UInt8(ascii: "\n")] }
    return Array("\r\n".utf8)
  }

  /// Where the comment lines begin that stand directly above a line, indented like it.
  func commentStart(above lineStart: Int, indent: Int, notBefore limit: Int) -> Int {
    var start = lineStart
    while start > limit {
      let previous = self.start(of: start - 1)
      guard previous >= limit, isComment(at: previous), self.indent(at: previous) == indent else {
        break
      }
      start = previous
    }
    return start
  }

  /// Where the line ends that holds the last byte of a thing, with the comment lines under it that
  /// are indented deeper: they belong to it.
  func extent(ofThingEndingAt end: Int, indent: Int) -> Int {
    var lineEnd = self.end(of: end)
    while true {
      let next = self.next(after: lineEnd)
      guard next > lineEnd, next < bytes.count, isComment(at: next), self.indent(at: next) > indent
      else { return lineEnd }
      lineEnd = self.end(of: next)
    }
  }
}

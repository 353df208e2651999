import SourceText

/// What libyaml says of text it cannot read, before it is put into words that help.
struct SyntaxFault: Sendable {
  /// libyaml's sentence: `did not find expected ',' or ']'`.
  var problem: String
  /// Where reading stopped; often a line after the cause.
  var stop: Int
  /// What was being read: `while parsing a flow sequence`.
  var context: String
  /// Where that began.
  var opener: Int?

  func error(in bytes: [UInt8]) -> YAMLError {
    if let conflict = conflictMarker(in: bytes) { return YAMLError(.conflict, at: conflict) }
    if let tab = indentingTab(in: bytes) { return YAMLError(.tab, at: SourceSpan(tab, tab + 1)) }
    let place = character(at: stop, in: bytes)
    if problem == "did not find expected <document start>" {
      return YAMLError(.severalDocuments, at: place)
    }
    guard let opener, opener != stop else { return YAMLError(.syntax(problem), at: place) }
    let start = character(at: opener, in: bytes)
    switch context {
    case "while parsing a flow sequence": return unclosed("'['", at: place, from: start)
    case "while parsing a flow mapping": return unclosed("'{'", at: place, from: start)
    case "while scanning a quoted scalar" where problem == "found unexpected end of stream":
      return unclosed("the quote", at: place, from: start)
    case "while scanning a simple key":
      return YAMLError(.syntax("this line has no ':' and belongs to nothing before it"), at: start)
    default:
      return YAMLError(.syntax(problem), at: place, related: .init(start, context))
    }
  }

  /// An opener without its end, unless something else stands where a comma should.
  private func unclosed(
    _ what: String, at place: SourceSpan, from start: SourceSpan
  ) -> YAMLError {
    YAMLError(.unclosed(what), at: place, related: .init(start, "\(what) stands here"))
  }

  /// The line that git leaves above two versions it could not merge.
  private func conflictMarker(in bytes: [UInt8]) -> SourceSpan? {
    var scanner = LineScanner()
    while let line = scanner.nextLine(in: bytes.span) {
      if bytes[line].starts(with: "<<<<<<< ".utf8) {
        return SourceSpan(line.lowerBound, line.lowerBound + 7)
      }
    }
    return nil
  }

  /// The tab that indents the line where reading stopped.
  private func indentingTab(in bytes: [UInt8]) -> Int? {
    if problem.contains("tab character"), let tab = firstTab(from: stop, in: bytes) { return tab }
    let stop = min(stop, bytes.count)
    let lineStart = (bytes[..<stop].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    var offset = lineStart
    while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    return offset < bytes.count && bytes[offset] == UInt8(ascii: "\t") ? offset : nil
  }

  private func firstTab(from stop: Int, in bytes: [UInt8]) -> Int? {
    guard stop < bytes.count else { return nil }
    return bytes[stop] == UInt8(ascii: "\t") ? stop : nil
  }

  /// The whole character at an offset; nothing at the end of the text.
  private func character(at offset: Int, in bytes: [UInt8]) -> SourceSpan {
    guard offset < bytes.count else { return SourceSpan(bytes.count, bytes.count) }
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return SourceSpan(offset, end)
  }
}

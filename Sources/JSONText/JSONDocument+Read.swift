import SourceText

extension JSONDocument {
  /// Reads exactly one JSON text, by the letter of RFC 8259 and without what I-JSON forbids.
  ///
  /// Places in the document and in errors count from the beginning of `bytes`, whatever the range.
  /// Time is linear in the range's size, and nothing here calls itself, so no text is too deep to
  /// be refused.
  package static func read(
    _ bytes: [UInt8], in range: Range<Int>? = nil, limits: JSONLimits = .standard
  ) throws(JSONError) -> JSONDocument {
    let whole = 0..<bytes.count
    let range = (range ?? whole).clamped(to: whole)
    guard range.upperBound <= JSONReader.largestText else {
      throw JSONError(.tooLarge, at: SourceSpan(range.lowerBound, range.upperBound))
    }
    var reader = JSONReader(
      // The text of a whole source is shared with it; a line out of many is copied, so that the
      // document does not keep the others alive.
      text: range == whole ? bytes : Array(bytes[range]),
      at: range.lowerBound, end: range.upperBound, base: range == whole ? 0 : range.lowerBound,
      limits: limits)
    try reader.readText(bytes.span)
    return JSONDocument(nodes: reader.nodes, text: reader.text)
  }

  package static func read(
    _ text: String, limits: JSONLimits = .standard
  ) throws(JSONError) -> JSONDocument {
    try read(Array(text.utf8), limits: limits)
  }

  /// The bytes of a file without the byte order mark that it may begin with.
  package static func textRange(ofFile bytes: [UInt8]) -> Range<Int> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3..<bytes.count : 0..<bytes.count
  }
}

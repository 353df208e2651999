import SourceText

/// One step of libyaml through a file, with its place in bytes.
struct YAMLEvent: Sendable {
  enum Kind: Sendable {
    case documentStart, documentEnd, streamEnd
    case alias(name: String)
    case scalar(ScalarEvent)
    case sequenceStart(isFlow: Bool), sequenceEnd
    case mappingStart(isFlow: Bool), mappingEnd
    /// What carries no meaning for the tree: the start of the stream.
    case other
  }

  var kind: Kind
  var span: SourceSpan
  var anchor: String?
  var tag: String?
}

/// A scalar on its way into the tree.
struct ScalarEvent: Sendable {
  /// What the scalar says: most stand in the file as they are meant, and need no copy.
  enum Text: Sendable {
    case verbatim(Range<Int>)
    case decoded([UInt8])
  }

  var text: Text
  var style: YAMLScalar.Style

  var isEmpty: Bool {
    switch text {
    case .verbatim(let range): range.isEmpty
    case .decoded(let bytes): bytes.isEmpty
    }
  }

  /// The text in a file's bytes.
  func bytes(in file: [UInt8]) -> ArraySlice<UInt8> {
    switch text {
    case .verbatim(let range): file[range]
    case .decoded(let bytes): bytes[...]
    }
  }
}

import SourceText

/// One step of libyaml through a file, with its place in bytes.
struct YAMLEvent: Sendable {
  enum Kind: Sendable {
    case documentStart, documentEnd, streamEnd
    case alias(name: String)
    case scalar(YAMLScalar)
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

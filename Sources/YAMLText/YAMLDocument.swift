package import JSONText
package import SourceText

/// One YAML file, read: its bytes, what they say as JSON, and how they say it.
package struct YAMLDocument: Sendable {
  package let bytes: [UInt8]
  /// The whole file as a JSON document whose places point into the YAML text.
  ///
  /// Keys become names by their text: `1: x`, `no: x` and `2026-01-17: x` have the names "1", "no"
  /// and "2026-01-17".
  package let json: JSONDocument
  /// One for each node of `json`.
  let marks: [YAMLMark]

  package var root: YAMLNode { YAMLNode(document: self, index: 0) }

  /// Reads a file that holds exactly one document of plain data.
  ///
  /// Tags, merge keys, duplicate keys and what JSON cannot hold are refused with their places;
  /// aliases are followed within a budget.
  package static func read(
    _ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> YAMLDocument {
    let start = try checkedStart(of: bytes, limits: limits)
    let reader = EventReader(bytes, from: start)
    var composer = YAMLComposer(bytes, limits: limits)
    while true {
      let event = try reader.next()
      if case .streamEnd = event.kind { break }
      try composer.take(event)
    }
    return try composer.finish()
  }

  package static func read(
    _ file: SourceFile, limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> YAMLDocument {
    try read(file.bytes, limits: limits)
  }
}

extension YAMLDocument {
  /// A scalar that other YAML readers understand differently.
  package struct AmbiguousScalar: Hashable, Sendable {
    package var span: SourceSpan
    package var text: JSONName
    package var ambiguity: Ambiguity
    /// Keys are always strings here, whatever they look like.
    package var isKey: Bool
    /// Whether the scalar is a string here: quoting it changes nothing then.
    package var isString: Bool
  }

  /// Every such scalar in source order, each once however often it is aliased.
  package var ambiguousScalars: [AmbiguousScalar] {
    var found: [AmbiguousScalar] = []
    collectAmbiguous(in: root, isKey: false, into: &found)
    return found
  }
}

private func collectAmbiguous(
  in node: YAMLNode, isKey: Bool, into found: inout [YAMLDocument.AmbiguousScalar]
) {
  guard node.aliasTarget == nil else { return }
  switch node.content {
  case .scalar(let scalar):
    guard let ambiguity = scalar.ambiguity else { return }
    found.append(
      .init(
        span: node.span, text: JSONName(scalar.text), ambiguity: ambiguity, isKey: isKey,
        isString: isKey || scalar.value == .string))
  case .sequence(let elements):
    for element in elements { collectAmbiguous(in: element, isKey: false, into: &found) }
  case .mapping(let entries):
    for entry in entries {
      collectAmbiguous(in: entry.key, isKey: true, into: &found)
      collectAmbiguous(in: entry.value, isKey: false, into: &found)
    }
  }
}

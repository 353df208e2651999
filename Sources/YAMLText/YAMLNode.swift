package import JSONText
package import SourceText

/// One value of a YAML file, with its place: a cursor into its document.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  let document: YAMLDocument
  /// Where the value lies among the nodes of the document's JSON.
  let index: Int

  private var mark: YAMLMark { document.marks[index] }

  /// The value as JSON; of a key, its name.
  package var value: JSONValue { JSONValue(document: document.json, index: index) }

  /// The value without its anchor; of an alias, the alias itself (`*name`).
  package var span: SourceSpan { value.span }
  /// Where the value begins with its anchor.
  package var fullStart: Int { Int(mark.fullStart) }
  /// Written with brackets or braces; scalars are told by their own style.
  package var isFlow: Bool { mark.form == .flow }

  /// Where the anchored value stands, when this is an alias.
  package var aliasTarget: SourceSpan? {
    mark.target.map { JSONValue(document: document.json, index: Int($0)).span }
  }

  package var content: Content {
    if let scalar { return .scalar(scalar) }
    if let entries { return .mapping(entries) }
    return .sequence(elements ?? [])
  }

  package var scalar: YAMLScalar? {
    guard case .scalar(let style) = mark.form else { return nil }
    return YAMLScalar(Array(rawText), style: style)
  }

  /// What stands in the file; JSON writes some numbers differently.
  private var rawText: ArraySlice<UInt8> {
    if value.kind == .string { return value.text }
    return document.bytes[(aliasTarget ?? span).range]
  }

  /// The elements of a sequence; nil for everything else.
  package var elements: [YAMLNode]? {
    guard value.kind == .array else { return nil }
    return value.elements.map { YAMLNode(document: document, index: $0.index) }
  }

  /// The entries of a mapping in source order; nil for everything else.
  package var entries: [YAMLEntry]? {
    guard value.kind == .object else { return nil }
    return value.members.map { member in
      YAMLEntry(
        key: YAMLNode(document: document, index: member.key.index),
        value: YAMLNode(document: document, index: member.value.index))
    }
  }

  /// The entry of a mapping with this name.
  package func entry(_ name: JSONName) -> YAMLEntry? { entries?.first { $0.name == name } }

  /// The value in a mapping with this name.
  package subscript(name: JSONName) -> YAMLNode? { entry(name)?.value }
}

/// One key of a mapping with its value.
package struct YAMLEntry: Sendable {
  package var key: YAMLNode
  package var value: YAMLNode

  /// The key's text; keys that look like numbers or dates are names all the same.
  package var name: JSONName { key.value.name ?? JSONName([]) }

  /// Key and value with everything between.
  package var span: SourceSpan { SourceSpan(key.fullStart, max(key.span.end, value.span.end)) }
}

/// A text as it came out of its quotes.
package struct YAMLScalar: Hashable, Sendable {
  package enum Style: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package var text: [UInt8]
  package var style: Style

  package init(_ text: [UInt8], style: Style) {
    self.text = text
    self.style = style
  }

  /// What the scalar means: quoted and block scalars are strings, plain ones go by the core schema.
  package var value: ScalarValue { style == .plain ? ScalarValue(plain: text[...]) : .string }

  /// Why another YAML reader may understand the scalar differently; nil when none does.
  package var ambiguity: Ambiguity? { style == .plain ? Ambiguity(plain: text) : nil }

  package var isAmbiguous: Bool { ambiguity != nil }
}

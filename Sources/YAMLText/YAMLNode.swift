package import JSONText
package import SourceText

/// One value of a YAML file, with its place.
package struct YAMLNode: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package var content: Content
  /// The value without its anchor; of an alias, the alias itself (`*name`).
  package var span: SourceSpan
  /// Where the value begins with its anchor.
  package var fullStart: Int
  /// Written with brackets or braces; scalars are told by their own style.
  package var isFlow: Bool
  /// Where the anchored value stands, when this is an alias.
  package var aliasTarget: SourceSpan?

  package init(
    _ content: Content, at span: SourceSpan, fullStart: Int? = nil, isFlow: Bool = false,
    aliasTarget: SourceSpan? = nil
  ) {
    self.content = content
    self.span = span
    self.fullStart = fullStart ?? span.start
    self.isFlow = isFlow
    self.aliasTarget = aliasTarget
  }

  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The elements of a sequence; nil for everything else.
  package var elements: [YAMLNode]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The entries of a mapping in source order; nil for everything else.
  package var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The entry of a mapping with this name.
  package func entry(_ name: JSONName) -> YAMLEntry? { entries?.first { $0.name == name } }

  /// The value in a mapping with this name.
  package subscript(name: JSONName) -> YAMLNode? { entry(name)?.value }
}

/// One key of a mapping with its value.
package struct YAMLEntry: Hashable, Sendable {
  package var key: YAMLNode
  package var value: YAMLNode

  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }

  /// The key's text; keys that look like numbers or dates are names all the same.
  package var name: JSONName { JSONName(key.scalar?.text ?? []) }

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
  package var value: ScalarValue { style == .plain ? ScalarValue(plain: text) : .string }

  /// Why another YAML reader may understand the scalar differently; nil when none does.
  package var ambiguity: Ambiguity? { style == .plain ? Ambiguity(plain: text) : nil }

  package var isAmbiguous: Bool { ambiguity != nil }
}

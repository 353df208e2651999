package import JSONText

/// A value without places: what is written, and what an edit is expected to lead to.
package enum YAMLTree: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As JSON writes it.
  case number(lexeme: [UInt8])
  case string([UInt8])
  case list([YAMLTree])
  /// In the order it is written.
  case mapping([Member])

  package struct Member: Hashable, Sendable {
    package var name: JSONName
    package var value: YAMLTree
    /// What the writer puts behind the entry, for people; it is no part of the value.
    package var comment: String?

    package init(_ name: JSONName, _ value: YAMLTree, comment: String? = nil) {
      self.name = name
      self.value = value
      self.comment = comment
    }

    package static func == (lhs: Self, rhs: Self) -> Bool {
      lhs.name == rhs.name && lhs.value == rhs.value
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(value)
    }
  }

  // Reading bounds the depth of both kinds of source, and so the recursion.
  package init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .number: self = .number(lexeme: Array(value.text))
    case .string: self = .string(Array(value.text))
    case .array: self = .list(value.elements.map { YAMLTree($0) })
    case .object: self = .mapping(value.members.map { Member($0.name, YAMLTree($0.value)) })
    }
  }

  package init(_ node: YAMLNode) { self.init(node.value) }

  package static func string(_ text: String) -> YAMLTree { .string(Array(text.utf8)) }

  /// A mapping or list with something in it.
  var hasChildren: Bool {
    switch self {
    case .list(let elements): !elements.isEmpty
    case .mapping(let members): !members.isEmpty
    case .null, .bool, .number, .string: false
    }
  }

  var isScalar: Bool {
    switch self {
    case .null, .bool, .number, .string: true
    case .list, .mapping: false
    }
  }
}

extension YAMLTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(lexeme: Array(String(value).utf8)) }
  package init(arrayLiteral elements: YAMLTree...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (JSONName, YAMLTree)...) {
    self = .mapping(elements.map { Member($0.0, $0.1) })
  }
}

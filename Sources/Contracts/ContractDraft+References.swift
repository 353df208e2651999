import JSONText
package import Schemas
import YAMLText

extension ContractDraft {
  /// Lets the schema's references to other files lead where they led before it became a contract.
  ///
  /// `base` is the address of the file the schema stood in. `lead` is asked for each file that is
  /// referred to, by its address, and says how the contract refers to it. References that it knows
  /// no answer to stay as they are and are returned. A schema with an address of its own keeps all
  /// of them: they start from there wherever the file lies.
  package mutating func moveReferences(
    from base: URIReference, _ lead: (_ address: String) -> String?
  ) -> [String] {
    var lost: [String] = []
    schema = schema.replacingReferences { text in
      guard let reference = URIReference(text), reference.scheme == nil,
        reference.authority == nil, !reference.path.isEmpty
      else { return nil }
      let fragment = reference.fragment.map { "#" + $0 } ?? ""
      if let path = lead(reference.resolved(against: base).withoutFragment) {
        return path + fragment
      }
      lost.append(text)
      return nil
    }
    return lost
  }
}

extension YAMLTree {
  /// A schema with its `$ref`s replaced where `replacement` knows better.
  ///
  /// Values that are only data are left alone, and schemas with an address of their own too. Reading
  /// bounds the depth, and so the recursion.
  fileprivate func replacingReferences(_ replacement: (String) -> String?) -> YAMLTree {
    switch self {
    case .null, .bool, .number, .string: return self
    case .list(let elements):
      return .list(elements.map { $0.replacingReferences(replacement) })
    case .mapping(let members):
      guard !members.contains(where: \.isAddress) else { return self }
      return .mapping(members.map { $0.replacingReferences(replacement) })
    }
  }
}

extension YAMLTree.Member {
  private static let data: Set<JSONName> = ["const", "enum", "default", "examples"]
  private static let schemasByName: Set<JSONName> = [
    "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
  ]

  /// Whether it moves the base that references start from.
  fileprivate var isAddress: Bool {
    guard name == "$id" || name == "id", case .string(let text) = value else { return false }
    return text.contains(UInt8(ascii: "/")) || text.contains(UInt8(ascii: ":"))
  }

  fileprivate func replacingReferences(_ replacement: (String) -> String?) -> Self {
    var member = self
    switch value {
    case .string(let text) where name == "$ref":
      let new = replacement(String(decoding: text, as: UTF8.self))
      if let new { member.value = .string(new) }
    case .mapping(let schemas) where Self.schemasByName.contains(name):
      member.value = .mapping(
        schemas.map { .init($0.name, $0.value.replacingReferences(replacement)) })
    default:
      if !Self.data.contains(name) { member.value = value.replacingReferences(replacement) }
    }
    return member
  }
}

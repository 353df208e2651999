package import JSONText

/// The fields that a schema declares, as far as its own text tells without following references.
///
/// Only a plain "no" is of use here: wherever a schema could hold anything, the answer is yes.
package struct DeclaredFields: Sendable {
  private let schema: JSONValue

  package init(_ schema: JSONValue) { self.schema = schema }

  /// The names at the top.
  package var names: [String] {
    schema["properties"].map { $0.members.map(\.nameText) } ?? []
  }

  /// Whether a pointer can lead to something that the schema speaks of.
  package func mayHold(_ pointer: String) -> Bool {
    guard let path = JSONPointer(pointer) else { return true }
    var place = schema
    for token in path.tokens {
      guard place.kind == .object, !Self.isOpen(place) else { return true }
      if let next = place["properties"]?[token] {
        place = next
      } else if let items = place["items"], token == "*" || Self.isIndex(token) {
        place = items
      } else {
        return place["properties"] == nil
      }
    }
    return true
  }

  /// Keywords by which fields come from elsewhere.
  private static func isOpen(_ schema: JSONValue) -> Bool {
    [
      "$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "if", "patternProperties",
      "dependentSchemas", "prefixItems", "propertyNames", "dependencies",
    ].contains { schema[$0] != nil } || (schema["additionalProperties"]?.kind == .object)
  }

  private static func isIndex(_ token: JSONName) -> Bool {
    !token.utf8.isEmpty && token.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

import JSONText
import Schemas

/// Values that a schema probably takes, the simplest first.
///
/// Guesses, not proof: whoever uses one lets the validator confirm it.
struct SampleValues {
  let graph: SchemaGraph
  let types: TypeAnalysis

  private static let greatestDepth = 6

  func samples(of schema: SchemaGraph.ID) -> [JSONValue] {
    let node = graph[resolved(schema)]
    var samples = (node.enumeration ?? []).prefix(8).map { $0 }
    for keyword in node.keywords {
      if case .constant(let value) = keyword.rule { samples.append(value) }
    }
    for type in TypeSet.single where types.types(of: schema).contains(type) {
      var builder = JSONDocumentBuilder()
      add(type, of: schema, to: &builder, depth: 0)
      samples.append(builder.finish().root)
    }
    return samples
  }

  /// The schema behind a chain of plain references.
  private func resolved(_ schema: SchemaGraph.ID) -> SchemaGraph.ID {
    var schema = schema
    for _ in 0..<16 {
      guard let only = graph[schema].keywords.first, case .reference(let target) = only.rule
      else { break }
      schema = target
    }
    return schema
  }

  private func add(
    _ type: TypeSet, of schema: SchemaGraph.ID, to builder: inout JSONDocumentBuilder, depth: Int
  ) {
    let node = graph[resolved(schema)]
    switch type {
    case .boolean: builder.bool(true)
    case .integer: builder.number(lexeme: node.sampleNumber)
    case .fraction: builder.number(lexeme: "0.5".utf8)
    case .string: builder.string(node.sampleText)
    case .array:
      builder.begin(.array)
      builder.end()
    case .object: addObject(of: node, to: &builder, depth: depth)
    default: builder.null()
    }
  }

  /// The required fields, each with its first sample.
  private func addObject(
    of node: SchemaNode, to builder: inout JSONDocumentBuilder, depth: Int
  ) {
    builder.begin(.object)
    defer { builder.end() }
    guard depth < Self.greatestDepth else { return }
    var names: Set<JSONName> = []
    for keyword in node.keywords {
      guard case .required(let required) = keyword.rule else { continue }
      for name in required.prefix(64) where names.insert(name).inserted {
        builder.string(name.utf8)
        add(name, of: node, to: &builder, depth: depth + 1)
      }
    }
  }

  private func add(
    _ name: JSONName, of node: SchemaNode, to builder: inout JSONDocumentBuilder, depth: Int
  ) {
    guard let field = node.propertyRules?.named.first(where: { $0.name == name })?.schema else {
      return builder.null()
    }
    let inner = graph[resolved(field)]
    for keyword in inner.keywords {
      if case .constant(let value) = keyword.rule { return builder.copy(value) }
    }
    if let value = inner.enumeration?.first { return builder.copy(value) }
    let type = TypeSet.single.first { types.types(of: field).contains($0) } ?? .null
    add(type, of: field, to: &builder, depth: depth)
  }
}

extension TypeSet {
  /// The types one by one, the simplest values first.
  static let single: [TypeSet] = [
    .integer, .string, .boolean, .null, .fraction, .array, .object,
  ]
}

extension SchemaNode {
  /// The smallest number that the schema's own bounds allow; 0 without bounds.
  fileprivate var sampleNumber: [UInt8] {
    for keyword in keywords {
      if case .minimum(let least, false) = keyword.rule, !least.isNegative, least.digits.count < 18
      {
        return Array(least.description.utf8)
      }
    }
    return [UInt8(ascii: "0")]
  }

  fileprivate var sampleText: String {
    for keyword in keywords {
      if case .minLength(let least) = keyword.rule, least < 256 {
        return String(repeating: "a", count: least)
      }
    }
    return ""
  }
}

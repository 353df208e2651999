import Contracts
import Findings
import Schemas
import SourceText

/// A field that has different types in two contracts.
struct SameFieldOtherType: CatalogRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 301), "same-field-other-type", severity: .info,
    summary: "A field of the same name has types in two contracts that have nothing in common.",
    rationale: """
      Consumers join events by their fields. One name with two types ends as a failed join, or \
      as one of them silently converted.
      """,
    bad: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object, properties: { price: { type: number } } }
      # file: contracts/b.yaml
      contract: trade
      version: 1.0.0
      owner: game-server
      schema: { type: object, properties: { price: { type: string } } }

      """,
    good: """
      # file: contracts/a.yaml
      contract: tick
      version: 1.0.0
      owner: game-server
      schema: { type: object, properties: { price: { type: number } } }
      # file: contracts/b.yaml
      contract: trade
      version: 1.0.0
      owner: game-server
      schema: { type: object, properties: { price: { type: number } } }

      """)

  func check(_ catalog: LintedCatalog) -> [Finding] {
    var known: [FieldPath: Rivals] = [:]
    var findings: [Finding] = []
    for (file, contract) in catalog.contracts {
      guard let schema = file.schema else { continue }
      for field in fields(of: schema, named: contract.name.value.text) {
        let rivals = known[field.path, default: Rivals()]
        if let earlier = rivals.first(against: field) {
          findings.append(finding(field, against: earlier))
        }
        if rivals.lack(field) { known[field.path, default: Rivals()].fields.append(field) }
      }
    }
    return findings
  }

  private func finding(_ field: Field, against earlier: Field) -> Finding {
    let (here, there) = (names(field.types), names(earlier.types))
    let text = earlier.node.schema.text
    let place = words(text.file.path, text.line(of: earlier.span), from: "")
    return finding(
      "field '\(field.path)' is \(here) here and \(there) in '\(earlier.contract)'",
      at: field.span, in: field.node, keyword: "properties"
    ).noting("the other one stands at \(place)")
  }

  private func names(_ types: TypeSet) -> String {
    types.names.map { "'\($0)'" }.joined(separator: " or ")
  }
}

/// A field of an event with the types that it can have, null left out.
private struct Field {
  var path: FieldPath
  var contract: String
  var types: TypeSet
  var span: SourceSpan
  var node: LintedNode
}

/// The fields of one path that a later one may contradict.
///
/// Two contracts for each set of types are all that the first contradiction can come from, which
/// keeps a path that every contract declares as cheap as one that two do.
private struct Rivals {
  var fields: [Field] = []

  func first(against field: Field) -> Field? {
    fields.first { $0.contract != field.contract && $0.types.isDisjoint(with: field.types) }
  }

  func lack(_ field: Field) -> Bool {
    let alike = fields.filter { $0.types == field.types }
    return alike.count < 2 && !alike.contains { $0.contract == field.contract }
  }
}

/// Where a field stands in an event, items of lists as `*`: `/players/*/name`.
private typealias FieldPath = String

/// The fields that a schema declares by name, through references and lists, to a depth.
private func fields(of schema: LintedSchema, named contract: String) -> [Field] {
  var found: [Field] = []
  var waiting: [(id: SchemaGraph.ID, path: FieldPath, depth: Int)] = [(schema.graph.root, "", 0)]
  var visited: Set<SchemaGraph.ID> = []
  while let (id, path, depth) = waiting.popLast() {
    guard depth <= 8, visited.insert(id).inserted else { continue }
    for keyword in schema.graph[id].keywords {
      switch keyword.rule {
      case .reference(let target): waiting.append((target, path, depth + 1))
      case .allOf(let branches): waiting += branches.map { ($0, path, depth + 1) }
      case .items(_, let rest?): waiting.append((rest, path + "/*", depth + 1))
      case .properties(let rules):
        for property in rules.named {
          let inner = SchemaPointer.appending(property.name, to: path)
          waiting.append((property.schema, inner, depth + 1))
          let types = schema.types.types(of: property.schema).subtracting(.null)
          // Only what stands in this file can be pointed to.
          guard types != TypeSet.all.subtracting(.null), !types.isEmpty,
            schema.graph[id].place.path == schema.text.file.path
          else { continue }
          found.append(
            Field(
              path: inner, contract: contract, types: types, span: property.nameSpan,
              node: schema.node(id)))
        }
      default: break
      }
    }
  }
  return found.sorted { $0.span < $1.span }
}

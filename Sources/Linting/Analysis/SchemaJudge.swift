import JSONText
import Schemas
import Validation

/// Asks single schemas of a graph about values that stand in the file or were made up.
struct SchemaJudge: Sendable {
  private let validator: CarefulValidator

  /// How many values of one file are judged: no file that people write has more, and a hostile one
  /// must not take minutes.
  static let greatestCount = 2_000

  init(_ graph: SchemaGraph) {
    var limits = CarefulValidator.Limits()
    limits.visits = 20_000
    limits.depth = 200
    validator = CarefulValidator(graph, limits: limits)
  }

  func verdict(on value: JSONValue, by schema: SchemaGraph.ID) -> CarefulValidator.Verdict {
    // Alone in its document, a value is judged in its own size and not in the file's.
    var builder = JSONDocumentBuilder()
    builder.copy(value)
    return validator.verdict(on: builder.finish().root, at: schema)
  }

  func accepts(_ value: JSONValue, by schema: SchemaGraph.ID) -> Bool {
    verdict(on: value, by: schema) == .accepted
  }

  func refuses(_ value: JSONValue, by schema: SchemaGraph.ID) -> Bool {
    verdict(on: value, by: schema) == .refused
  }
}

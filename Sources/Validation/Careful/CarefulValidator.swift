package import JSONText
package import Schemas

/// Judges values by a schema with every rule of JSON Schema, and can say all that is wrong.
///
/// This is the reference: slow where it must be, exact everywhere. Work is counted on visits, so
/// that neither a schema nor a value can keep it busy for ever.
package struct CarefulValidator: Sendable {
  package enum Verdict: Hashable, Sendable {
    case accepted
    case refused
    /// Given up at the limits; neither yes nor no.
    case tooCostly
  }

  /// How far one value may be followed.
  package struct Limits: Hashable, Sendable {
    /// Visits allowed whatever the size of the value.
    package var visits = 400_000
    /// Visits allowed on top for each node of the value's document.
    package var visitsPerNode = 64
    /// Schemas inside each other at one time: fields, references and combinations all count.
    ///
    /// One takes up to 2 KB of stack, and 6 KB in an unoptimised build. The deepest event that can
    /// be read has 128 levels, which leaves room for six schemas at each of them.
    package var depth = 800
    /// How many violations of one value are kept.
    package var violations = 10_000

    package init() {}
  }

  package let graph: SchemaGraph
  package var limits: Limits
  let plan: CarefulPlan

  package init(_ graph: SchemaGraph, limits: Limits = Limits()) {
    self.graph = graph
    self.limits = limits
    plan = CarefulPlan(graph)
  }

  /// Stops at the first fault; asks a schema inside the graph when one is given.
  package func verdict(on value: JSONValue, at schema: SchemaGraph.ID? = nil) -> Verdict {
    var run = CarefulRun(self, on: value, collecting: false)
    let outcome = run.evaluate(schema ?? graph.root, value.index)
    if run.isTooCostly { return .tooCostly }
    return outcome.isValid ? .accepted : .refused
  }

  /// Whether the schema takes the value; what is too costly to tell is not taken.
  package func accepts(_ value: JSONValue, at schema: SchemaGraph.ID? = nil) -> Bool {
    verdict(on: value, at: schema) == .accepted
  }

  /// All faults at the top level of evaluation, in the order of the schema's keywords.
  ///
  /// They are those of the value, of its fields and items, through `allOf`, references, `then`,
  /// `else` and `dependentSchemas`. A failing `anyOf`, `oneOf`, `not`, `contains` or
  /// `propertyNames` is one fault at its own place.
  package func violations(in value: JSONValue) -> [Violation] {
    var run = CarefulRun(self, on: value, collecting: true)
    _ = run.evaluate(graph.root, value.index)
    guard run.isTooCostly else { return run.violations }
    return run.violations + [
      Violation(
        .tooCostly, schema: graph.root, keyword: "", instance: [], span: value.span,
        expected: "a verdict", got: "none within \(limits.visits) visits")
    ]
  }
}

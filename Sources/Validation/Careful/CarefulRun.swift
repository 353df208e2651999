import JSONText
import Schemas
import SourceText

/// One evaluation of one value; it exists as long as that takes.
struct CarefulRun {
  /// What a schema says of a value.
  struct Outcome {
    var isValid: Bool
    var evaluated = Evaluated()

    static let refused = Outcome(isValid: false)
  }

  /// Which fields or items of one value some schema has looked at.
  struct Evaluated {
    var all = false
    /// The values' node numbers.
    var children: Set<Int> = []

    mutating func formUnion(_ other: Evaluated) {
      all = all || other.all
      if !other.children.isEmpty { children.formUnion(other.children) }
    }

    func contains(_ child: Int) -> Bool { all || children.contains(child) }
  }

  /// A keyword about to judge a value.
  struct Site {
    var schema: SchemaGraph.ID
    var keyword: String
    var dialect: Dialect
    var value: Int
  }

  private struct Visit: Hashable {
    var schema: Int
    var value: Int
    var scope: Int
  }

  let graph: SchemaGraph
  let plan: CarefulPlan
  let document: JSONDocument
  let limits: CarefulValidator.Limits

  /// Off inside branches whose faults are not told one by one.
  var collecting: Bool
  var isExplaining = false
  var violations: [Violation] = []
  var path: [InstanceStep] = []
  var isTooCostly = false
  var work: Int
  var explanations = 0

  var scope = 0
  var scopes = DynamicScopes()
  var lastNames: (object: Int, names: [JSONName: Int]) = (-1, [:])
  private var depth = 0
  private var outcomes: [Visit: Outcome] = [:]
  private var collected: Set<Visit> = []
  private var underWay: Set<Visit> = []

  init(_ validator: CarefulValidator, on value: JSONValue, collecting: Bool) {
    graph = validator.graph
    plan = validator.plan
    limits = validator.limits
    document = value.document
    self.collecting = collecting
    let (extra, overflows) = value.document.nodes.count.multipliedReportingOverflow(
      by: limits.visitsPerNode)
    work = overflows ? .max : limits.visits.addingReportingOverflow(extra).partialValue
  }

  /// What a schema says of a value, remembered where the question can come again.
  mutating func evaluate(_ schema: SchemaGraph.ID, _ value: Int) -> Outcome {
    spend(1)
    guard !isTooCostly, depth < limits.depth else {
      isTooCostly = true
      return .refused
    }
    let outer = scope
    if plan.usesDynamicScope {
      scope = scopes.entering(graph.nodes[schema.index].resource, from: outer, of: graph)
    }
    depth += 1
    defer {
      scope = outer
      depth -= 1
    }
    guard plan.isShared[schema.index] else { return judge(schema, value) }
    let visit = Visit(schema: schema.index, value: value, scope: scope)
    if let known = outcomes[visit], !collecting || known.isValid || collected.contains(visit) {
      return known
    }
    // Only a cycle that takes the value no further comes back here before it has an answer.
    guard underWay.insert(visit).inserted else {
      isTooCostly = true
      return .refused
    }
    let outcome = judge(schema, value)
    underWay.remove(visit)
    if collecting { collected.insert(visit) }
    outcomes[visit] = outcome
    return outcome
  }

  private mutating func judge(_ schema: SchemaGraph.ID, _ value: Int) -> Outcome {
    if graph.nodes[schema.index].refusesAll {
      let site = Site(schema: schema, keyword: "", dialect: .draft2020, value: value)
      report(.nothingAllowed, site, expected: "nothing")
      return .refused
    }
    var outcome = Outcome(isValid: true)
    let count = graph.nodes[schema.index].keywords.count
    for index in 0..<count where !passes(index, of: schema, value, &outcome.evaluated) {
      outcome.isValid = false
      if !collecting { return .refused }
    }
    return outcome
  }

  private mutating func passes(
    _ index: Int, of schema: SchemaGraph.ID, _ value: Int, _ evaluated: inout Evaluated
  ) -> Bool {
    let keyword = graph.nodes[schema.index].keywords[index]
    let site = Site(
      schema: schema, keyword: keyword.name, dialect: graph.nodes[schema.index].dialect,
      value: value)
    return passes(keyword.rule, site, &evaluated)
  }

  mutating func spend(_ visits: Int) {
    work -= visits
    if work < 0 {
      work = 0
      isTooCostly = true
    }
  }

  func json(_ value: Int) -> JSONValue { JSONValue(document: document, index: value) }
  func kind(_ value: Int) -> JSONDocument.Kind { document.nodes[value].kind }

  /// Evaluates without telling faults: of branches that may fail.
  mutating func quietly(_ schema: SchemaGraph.ID, _ value: Int) -> Outcome {
    let outer = collecting
    collecting = false
    defer { collecting = outer }
    return evaluate(schema, value)
  }

  /// Evaluates a part of the value that a name or position leads to.
  mutating func evaluate(_ schema: SchemaGraph.ID, _ value: Int, at step: InstanceStep) -> Bool {
    guard collecting else { return evaluate(schema, value).isValid }
    path.append(step)
    defer { path.removeLast() }
    return evaluate(schema, value).isValid
  }

  mutating func report(
    _ kind: ViolationKind, _ site: Site, keyword: String? = nil, field: String? = nil,
    at span: SourceSpan? = nil, expected: String, got: String? = nil, notes: [String] = []
  ) {
    guard collecting, violations.count < limits.violations else { return }
    let value = json(site.value)
    violations.append(
      Violation(
        kind, schema: site.schema, keyword: keyword ?? site.keyword, instance: path,
        span: span ?? value.span, field: field, expected: expected,
        got: got ?? value.shape, notes: notes))
  }

  /// All faults that a schema alone would tell of a value, within a small budget of their own.
  ///
  /// Nil when the budget did not do.
  mutating func faults(by schema: SchemaGraph.ID, of value: Int) -> [Violation]? {
    let outer = (violations, collected, collecting, isExplaining, isTooCostly, work)
    let budget = min(work, 20_000)
    (violations, collected, collecting, isExplaining, isTooCostly) = ([], [], true, true, false)
    work = budget
    _ = evaluate(schema, value)
    let found = isTooCostly ? nil : violations
    let left = work
    (violations, collected, collecting, isExplaining, isTooCostly, work) = outer
    spend(budget - left)
    return found
  }
}

import JSONText
import Schemas
import Validation

/// Asks the questions of one comparison, each once, and carries answers about parts to whole events.
struct Judge {
  let old: ComparedGraph
  let new: ComparedGraph
  private(set) var budget: ContainmentQuestion.Budget
  /// Whole events are built and judged no more than this often: nodes of JSON.
  var eventNodes = 400_000
  /// Questions about whole schemas cost most: how many schemas they may look through in all.
  var wholeNodes = 60_000
  /// How many questions about parts are asked, and how many may stay open at the full price.
  private var questions = 40_000
  private var patience = 24
  private var parts: [Place: SchemaGraph] = [:]
  var samples: [Room: JSONValue?] = [:]
  private(set) lazy var oldValidator = CarefulValidator(old.graph)
  private(set) lazy var newValidator = CarefulValidator(new.graph)

  struct Place: Hashable {
    var schemas: [SchemaGraph.ID]
    var side: Side
  }

  init(_ old: ComparedGraph, _ new: ComparedGraph, budget: ContainmentQuestion.Budget) {
    self.old = old
    self.new = new
    self.budget = budget
  }

  func graph(_ side: Side) -> ComparedGraph { side == .old ? old : new }

  /// Whether the values that one side takes at a place are all as the other side demands there.
  mutating func answer(
    _ demands: [Constraint], of side: Side, atValuesOf schemas: [SchemaGraph.ID]
  ) -> LocalAnswer {
    var doubt: String?
    for (index, demand) in demands.enumerated() where !demand.isEmpty {
      switch ask(schemas, of: side.other, within: demand) {
      case .proved: continue
      case .refuted(let witness): return .refuted(witness, by: index)
      case .unknown(let reason): doubt = doubt ?? reason
      }
    }
    return doubt.map { .unknown($0) } ?? .proved
  }

  /// Where many questions stay open, the rest gets less time.
  private mutating func losePatience() {
    patience -= 1
    if patience == 0 { budget.steps = max(1_000, budget.steps / 50) }
  }

  /// The part of a graph that a place is judged by.
  mutating func part(_ schemas: [SchemaGraph.ID], of side: Side) -> SchemaGraph {
    let place = Place(schemas: schemas, side: side)
    if let known = parts[place] { return known }
    let part = graph(side).part(schemas)
    if parts.count > 64 { parts.removeAll() }
    parts[place] = part
    return part
  }

  private mutating func ask(
    _ schemas: [SchemaGraph.ID], of side: Side, within demand: Constraint
  ) -> Containment {
    // Outside its own place a dynamic reference may land elsewhere.
    guard !graph(.old).isAmbiguous, !graph(.new).isAmbiguous else {
      return .unknown(reason: "a dynamic reference may land at several places")
    }
    guard questions > 0 else { return .unknown(reason: "there are too many differences") }
    let inner = part(schemas, of: side)
    // A question about a large object costs what many about small ones do.
    questions -= 1 + inner.nodes.count / 32
    let outer = demand.graph(in: graph(side.other))
    let answer = ContainmentQuestion(isEvery: inner, within: outer, budget: budget).answer()
    if case .unknown = answer { losePatience() }
    return answer
  }
}

/// An answer about the values at one place.
enum LocalAnswer {
  case proved
  /// A value at the place, and which of the demands it does not meet.
  case refuted(JSONValue, by: Int)
  case unknown(String)

  var isProved: Bool {
    if case .proved = self { true } else { false }
  }
}

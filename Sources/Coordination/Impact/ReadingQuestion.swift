import Evolution
import JSONText
import Schemas
import Validation

/// Whether a reader who was written against the older schema gets along with events of the newer.
///
/// The reader does when every new event looks, at the places it reads, like some event that it was
/// written for. A yes is proved with places that leave nothing out, a no with a schema that leaves
/// out whatever hangs on unread places; between the two it is not known.
struct ReadingQuestion {
  let comparison: Comparison
  let reading: Reading
  let budget: ContainmentQuestion.Budget

  /// What the reader certainly cannot do without; nil where it would be too large to write down.
  private let demands: SchemaGraph?
  private let reach: Reach

  init(_ comparison: Comparison, _ reading: Reading, budget: ContainmentQuestion.Budget) {
    self.comparison = comparison
    self.reading = reading
    self.budget = budget
    reach = Reach(comparison.old.graph.asRead(by: reading.profile))
    var projection = Projection(reach)
    demands = projection.graph(of: reading.places)
  }

  func answer() -> Containment {
    if reading.readsEverything { return comparison.verdict(for: reading.profile, budget: budget) }
    // Who is safe with every field is safe with a few.
    if comparison.forward.isProved { return .proved }
    guard let demands else { return .unknown(reason: "the schema is too large to be cut down") }
    if let witness = knownWitness(demands) { return .refuted(witness: witness) }
    if isSafe() { return .proved }
    let answer = ContainmentQuestion(
      isEvery: comparison.new.graph, within: demands, budget: budget
    ).answer()
    switch answer {
    case .refuted: return answer
    case .unknown(let reason): return .unknown(reason: reason)
    case .proved:
      return .unknown(
        reason: "what \(reading.words) may hold hangs on places that are not listed as used")
    }
  }

  /// Whether an event of the newer schema shows that the reader is not safe with it.
  func breaks(at witness: JSONValue) -> Bool {
    guard let demands else { return false }
    return CarefulValidator(demands).verdict(on: witness) == .refused
  }

  /// Events that the comparison found already show most breaks.
  private func knownWitness(_ demands: SchemaGraph) -> JSONValue? {
    let validator = CarefulValidator(demands)
    return ([comparison.forward] + comparison.changes.map(\.forward)).lazy
      .compactMap(\.witness).prefix(200)
      .first { validator.verdict(on: $0) == .refused }
  }

  private func isSafe() -> Bool {
    var small = budget
    small.steps = min(budget.steps, 20_000)
    let places = Entanglement(reach, budget: small).closed(reading.places)
    var projection = Projection(reach)
    guard let read = projection.graph(of: places), !reach.isExhausted else { return false }
    return ContainmentQuestion(isEvery: comparison.new.graph, within: read, budget: budget)
      .answer().isProved
  }
}

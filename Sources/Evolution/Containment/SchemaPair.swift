import JSONText
package import Schemas
import Validation

/// Two schemas about which many questions are asked; what one answer found out serves the next.
package final class SchemaPair {
  /// A schema inside one of the two graphs.
  package enum Place: Hashable, Sendable {
    case first(SchemaGraph.ID)
    case second(SchemaGraph.ID)

    package var id: SchemaGraph.ID {
      switch self {
      case .first(let id), .second(let id): id
      }
    }
  }

  package let first: SchemaGraph
  package let second: SchemaGraph
  package let budget: ContainmentQuestion.Budget

  private let translator: SchemaTranslator
  private let search: MemberSearch
  private let firstValidator: CarefulValidator
  private let secondValidator: CarefulValidator
  private let examples = ExampleTexts()

  package init(
    _ first: SchemaGraph, _ second: SchemaGraph,
    budget: ContainmentQuestion.Budget = ContainmentQuestion.Budget()
  ) {
    self.first = first
    self.second = second
    self.budget = budget
    translator = SchemaTranslator(first, second)
    search = MemberSearch(translator, steps: budget.steps)
    firstValidator = CarefulValidator(first)
    secondValidator = CarefulValidator(second)
  }

  /// Whether every value of one schema is a value of another.
  package func containment(of inner: Place, within outer: Place) -> Containment {
    switch find([literal(inner), !literal(outer)]) {
    case .none: return challenge(inner, outer)
    case .unknown(let reason): return .unknown(reason: reason)
    case .member(let sample):
      let witness = translator.store.json(of: sample)
      let verdicts = [verdict(on: witness, at: inner), verdict(on: witness, at: outer)]
      guard verdicts == [.accepted, .refused] else {
        return .unknown(reason: doubt(about: witness, verdicts))
      }
      return .refuted(witness: witness)
    }
  }

  /// Whether no value is taken by all of the schemas; of one schema, whether it takes nothing.
  package func emptiness(of places: Place...) -> Emptiness {
    switch find(places.map { literal($0) }) {
    case .none: return .proved
    case .unknown(let reason): return .unknown(reason: reason)
    case .member(let sample):
      let example = translator.store.json(of: sample)
      let verdicts = places.map { verdict(on: example, at: $0) }
      guard verdicts.allSatisfy({ $0 == .accepted }) else {
        return .unknown(reason: doubt(about: example, verdicts))
      }
      return .refuted(example: example)
    }
  }

  private func literal(_ place: Place) -> Literal {
    switch place {
    case .first(let id): translator.literal(graph: 0, id)
    case .second(let id): translator.literal(graph: 1, id)
    }
  }

  private func find(_ goal: [Literal]) -> SearchResult {
    search.steps = budget.steps
    return search.search(goal)
  }

  /// Attacks a proof with values by chance before it is believed.
  private func challenge(_ inner: Place, _ outer: Place) -> Containment {
    var room = 400
    for (number, place) in [inner, inner, outer, inner, outer, inner].enumerated() where room > 0 {
      var guesser = ValueGuesser(graph(of: place), examples: examples, seed: UInt64(number))
      let value = guesser.value(for: place.id, room: 100)
      room -= value.document.nodes.count
      if verdict(on: value, at: inner) == .accepted, verdict(on: value, at: outer) == .refused {
        return .unknown(reason: doubt(about: value, []))
      }
    }
    return .proved
  }

  private func graph(of place: Place) -> SchemaGraph {
    switch place {
    case .first: first
    case .second: second
    }
  }

  private func verdict(on value: JSONValue, at place: Place) -> CarefulValidator.Verdict {
    switch place {
    case .first(let id): firstValidator.verdict(on: value, at: id)
    case .second(let id): secondValidator.verdict(on: value, at: id)
    }
  }

  private func doubt(about value: JSONValue, _ verdicts: [CarefulValidator.Verdict]) -> String {
    if verdicts.contains(.tooCostly) { return "the validator gave up on a value that was found" }
    let text = String(decoding: value.compactBytes.prefix(200), as: UTF8.self)
    return "our own bug: the search and the validator disagree about \(text)"
  }
}

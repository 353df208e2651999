import Captures
package import JSONText
package import Schemas
package import Validation

/// Migrates stored events and holds what comes of them to the newer version: the proof that a
/// migration is enough, or the first event that it is not enough for.
package struct MigrationTrial: Sendable {
  package let chain: MigrationChain
  private let validator: CarefulValidator

  package init(_ chain: MigrationChain, to graph: SchemaGraph) {
    self.chain = chain
    validator = CarefulValidator(graph)
  }

  /// Why an event is not taken after its migration; nil when it is.
  package func refusal(of event: JSONValue) -> String? {
    let migrated: JSONValue
    do throws(MigrationFailure) { migrated = try chain.applied(to: event) } catch {
      return "step \(error.step + 1) could not be taken: \(error.message)"
    }
    guard !validator.accepts(migrated) else { return nil }
    guard let violation = validator.violations(in: migrated).first else { return "it is refused" }
    let place = violation.instance.pointer
    let shown = place.isEmpty ? "" : "'\(place)': "
    if violation.kind == .missingField, let field = violation.field {
      return "\(shown)required field '\(field)' is absent"
    }
    return "\(shown)expected \(violation.expected), got \(violation.got)"
  }
}

/// What became of migrated events; outcomes of parts add up to that of the whole.
package struct MigrationOutcome: Hashable, Sendable {
  /// An event that is refused although it was migrated.
  package struct Refusal: Hashable, Comparable, Sendable {
    package var place: RecordPlace
    package var reason: String

    package static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.place, lhs.reason) < (rhs.place, rhs.reason)
    }
  }

  package var accepted = 0
  package var refused = 0
  package var first: Refusal?

  package init() {}

  package var events: Int { accepted + refused }

  mutating func add(refusal reason: String?, at place: @autoclosure () -> RecordPlace) {
    guard let reason else {
      accepted += 1
      return
    }
    refused += 1
    let refusal = Refusal(place: place(), reason: reason)
    first = first.map { min($0, refusal) } ?? refusal
  }

  mutating func add(_ other: MigrationOutcome) {
    accepted += other.accepted
    refused += other.refused
    first = [first, other.first].compactMap(\.self).min()
  }
}

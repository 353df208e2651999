package import Captures
package import JSONText
package import Schemas

/// What events are checked against: contracts by event name, and how records are unwrapped.
///
/// A plan is made once and shared by all workers.
package final class CheckPlan: Sendable {
  /// A contract made ready.
  package struct Subject: Sendable {
    package var name: String
    package var version: String?
    package var validator: CarefulValidator
    /// Nil when the schema is too tangled to be lowered; each event then goes the careful way.
    package var program: Program? { lowered.value.program }
    /// Turned off, every event goes the careful way; the tests hold both ways to one outcome.
    package var isFast = true
    /// Fields of the payload that someone wants to see of every event, accepted or not.
    package var watched: [JSONPointer] = [] {
      didSet { lowered = LoweredSchema(validator.graph, watching: watched) }
    }
    /// For each of them whether the walker notes where it stands.
    var notedFields: [Bool] { lowered.value.notes }
    private var lowered: LoweredSchema
    /// Which causes belong together, where events are to be counted by that as well.
    package var group: CauseGroup?

    package init(name: String, version: String?, graph: SchemaGraph) {
      self.name = name
      self.version = version
      validator = CarefulValidator(graph)
      lowered = LoweredSchema(graph, watching: [])
    }

    /// As findings name it.
    package var reference: String { version.map { "\(name)@\($0)" } ?? name }
  }

  /// What a ledger wants to know of unknowns; nothing of it is asked where there is no ledger.
  package enum Evidence: Hashable, Sendable {
    case none
    /// Times, and what the first few values look like.
    case shapes
    /// The same, and what these values say.
    case values
  }

  /// Walks go down the stack, which holds this many levels with room to spare.
  package static let deepest = 512

  package let subjects: [Subject]
  /// Nil where each record is a document of its own, checked against the only subject.
  package let envelope: Envelope?
  /// How many places of each cause are kept.
  package let examples: Int
  /// How many containers may lie inside each other in a record.
  package let depth: Int
  /// What is kept for the ledger besides counts.
  package let evidence: Evidence
  private let routes: [JSONName: Int]

  /// Events in envelopes, each checked against the subject its type is routed to.
  package init(
    subjects: [Subject], routes: [JSONName: Int], envelope: Envelope, examples: Int = 3,
    depth: Int = 128, evidence: Evidence = .none
  ) {
    self.subjects = subjects
    self.routes = routes
    self.envelope = envelope
    self.examples = examples
    self.depth = min(depth, Self.deepest)
    self.evidence = evidence
  }

  /// Plain documents, each checked against one schema.
  package init(documentsOf subject: Subject, examples: Int = 3, depth: Int = 128) {
    subjects = [subject]
    routes = [:]
    envelope = nil
    self.examples = examples
    self.depth = min(depth, Self.deepest)
    evidence = .none
  }

  /// The subject that events of a type belong to.
  package func subject(of type: JSONName) -> Int? { routes[type] }

  /// Every event name that leads to a contract.
  package var eventNames: [JSONName] { routes.keys.sorted() }
}

package import Captures

/// How captures are profiled; made once and shared by all workers.
package struct ProfilePlan: Sendable {
  /// Whether some records are kept apart.
  package enum Share: Hashable, Sendable {
    case all
    /// The records whose bytes hash to one in ten are counted by themselves: the same ones on every
    /// machine.
    case apart
  }

  /// Nil where each record is an event of its own, all of one type.
  package var envelope: Envelope?
  /// The captures' names, by their numbers; in the order of their bytes, so that the first is the
  /// same however many workers there are.
  package var captures: [String]
  package var share: Share
  /// How many containers may lie inside each other in a record.
  package var depth: Int

  package init(
    envelope: Envelope?, captures: [String], share: Share = .all, depth: Int = 128
  ) {
    self.envelope = envelope
    self.captures = captures
    self.share = share
    self.depth = min(depth, Self.deepest)
  }

  /// Walks go down the stack, which holds this many levels with room to spare.
  static let deepest = 256

  /// The event type of documents without an envelope.
  package static let document = "document"
}

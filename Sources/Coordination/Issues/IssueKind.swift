/// What an issue between repositories is about.
package enum IssueKind: String, Hashable, Sendable, CaseIterable {
  case versionBump = "version-bump"
  case newEvent = "new-event"
  case breaking
  case embeddingChange = "embedding-change"
  case unknownFields = "unknown-fields"
  case gateBlocked = "gate-blocked"
  case actionItem = "action-item"

  /// What the title says of it.
  package var words: String {
    switch self {
    case .versionBump: "version bump"
    case .newEvent: "new event type"
    case .breaking: "breaking change"
    case .embeddingChange: "embedding model change"
    case .unknownFields: "unknown fields to review"
    case .gateBlocked: "gate blocked"
    case .actionItem: "action item"
    }
  }

  /// The event of a realm's sync points that it belongs to.
  package var syncEvent: String? {
    switch self {
    case .versionBump: "version-bump"
    case .newEvent: "new-event"
    case .breaking: "breaking-change"
    case .embeddingChange: "embedding-change"
    case .unknownFields, .gateBlocked, .actionItem: nil
    }
  }
}

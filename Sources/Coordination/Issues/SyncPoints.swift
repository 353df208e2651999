import Contracts
package import Realms

/// What has to happen in each repository when something happens in one.
package struct SyncPoints: Sendable {
  /// One thing that happens, and what it asks of whom; `all` stands for everybody.
  package struct Point: Hashable, Sendable {
    package var event: String
    package var summary: String?
    package var actions: [Action]
    /// Whether the realm itself says so.
    package var isOwn: Bool
  }

  package struct Action: Hashable, Sendable {
    package var repository: String
    package var text: String
  }

  package let points: [Point]

  /// What holds where a realm does not say: the founding agreement.
  private static let founding = [
    founding("version-bump", "the version of a contract moves", "Update the dependency"),
    founding(
      "new-event", "a new type of events is added", "Update what reads, stores or describes events"),
    founding(
      "embedding-change", "the embedding model changes", "Rebuild every vector index"),
    founding(
      "breaking-change", "a contract breaks", "Release together with the new major version"),
  ]

  private static func founding(_ event: String, _ summary: String, _ action: String) -> Point {
    Point(
      event: event, summary: summary, actions: [Action(repository: "all", text: action)],
      isOwn: false)
  }

  package init(_ charter: RealmCharter) {
    let own = charter.syncPoints.map { point in
      Point(
        event: point.event.value, summary: point.summary,
        actions: point.actions.map {
          Action(repository: $0.repository.value, text: $0.action.value)
        }, isOwn: true)
    }
    points =
      own
      + Self.founding.filter { point in
        !own.contains { Self.isSame($0.event, point.event) }
      }
  }

  /// What an event asks of one repository.
  package func actions(
    for event: String, _ repository: RealmRepository?, _ name: RealmName
  ) -> [(text: String, isOwn: Bool)] {
    points.filter { Self.isSame($0.event, event) }.flatMap { point in
      point.actions.filter { action in
        action.repository == "all" || action.repository == name.text
          || repository?.isCalled(action.repository) ?? false
      }.map { ($0.text, point.isOwn) }
    }
  }

  /// Words in any case, with blanks or hyphens between.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    func bare(_ text: String) -> String {
      text.lowercased().replacing(" ", with: "-").replacing("_", with: "-")
    }
    return bare(one) == bare(other)
  }
}

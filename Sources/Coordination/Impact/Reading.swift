package import Evolution

/// What a consumer says it reads of a contract's events, and how.
package struct Reading: Hashable, Sendable {
  /// The places; without any, everything.
  package var uses: [UsedPath]
  package var profile: ReaderProfile

  package init(uses: [UsedPath] = [], profile: ReaderProfile = .tolerant) {
    self.uses = uses
    self.profile = profile
  }

  package var readsEverything: Bool { uses.isEmpty || uses.contains { $0.steps.isEmpty } }

  var places: UsedPlaces { readsEverything ? .whole : UsedPlaces(uses) }

  /// The paths as a sentence lists them; `everything` where nothing is left out.
  package var words: String {
    guard !readsEverything else { return "everything" }
    let shown = uses.prefix(4).map(\.pointer).joined(separator: ", ")
    return uses.count > 4 ? "\(shown) and \(uses.count - 4) more" : shown
  }
}

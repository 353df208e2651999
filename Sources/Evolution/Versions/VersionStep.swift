package import Contracts

/// The step from what is published to what a contract declares, held to what the change asks for.
///
/// From 1.0.0 on a step has the level of the change. Before, `0.y.z` promises less: what breaks, or
/// asks for a migration, moves `y`, everything else `z`, and 1.0.0 may follow at any time. A
/// pre-release promises nothing: the level is that of the change since the last release, and
/// between two pre-releases any order of their names is a step.
package struct VersionStep: Hashable, Sendable {
  package enum Verdict: Hashable, Sendable {
    case ok
    /// The number stayed, or moved less than the change asks for.
    case tooSmall
    /// The number moved by more than one step of its kind.
    case skips
    case goesBack
    /// Larger than the change asks for; nobody is harmed.
    case tooLarge
    /// Another build of a version that is out; both have one rank.
    case buildOnly
  }

  /// What was published last; nil before the first time.
  package let newest: Version?
  /// What was published last without being a pre-release.
  package let release: Version?
  package let declared: Version
  /// The level of the change since the release, or since the newest where there is no release.
  package let required: Magnitude
  /// The level of the change since the newest.
  package let pending: Magnitude

  /// `pending` is only asked for where the newest version is a pre-release.
  package init(
    newest: Version?, release: Version?, declared: Version, required: Magnitude,
    pending: Magnitude? = nil
  ) {
    self.newest = newest
    self.release = release
    self.declared = declared
    self.required = required
    self.pending = pending ?? required
  }
}

extension VersionStep {
  package var verdict: Verdict {
    guard let newest else { return .ok }
    if declared.hasRank(of: newest) {
      if pending > .none { return .tooSmall }
      return declared.build == newest.build ? .ok : .buildOnly
    }
    guard newest < declared else { return .goesBack }
    guard let release else { return .ok }
    let core = declared.core
    guard let step = core.step(from: release) else { return .goesBack }
    if step < need(from: release) { return .tooSmall }
    // A pre-release that is out has announced its numbers.
    if core != release.core.bumped(by: step), core != newest.core { return .skips }
    let isGraduation = release.major == 0 && core.major == 1
    return step > max(need(from: release), .patch) && !isGraduation ? .tooLarge : .ok
  }

  /// Whether the declared version may be published.
  package var isAllowed: Bool {
    switch verdict {
    case .ok, .tooLarge: true
    case .tooSmall, .skips, .goesBack, .buildOnly: false
    }
  }

  /// The version that is right: the declared one where that is allowed, else the smallest.
  package var next: Version {
    guard !isAllowed, let newest else { return declared }
    if pending == .none { return newest }
    guard let release else { return newest.nextPrerelease }
    let need = max(need(from: release), .patch)
    let isCovered = newest.core.step(from: release).map { $0 >= need } ?? false
    if !newest.prerelease.isEmpty, isCovered { return newest.nextPrerelease }
    var next = release.core.bumped(by: need)
    // Who declared a pre-release wants one.
    if declared > newest { next.prerelease = declared.prerelease }
    return next
  }

  /// How far the published numbers move by the declared version; none before its release.
  package var movement: Magnitude {
    guard declared.prerelease.isEmpty, isAllowed else { return .none }
    guard newest != nil else { return .patch }
    guard let release else { return .patch }
    return declared.core.step(from: release) ?? .none
  }

  /// The step that the change asks for, which is smaller before 1.0.0.
  private func need(from release: Version) -> Magnitude {
    release.major == 0 ? min(required, .minor) : required
  }
}

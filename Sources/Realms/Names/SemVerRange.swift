package import Contracts

/// Which versions of a contract an import takes: `>=1.0.0 <2.0.0`, `^1.2`, `1.x || 3.0.0`.
package struct SemVerRange: Hashable, Sendable, CustomStringConvertible {
  /// One bound on versions.
  package struct Comparator: Hashable, Sendable {
    package enum Relation: String, Hashable, Sendable, CaseIterable {
      case atLeast = ">="
      case atMost = "<="
      case above = ">"
      case below = "<"
      case equal = "="
    }

    package var relation: Relation
    package var version: Version

    package init(_ relation: Relation, _ version: Version) {
      self.relation = relation
      self.version = version
    }

    func holds(for version: Version) -> Bool {
      switch relation {
      case .atLeast: version >= self.version
      case .atMost: version <= self.version
      case .above: version > self.version
      case .below: version < self.version
      case .equal: !(version < self.version) && !(self.version < version)
      }
    }
  }

  /// As it was written, blanks trimmed.
  package let text: String
  /// One of the sets has to hold, each with all its bounds; a set without bounds holds for all.
  package let alternatives: [[Comparator]]

  package init(text: String, alternatives: [[Comparator]]) {
    self.text = text
    self.alternatives = alternatives
  }

  /// Exactly one version.
  package init(_ version: Version) {
    self.init(text: version.description, alternatives: [[.init(.equal, version)]])
  }

  package var description: String { text }

  /// Whether the range takes a version.
  ///
  /// A pre-release is taken only where a bound names one of the same three numbers: who asks for
  /// `>=1.0.0` did not ask for `2.0.0-rc.1`.
  package func contains(_ version: Version) -> Bool {
    alternatives.contains { set in
      set.allSatisfy { $0.holds(for: version) } && admits(version, set)
    }
  }

  private func admits(_ version: Version, _ set: [Comparator]) -> Bool {
    guard !version.prerelease.isEmpty else { return true }
    return set.contains { bound in
      !bound.version.prerelease.isEmpty && bound.version.major == version.major
        && bound.version.minor == version.minor && bound.version.patch == version.patch
    }
  }

  /// The newest version of some that the range takes.
  package func newest(of versions: some Sequence<Version>) -> Version? {
    versions.filter(contains).max()
  }

  /// Two versions that the range takes and that a minor step, or more, lies between.
  ///
  /// Under the founding rule a minor version asks for a migration, so whoever takes both takes a
  /// change that their data may not fit.
  package var spannedMinor: (from: Version, to: Version)? {
    for set in alternatives {
      let low = set.compactMap(\.lowest).max() ?? Version(0, 0, 0)
      let next = Version(low.major, low.minor == .max ? .max : low.minor + 1, 0)
      let start = contains(low) ? low : Version(low.major, low.minor, bumped(low.patch))
      if contains(start), contains(next) { return (start, next) }
      let major = Version(low.major == .max ? .max : low.major + 1, 0, 0)
      if contains(start), contains(major) { return (start, major) }
    }
    return nil
  }
}

extension SemVerRange.Comparator {
  /// The least version the bound lets through, when it is a lower one.
  fileprivate var lowest: Version? {
    switch relation {
    case .atLeast, .above, .equal: version
    case .atMost, .below: nil
    }
  }
}

private func bumped(_ number: Int) -> Int { number == .max ? number : number + 1 }

package import Workspace

/// `SCHEMA_SKIP`: what a person leaves out this once, because a commit cannot wait.
///
/// `all` leaves out everything; else names of parts and hooks, parted by commas or blanks.
package struct SkipVariable: Hashable, Sendable {
  package static let name = "SCHEMA_SKIP"

  private let words: [String]

  package init(_ environment: Environment) {
    words = (environment[Self.name] ?? "").split { $0 == "," || $0 == " " }.map(String.init)
  }

  package var isEverything: Bool { words.contains { ["all", "1", "true"].contains($0) } }

  /// Those of some names that are left out.
  package func names(among known: [String]) -> [String] {
    isEverything ? known : known.filter(words.contains)
  }

  /// What is said in a report of something that did not run at all.
  package var remark: String { "left out, because \(Self.name) says so: nothing was checked" }

  /// Words that mean nothing, of which a person should know.
  package func unknown(among known: [String]) -> [String] {
    isEverything ? [] : words.filter { !known.contains($0) }
  }
}

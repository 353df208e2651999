import SourceText
package import Workspace

extension Git {
  /// What went wrong in the words of this program, and what to do: exactly what to fetch where
  /// something was never fetched.
  package func explained(_ failure: Failure) -> CommandError {
    switch failure {
    case .noSuchReference(let reference): missing(reference)
    case .notARepository where (try? FileStatus.following(folder + "/.git")) != nil:
      .setup(
        "git does not take '\(folder)' for a repository, although there is a '.git'",
        advice: ["'git -C \(folder) status' tells why"])
    case .notARepository:
      .setup(
        "'\(folder)' is in no git repository, so there is no other version to look at",
        advice: ["name two files instead: schema diff OLD.yaml NEW.yaml"])
    case .git(_, _, let words) where words.contains("dubious ownership"):
      .setup(
        "git refuses to read '\(folder)', because it belongs to another user",
        advice: ["'git config --global --add safe.directory \(folder)' trusts it"])
    case .git(_, _, let words) where Self.tellsOfMissingObjects(words):
      .evidence(failure.description, advice: ["'git fsck' tells what is missing or damaged"])
    case .git, .process, .noSuchFile: .setup(failure.description)
    }
  }

  private static func tellsOfMissingObjects(_ words: String) -> Bool {
    [
      "missing", "bad object", "unable to read", "not valid", "index file corrupt", "promisor",
      "lazy fetch", "could not read", "index file smaller", "bad signature",
    ].contains { words.contains($0) }
  }

  private func missing(_ reference: String) -> CommandError {
    if (try? layout().isShallow) == true {
      return .evidence(
        "the commit '\(reference)' is not in this shallow clone", advice: fetching(reference))
    }
    if knows(reference) {
      return .evidence(
        "git knows '\(reference)', but not the commit it stands for",
        advice: ["'git fetch origin' gets what is missing; 'git fsck' tells what is damaged"])
    }
    if isUnborn { return .setup("there is no '\(reference)': the repository has no commits yet") }
    let near = nearMiss(of: reference, among: ["HEAD"] + referenceNames())
    return .setup(
      "git knows no branch, tag or commit '\(reference)'",
      advice: near.map { ["did you mean '\($0)'?"] }
        ?? ["'git fetch --tags' gets the tags of the remote"])
  }

  /// The command that brings a reference into a shallow clone.
  private func fetching(_ reference: String) -> [String] {
    if let count = Self.steps(below: reference) {
      return ["'git fetch --deepen=\(count)' gets it"]
    }
    let isHash = reference.utf8.count == 40 && reference.allSatisfy(\.isHexDigit)
    if isHash { return ["'git fetch --depth=1 origin \(reference)' gets it"] }
    if reference.hasPrefix("origin/") {
      let branch = reference.dropFirst(7)
      return ["'git fetch --depth=1 origin \(branch):refs/remotes/origin/\(branch)' gets it"]
    }
    return [
      "'git fetch --depth=1 origin tag \(reference)' gets it if it is a tag",
      "'git fetch --depth=1 origin \(reference):\(reference)' gets it if it is a branch",
      "'git fetch --unshallow --tags' gets everything",
    ]
  }

  /// How far behind a name `HEAD~3` or `HEAD^` is.
  private static func steps(below reference: String) -> Int? {
    guard let end = reference.firstIndex(where: { $0 == "~" || $0 == "^" }) else { return nil }
    var count = 0
    var rest = reference[end...]
    while let mark = rest.popFirst() {
      let digits = rest.prefix(while: \.isNumber)
      rest = rest.dropFirst(digits.count)
      switch mark {
      case "^": count += 1
      case "~": count += digits.isEmpty ? 1 : min(Int(digits) ?? 1, 1_000_000)
      default: return nil
      }
    }
    return min(max(count, 1), 1_000_000)
  }
}

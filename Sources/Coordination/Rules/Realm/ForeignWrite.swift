package import Findings
import Realms
import SourceText

/// A repository changed what belongs to another.
package struct ForeignWrite: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 103), "foreign-write", severity: .error,
    summary: "A repository changed what belongs to another.",
    rationale: """
      A realm works without shared write access because each repository writes its own files \
      alone. Who changes the file of another speaks for them.
      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let owners = facts.realm.contractOwners
    let left = former(facts)
    return facts.commits.flatMap { commit -> [Finding] in
      guard let repository = commit.repository else { return [] }
      return commit.paths.compactMap { path in
        if case .domain = RealmPath(path), left.contains(repository) { return nil }
        return facts.realm.obstacle(for: repository, writing: path, owners).map {
          finding(commit, repository, path, $0, facts)
        }
      }
    }
  }

  /// Who has left: gone from the realm after they had come by a commit of their own.
  ///
  /// They were members when they wrote, and the realm of today does not tell.
  private func former(_ facts: RealmFacts) -> Set<RealmName> {
    var times: [RealmName: Int] = [:]
    for commit in facts.commits {
      guard let repository = commit.repository, facts.realm.repository(repository) == nil,
        commit.paths.contains(RealmPath.repository(repository).description)
      else { continue }
      times[repository, default: 0] += 1
    }
    return Set(times.filter { $0.value > 1 }.keys)
  }

  private func finding(
    _ commit: RealmCommit, _ repository: RealmName, _ path: String, _ reason: String,
    _ facts: RealmFacts
  ) -> Finding {
    let hash = commit.hash.prefix(10)
    return finding(
      "'\(repository)' changed '\(path)' in commit \(hash), but \(reason)", at: .beginning,
      in: path, facts, meaning: [repository.text, String(hash)])
  }
}

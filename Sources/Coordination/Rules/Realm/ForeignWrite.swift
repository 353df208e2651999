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
    return facts.commits.flatMap { commit -> [Finding] in
      guard let repository = commit.repository else { return [] }
      return commit.paths.compactMap { path in
        facts.realm.obstacle(for: repository, writing: path, owners).map {
          finding(commit, repository, path, $0, facts)
        }
      }
    }
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

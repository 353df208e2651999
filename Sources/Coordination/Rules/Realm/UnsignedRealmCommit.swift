package import Findings
import SourceText

/// A commit is not signed, or not well, where the realm asks for it.
package struct UnsignedRealmCommit: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 115), "unsigned-realm-commit", severity: .error,
    summary: "A commit is not signed, or not well, where the realm asks for it.",
    rationale: """
      Without a signature anybody with write access can speak for any repository.
      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    facts.commits.compactMap { commit in
      let words: String? =
        switch commit.signature {
        case .good?, nil: nil
        case .some(.none): "is not signed"
        case .bad?: "has a bad signature"
        case .uncheckable?: "has a signature that cannot be checked here"
        }
      return words.map {
        finding(
          "commit \(commit.hash.prefix(10)) by '\(commit.author)' \($0)", at: .beginning,
          in: "realm.yaml", facts, meaning: [commit.hash])
      }
    }
  }
}

package import Findings
import Realms

/// A verification or acknowledgement speaks for another repository than its file names.
package struct RecordForAnother: RealmRule {
  package static let info = RuleInfo(
    RuleID(.realm, 116), "record-for-another", severity: .error,
    summary: """
      A verification or acknowledgement speaks for another repository than its file names.
      """,
    rationale: "Its word would let a break through that the one concerned never saw.",
    bad: """
      --- verifications/player--ping--1.0.0.json
      {"consumer": "trainer", "contract": "ping", "version": "1.0.0", "result": "pass"}

      """,
    good: """
      --- verifications/trainer--ping--1.0.0.json
      {"consumer": "trainer", "contract": "ping", "version": "1.0.0", "result": "pass"}

      """)

  package init() {}

  package func check(_ facts: RealmFacts) -> [Finding] {
    let records =
      facts.realm.verifications.map { ($0.file, $0.span, $0.consumer) }
      + facts.realm.acknowledgements.map { ($0.file, $0.span, $0.consumer) }
    return records.compactMap { file, span, consumer in
      guard let named = RealmPath(file).repository, named != consumer else { return nil }
      return finding(
        "the file is one of '\(named)' and speaks for '\(consumer)'", at: span, in: file, facts,
        meaning: [consumer.text])
    }
  }
}

import Evolution
import Findings
import Schemas
import SourceText

/// What the rules say of the changes, and where they stand in both files.
extension ComparedPair {
  /// The findings, with the place in the older file beside that in the newer one.
  func judged() -> [Finding] {
    let changes = Dictionary(comparison.changes.map { (Telling($0), $0) }) { first, _ in first }
    return comparison.findings { path, span in locator.place(path, span) }.map { finding in
      var finding = finding
      guard finding.related.isEmpty, let old = changes[Telling(finding)]?.old,
        let path = old.path, let place = locator.place(path, old.span), place != finding.place
      else { return finding }
      finding.related = [RelatedPlace(place, "it stood here")]
      return finding
    }
  }

  /// The findings by the change that they tell, as the settings want them.
  func told(in applied: FindingSet) -> [Telling: Finding] {
    let kept = Dictionary(applied.findings.map { ($0.fingerprint, $0) }) { first, _ in first }
    let ours = findings.compactMap { kept[$0.fingerprint] }
    return Dictionary(ours.map { (Telling($0), $0) }) { first, _ in first }
  }

  /// The findings about changes of which nothing could be told.
  var undecided: Set<Fingerprint> {
    let changes = comparison.changes.filter { $0.effect == .unknown }
    let tellings = Set(changes.map { Telling($0) })
    return Set(findings.filter { tellings.contains(Telling($0)) }.map(\.fingerprint))
  }

  /// What a change and the finding about it have in common.
  struct Telling: Hashable {
    private var pointer: [UInt8]
    private var message: [UInt8]

    init(_ change: Change) { self.init(change.pointer, change.message) }
    init(_ finding: Finding) { self.init(finding.pointer ?? "", finding.message.text) }

    private init(_ pointer: String, _ message: String) {
      self.pointer = Array(pointer.utf8)
      self.message = Array(message.utf8)
    }
  }
}

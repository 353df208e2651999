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

  /// The findings by the change that they tell.
  var findingsByChange: [Telling: Finding] {
    Dictionary(findings.map { (Telling($0), $0) }) { first, _ in first }
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

package import Findings
import SourceText

/// A text with its safe fixes carried out, each whole or not at all.
///
/// Fixes whose edits touch one another's places are not mixed: the first in the text is taken, and
/// the next run may take the other.
package func applying(_ fixes: some Sequence<Fix>, to bytes: [UInt8]) -> [UInt8] {
  var taken: [Edit] = []
  let safe = fixes.filter { $0.applicability == .safe && $0.edits.allSatisfy { $0.fits(bytes) } }
  for fix in safe.sorted(by: precedes) where !fix.edits.isEmpty {
    let alone = zip(fix.edits, fix.edits.dropFirst()).allSatisfy { !$0.touches($1) }
    guard alone, !fix.edits.contains(where: { edit in taken.contains { $0.touches(edit) } })
    else { continue }
    taken += fix.edits
  }
  var result = bytes
  for edit in taken.sorted().reversed() {
    result.replaceSubrange(edit.span.range, with: edit.replacement.utf8)
  }
  return result
}

private func precedes(_ first: Fix, _ second: Fix) -> Bool {
  if first.edits != second.edits { return first.edits.lexicographicallyPrecedes(second.edits) }
  return first.title < second.title
}

extension Edit {
  fileprivate func fits(_ bytes: [UInt8]) -> Bool {
    0 <= span.start && span.start <= span.end && span.end <= bytes.count
  }

  /// Two edits side by side are no conflict; two at the same place are.
  fileprivate func touches(_ other: Edit) -> Bool {
    span == other.span || (span.start < other.span.end && other.span.start < span.end)
  }
}

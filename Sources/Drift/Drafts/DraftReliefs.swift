import JSONText
package import Validation

extension DraftedContract {
  /// What the draft has to stop asking for, so that the events it was drawn from fit; empty when
  /// all that were refused hold mistakes that are listed.
  package func reliefs(after outcome: SubjectOutcome, isLastRound: Bool) -> Set<DraftRelief> {
    var reliefs: Set<DraftRelief> = []
    for key in outcome.causes.keys where !isExplained(key) {
      if isLastRound { reliefs.insert(DraftRelief(pointer: key.pointer, keyword: "")) }
      switch key.kind {
      case .missingField:
        let field = key.pointer + JSONPointer([JSONName(key.field)]).description
        reliefs.insert(DraftRelief(pointer: field, keyword: "required"))
        reliefs.insert(DraftRelief(pointer: key.pointer, keyword: "oneOf"))
      case .wrongType:
        reliefs.insert(DraftRelief(pointer: key.pointer, keyword: "outlier"))
        reliefs.insert(DraftRelief(pointer: key.pointer, keyword: "integer"))
      case .wrongItemCount:
        reliefs.insert(DraftRelief(pointer: key.pointer, keyword: "prefixItems"))
      default:
        reliefs.insert(DraftRelief(pointer: key.pointer, keyword: key.keyword))
      }
    }
    return reliefs
  }

  /// Whether a cause of refusals is a mistake that the draft leaves out.
  package func isExplained(_ key: CauseKey) -> Bool {
    // A mistake inside a variant is told where the variant stands.
    outliers.contains { outlier in
      outlier.pointer == key.pointer
        || (key.kind == .noBranchMatches && outlier.pointer.utf8.starts(with: key.pointer.utf8))
    }
  }
}

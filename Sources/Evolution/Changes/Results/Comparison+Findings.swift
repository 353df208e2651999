import Contracts
package import Findings
import JSONText
import Schemas
package import SourceText

extension Comparison {
  /// What the rules `CC1...` say of the changes, each at its place in the newer schema, or in the
  /// older one when it is gone.
  ///
  /// `locate` turns a span of a file into a place; the edge has the files.
  package func findings(locate: (_ path: String, _ span: SourceSpan) -> Place?) -> [Finding] {
    changes.map { change in
      let seat = change.new ?? change.old
      let place = seat.flatMap { seat in seat.path.flatMap { locate($0, seat.span) } }
      var finding = Finding(
        ChangeRules.rule(for: change.kind), Finding.Message(change.message), at: place)
      finding.severity = change.level.severity
      finding.contract = new.contract?.reference
      finding.pointer = change.pointer
      finding.schemaPointer = seat?.pointer
      finding.identity = [change.kind.rawValue] + change.identity
      finding.notes = change.remarks
      finding.unit = "changes"
      return finding
    }
  }
}

extension Magnitude {
  /// How much a change of this level matters when it is told by itself.
  fileprivate var severity: Severity {
    switch self {
    case .none, .patch: .info
    case .minor: .warning
    case .major: .error
    }
  }
}

extension Change {
  /// What is to be said besides the message: the level, the events that show it, where else.
  package var remarks: [String] {
    var remarks = ["\(effect.words): \(level == .none ? "no level" : level.rawValue)"]
    if let witness = backward.witness {
      remarks.append("an event that was valid and no longer is: \(shown(witness))")
    }
    if let witness = forward.witness {
      remarks.append("an event that was not valid and now is: \(shown(witness))")
    }
    if users.count > 1 {
      let others = users.dropFirst().prefix(5).joined(separator: ", ")
      let more = users.count > 6 ? " and at \(users.count - 6) more places" : ""
      remarks.append("the same at \(others)\(more)")
    }
    if let observed {
      remarks.append("\(observed.rejected) of \(observed.of) captured events are refused for it")
    }
    return remarks + notes
  }

  private func shown(_ witness: JSONValue) -> String {
    let bytes = witness.compactBytes
    guard bytes.count > 200 else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.prefix(197), as: UTF8.self) + "..."
  }
}

extension ChangeEffect {
  /// The effect as a sentence says it.
  package var words: String {
    switch self {
    case .none: "nobody has to act"
    case .optionalFieldAdded: "optional field added"
    case .newlyRequired: "newly required, so that stored events need a migration"
    case .widened: "widened, so that readers meet what they did not before"
    case .narrowed: "narrowed, so that stored events are refused"
    case .removed: "removed"
    case .retyped: "retyped"
    case .incomparable: "changed in both directions"
    case .deprecated: "deprecated"
    case .meaning: "another meaning"
    case .unknown: "not decided, so that the safer level counts"
    }
  }
}

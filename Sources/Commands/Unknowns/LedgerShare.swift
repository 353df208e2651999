import Drift
import Validation
import Workspace

/// Which captures of a run are to be counted, and how the others are to be taken.
struct LedgerShare {
  /// All captures of the run; those that showed nothing unknown are not settled.
  private(set) var captures: [LedgerCapture]
  private let contributors: Set<Int>
  /// What is read for counting, where that is not the whole run.
  private(set) var inputs: [LedgerCapture] = []
  private(set) var remarks: [String] = []
  /// The ledger that this was found by.
  let ledger: Ledger

  init(
    of captures: [LedgerCapture], _ outcome: CheckOutcome, _ plan: CheckPlan, _ ledger: Ledger
  ) throws(CommandError) {
    self.captures = captures
    self.ledger = ledger
    contributors = outcome.contributors(to: plan).values.reduce(into: []) { $0.formUnion($1) }
    for number in contributors.sorted() where captures.indices.contains(number) {
      try self.captures[number].settle(with: ledger)
      try take(self.captures[number], ledger)
    }
  }

  private mutating func take(
    _ capture: LedgerCapture, _ ledger: Ledger
  ) throws(CommandError) {
    switch capture.standing {
    case .open, .known: break
    case .new:
      inputs.append(capture)
      if ledger.remembers(name: capture.name) {
        remarks.append(
          "'\(capture.name)' is not what was counted under this name before, nor has it only "
            + "grown: it was counted as another capture")
      }
    case .grown(_, _, let length):
      var rest = capture
      do throws(FileError) {
        let start = try beginningOfRest(of: capture.input.path, after: length)
        rest.input = .rest(of: capture.input.path, from: start)
      } catch { throw .file(error) }
      inputs.append(rest)
      remarks.append("'\(capture.name)' has grown: what was added to it was counted")
    case .stream:
      remarks.append(
        "what came through '\(capture.name)' was noted and not counted on: a stream cannot be "
          + "known again")
    case .unsteady:
      remarks.append(
        "'\(capture.name)' changed while it was read, or could not be read to its end: its "
          + "unknowns were noted and not counted on")
    case .apart:
      remarks.append(
        "'\(capture.name)' was read elsewhere and is not here to be known again: its unknowns "
          + "were noted and not counted on")
    }
  }

  /// Whether all captures with something unknown are new.
  var isWhole: Bool {
    contributors.allSatisfy { number in
      guard captures.indices.contains(number), case .new = captures[number].standing else {
        return false
      }
      return true
    }
  }

  /// How the run as a whole goes in, after what is counted; nil where all of it is.
  var adding: Ledger.Adding? {
    if isWhole { return nil }
    let isPassing = captures.contains { [.stream, .unsteady, .apart].contains($0.standing) }
    return isPassing ? .noting : .missing
  }

  func holds(in ledger: Ledger) -> Bool { captures.allSatisfy { $0.holds(in: ledger) } }
}

extension Ledger {
  fileprivate func remembers(name: String) -> Bool {
    sections.values.contains {
      $0.captures.values.contains { $0.name.utf8.elementsEqual(name.utf8) }
    }
  }
}

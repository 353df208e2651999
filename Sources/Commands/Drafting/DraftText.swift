import Contracts
import Drift
import Reports
import SourceText
import YAMLText

/// A draft as a file: what it was drawn from as comments, then the contract.
struct DraftText {
  private let result: DraftRun.Result
  private let captures: Int

  init(_ result: DraftRun.Result, captures: Int) {
    self.result = result
    self.captures = captures
  }

  var bytes: [UInt8] {
    commentLines(lines) + result.contract.draft.text()
  }

  /// What has to be known about the draft, a line each.
  var lines: [String] {
    [source] + [vocabulary, generalisation].compactMap { $0 } + mistakes + omissions + reliefs
  }

  private var source: String {
    let events = counted(result.contract.events, "event")
    guard let refused = result.refused else {
      return "drafted from a profile of \(events); no event was held to it"
    }
    let fits =
      refused == 0 ? "all of them fit" : "\(refused) with mistakes do not fit, all others do"
    return "drafted from \(events) in \(counted(captures, "capture")); \(fits)"
  }

  /// A profile without words says which texts are equal, and not what they are.
  private var vocabulary: String? {
    guard result.lacksWords else { return nil }
    return "the profile holds no words, so there are no enums and variants: "
      + "'schema profile --words' keeps them"
  }

  private var generalisation: String? {
    if result.refused == nil { return nil }
    guard result.heldBack > 0 else { return "too few events to hold one in ten back" }
    let events = counted(result.heldBack, "event")
    guard result.heldBackRefused > 0 else {
      return result.heldBack == 1
        ? "a draft without one in ten takes the one event that was held back"
        : "a draft without one in ten takes all \(events) that were held back"
    }
    let share = FieldWords.percent(result.heldBackRefused, of: result.heldBack)
    return "a draft without one in ten refuses \(result.heldBackRefused) of \(events) that were "
      + "held back (\(share)): expect as much of new ones"
  }

  private var mistakes: [String] { result.contract.outliers.map(\.line) }

  private var omissions: [String] {
    result.contract.omissions.map { "left out: \(shownPlace($0.pointer)) \($0.words)" }
  }

  private var reliefs: [String] {
    result.reliefs.sorted { ($0.pointer, $0.keyword) < ($1.pointer, $1.keyword) }
      .filter { $0.keyword != "outlier" && $0.keyword != "integer" }
      .map { "not asked for, because captured events lack it: '\($0.keyword)' at \($0.pointer)" }
  }
}

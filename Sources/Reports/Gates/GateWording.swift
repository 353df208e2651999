import Findings

/// The name of a gate without its kind: `Pipeline B` of `phase:Pipeline B`; groups keep theirs.
func gateName(_ id: String) -> String {
  id.utf8.starts(with: "phase:".utf8) ? String(decoding: id.utf8.dropFirst(6), as: UTF8.self) : id
}

/// `needs_verification` as people read it.
func stateWords(_ state: String) -> String {
  String(decoding: state.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
}

func verdictWord(_ verdict: Report.Gates.Verdict) -> String {
  switch verdict {
  case .pass: "pass"
  case .fail: "fail"
  case .unknown: "unknown"
  case .waived: "waived"
  case .open: "open"
  }
}

/// A sign that tells verdicts apart also where colours do not.
func verdictMark(_ verdict: Report.Gates.Verdict) -> String {
  switch verdict {
  case .pass: "✓"
  case .fail: "✗"
  case .unknown: "?"
  case .waived: "~"
  case .open: "·"
  }
}

/// What was claimed or came out, as a word.
func truthWord(_ truth: Bool?) -> String {
  switch truth {
  case true?: "yes"
  case false?: "no"
  case nil: "?"
  }
}

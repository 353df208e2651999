import Findings
import SourceText

/// `1,274`: digits in groups of three.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

/// `1 event`, `2 events`; labels are plural and are told in the singular for one.
func labelled(_ number: Int, _ label: String) -> String {
  "\(grouped(number)) \(number == 1 ? singular(label) : label)"
}

private func singular(_ label: String) -> String {
  if label.hasSuffix("ies") { return label.dropLast(3) + "y" }
  return label.hasSuffix("s") && !label.hasSuffix("pass") ? String(label.dropLast()) : label
}

extension Report {
  /// The word that stands first: what people look for in a log.
  var verdictWord: String {
    switch verdict {
    case .ok: "ok"
    // Findings below what was asked to fail are told, but do not fail.
    case .findings: exit == 0 ? "ok" : "FAIL"
    case .unknown: "UNKNOWN"
    case .partial: "PARTIAL"
    case .yes: "YES"
    case .no: "NO"
    }
  }

  /// The numbers that matter: the first always, the others when they are not nothing.
  var shownTallies: [String] { shown(summary) }

  /// The same after what the verdict is about.
  var shownNumbers: [String] {
    [headline.map { displayText($0) }].compactMap(\.self) + shownTallies + shownWaived
  }

  /// How many findings are borne: nothing that is silenced goes uncounted.
  private var shownWaived: [String] {
    let waived = findings.findings.count { $0.waived }
    return waived == 0 ? [] : ["\(grouped(waived)) waived"]
  }
}

func shown(_ tallies: [Report.Tally]) -> [String] {
  tallies.enumerated().filter { $0.offset == 0 || $0.element.value != 0 }
    .map { labelled($0.element.value, displayText($0.element.label)) }
}

extension Place {
  /// `captures/a.jsonl:3:17`, as editors and terminals make links of it; `a.parquet row 3`.
  var shown: String {
    isRow
      ? "\(displayPath(path)) row \(position.line)"
      : "\(displayPath(path)):\(position.line):\(position.column)"
  }
}

extension Finding {
  var shownMessage: String { displayText(message.text) }
  var shownPointer: String? { pointer.map { displayText($0) } }
  var name: String { "\(rule) \(displayText(slug))" }

  /// Where to look first.
  var firstPlace: Place? { place ?? examples.first }

  /// The same fault counted over many events, rather than one place in a file of ours.
  var standsForMany: Bool { excerpt == nil && (count > 1 || !examples.isEmpty || place == nil) }
}

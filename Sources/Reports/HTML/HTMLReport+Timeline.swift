import Findings

extension HTMLReport {
  /// Gates by the day they were passed or declared done, as dots between the first day and the
  /// last.
  func timeline(_ gates: [Report.Gates.Gate]) -> HTML? {
    let dated = gates.enumerated().compactMap { number, gate in
      gate.date.flatMap { date in dayNumber(date).map { (number: number, gate: gate, day: $0) } }
    }.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    guard let first = dated.first?.day, let last = dated.last?.day else { return nil }
    let span = max(last - first, 1)
    let rows = dated.map { entry in
      let share = dated.count == 1 ? 0 : (entry.day - first) * 1000 / span
      let left = "\(share / 10).\(share % 10)%"
      return HTML.element(
        "li", ["class": "v-\(entry.gate.verdict.rawValue)"],
        [
          .element(
            "a", ["href": "#gate-\(entry.number + 1)", "dir": "auto"], text: entry.gate.title),
          .element(
            "span", ["class": "track"], [.element("i", ["style": "left: \(left)"])]),
          .element("time", ["datetime": entry.gate.date ?? ""], text: entry.gate.date ?? ""),
        ])
    }
    let undated = gates.count - dated.count
    let rest =
      undated > 0
      ? [HTML.element("p", ["class": "note"], text: "\(labelled(undated, "gates")) without a date")]
      : []
    return section(
      "Timeline", "timeline", [.element("ol", ["class": "timeline"], [.lines(rows)])] + rest)
  }

  /// Days since the year 0 of the Gregorian calendar; nil for what is no `2026-01-17`.
  private func dayNumber(_ text: String) -> Int? {
    let parts = text.split(separator: "-").map { Int($0) }
    guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1],
      let day = parts[2], (1...12).contains(month), (1...31).contains(day), year >= 0
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
  }
}

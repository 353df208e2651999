import Findings
import Reports
import SourceText

extension Report {
  /// What people read of gates in text and Markdown, where no page is drawn.
  mutating func tellGates(inFull: Bool) {
    guard let gates else { return }
    let counts = Report.Gates.Verdict.allCases.compactMap { verdict -> String? in
      let count = gates.count(verdict)
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    let total = gates.gates.count
    headline =
      "\(total) \(total == 1 ? "gate" : "gates")"
      + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))
    // The headline says them already; programs read them in the summary.
    tables = inFull ? [table(of: gates)] : []
    guard inFull else { return }
    passages = gates.gates.compactMap(passage) + conflicts(gates) + openItems(gates)
    if !gates.waivers.isEmpty { tables.append(waivers(gates)) }
  }

  private func table(of gates: Gates) -> Table {
    Table(
      columns: [
        .init("verdict"), .init("gate"), .init("state"), .init("date"), .init("why"),
      ],
      rows: gates.gates.map { gate in
        [
          gate.verdict.rawValue, gate.title, gate.state, gate.date ?? "",
          gate.verdict == .open ? "" : gate.reason,
        ]
      })
  }

  /// The evidence of a gate, line by line.
  private func passage(_ gate: Gates.Gate) -> Passage? {
    guard !gate.evidence.isEmpty else { return nil }
    let items = gate.evidence.map { line in
      let demand = line.requirement.map { " (has to be \($0))" } ?? ""
      let computed = line.computed.map { $0 ? "holds" : "does not hold" } ?? "not known"
      let claimed =
        line.claimed != nil && line.computed != nil && line.claimed != line.computed
        ? ", though the plan says \(line.claimed == true ? "yes" : "no")" : ""
      let place = "\(line.place.path):\(line.place.position.line)"
      return Passage.Item(
        computed, "\(line.field) = \(line.value)\(demand)\(claimed)",
        lines: [[line.note, place].compactMap(\.self).joined(separator: "  ")],
        severity: line.computed == false ? .error : line.computed == nil ? .warning : nil)
    }
    return Passage("Evidence of \(gate.title)", items: items)
  }

  private func conflicts(_ gates: Gates) -> [Passage] {
    guard !gates.conflicts.isEmpty else { return [] }
    let items = gates.conflicts.map { conflict in
      Passage.Item(
        conflict.subject, conflict.claims.map(\.value).joined(separator: " against "),
        lines: conflict.claims.map { claim in
          let date = claim.date.map { " (\($0))" } ?? ""
          return "\(claim.value)\(date)  \(claim.place.path):\(claim.place.position.line)"
        })
    }
    return [Passage("Facts in conflict", items: items)]
  }

  private func openItems(_ gates: Gates) -> [Passage] {
    guard !gates.openItems.isEmpty else { return [] }
    let items = gates.openItems.map { item in
      let gate = item.gate.map { " [\($0)]" } ?? ""
      return Passage.Item(
        item.kind, item.text + gate,
        lines: ["\(item.place.path):\(item.place.position.line)"])
    }
    return [Passage("Open items", items: items)]
  }

  private func waivers(_ gates: Gates) -> Table {
    Table(
      "Waivers",
      columns: [
        .init("rule"), .init("gate"), .init("owner"), .init("until"), .init("reason"),
      ],
      rows: gates.waivers.map { waiver in
        let end = waiver.expires.map { waiver.isExpired ? "\($0), over" : $0 } ?? "never"
        return [waiver.rule, waiver.gate ?? "every gate", waiver.owner ?? "", end, waiver.reason]
      })
  }
}

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
    guard inFull else { return }
    tables = [table(of: gates)] + gates.gates.compactMap(evidence)
    if !gates.conflicts.isEmpty { tables.append(conflicts(gates)) }
    if !gates.openItems.isEmpty { tables.append(openItems(gates)) }
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
  private func evidence(_ gate: Gates.Gate) -> Table? {
    guard !gate.evidence.isEmpty else { return nil }
    return Table(
      "Evidence of \(gate.title)",
      columns: [
        .init("recomputed"), .init("claim"), .init("value"), .init("has to be"),
        .init("plan says"), .init("where"),
      ],
      rows: gate.evidence.map { line in
        let computed = line.computed.map { $0 ? "yes" : "NO" } ?? "unknown"
        let note = line.note.map { "  \($0)" } ?? ""
        return [
          computed, line.field, line.value, line.requirement ?? "",
          line.claimed.map { $0 ? "yes" : "no" } ?? "", shown(line.place) + note,
        ]
      })
  }

  private func shown(_ place: Place) -> String { "\(place.path):\(place.position.line)" }

  private func conflicts(_ gates: Gates) -> Table {
    Table(
      "Facts in conflict",
      columns: [.init("fact"), .init("said"), .init("as of"), .init("where")],
      rows: gates.conflicts.flatMap { conflict in
        conflict.claims.enumerated().map { index, claim in
          [index == 0 ? conflict.subject : "", claim.value, claim.date ?? "", shown(claim.place)]
        }
      })
  }

  private func openItems(_ gates: Gates) -> Table {
    Table(
      "Open items",
      columns: [.init("kind"), .init("gate"), .init("where"), .init("what")],
      rows: gates.openItems.map { [$0.kind, $0.gate ?? "", shown($0.place), $0.text] })
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

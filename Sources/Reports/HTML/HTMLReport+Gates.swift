import Findings

extension HTMLReport {
  /// Drawing, timeline, every gate, and what stands between them.
  var gateSections: [HTML?] {
    guard let gates else { return [] }
    return [
      overview(gates), graph(gates), timeline(gates.gates), list(gates.gates),
      conflicts(gates.conflicts), openItems(gates.openItems), waivers(gates.waivers),
    ]
  }

  private func overview(_ gates: Report.Gates) -> HTML? {
    guard !gates.plans.isEmpty else { return nil }
    let items = gates.plans.prefix(100).map { plan in
      let title = plan.title.map { [HTML.text(" \($0)")] } ?? []
      return HTML.element(
        "li", ["dir": "auto"], [.element("code", text: plan.path)] + title)
    }
    let hidden = gates.plans.count - items.count
    let more = hidden > 0 ? [HTML.element("p", text: "and \(grouped(hidden)) more")] : []
    return section(
      "Plans", "plans", count: gates.plans.count, [.element("ul", [:], items)] + more)
  }

  // MARK: The drawing

  private var isDrawn: Bool {
    gates.map { PhaseGraph($0.gates, .across).isDrawable } ?? false
  }

  private func graph(_ gates: Report.Gates) -> HTML? {
    guard !gates.gates.isEmpty else { return nil }
    guard isDrawn else {
      return section(
        "What waits for what", "graph",
        [.element("p", text: "\(grouped(gates.gates.count)) gates are too many to draw")])
    }
    let (across, down) = (PhaseGraph(gates.gates, .across), PhaseGraph(gates.gates, .down))
    return section(
      "What waits for what", "graph",
      [
        .element("div", ["class": "scroll"], [across.svg("across"), down.svg("down")]),
        legend(across),
      ])
  }

  private func legend(_ graph: PhaseGraph) -> HTML {
    let verdicts = Report.Gates.Verdict.allCases.map {
      HTML.element("li", [:], [badge($0)])
    }
    var words: [(String, String)] = []
    if graph.hasEdges {
      words = [("hard", "has to come first"), ("soft", "informs"), ("unmet", "does not stand")]
    }
    if graph.hasCycle { words.append(("cycle", "leads in a circle")) }
    let lines = words.map { kind, text in
      HTML.element(
        "li", [:],
        [
          .element(
            "svg", ["width": "34", "height": "12", "viewBox": "0 0 34 12", "aria-hidden": "true"],
            [
              .element(
                "g", ["class": "edge \(kind)"],
                [
                  .element("path", ["d": "M 1 6 L 27 6"]),
                  .element("polygon", ["points": "33,6 26,2 26,10"]),
                ])
            ]),
          .text(" \(text)"),
        ])
    }
    return .element("ul", ["class": "legend"], verdicts + lines)
  }

  /// The drawing that goes across where it fits, else the one that goes down.
  var graphSwitch: HTML {
    guard let gates, isDrawn else { return .empty }
    let width = PhaseGraph(gates.gates, .across).width
    let needed = width.isFinite ? Int(min(max(width, 320), 100_000)) + 96 : 1000
    return .text("@media screen and (max-width: ") + .text(String(needed))
      + .text("px) {.graph.across {display: none} .graph.down {display: block}}")
  }

  // MARK: Gates

  private func list(_ gates: [Report.Gates.Gate]) -> HTML? {
    guard !gates.isEmpty else { return nil }
    return section(
      "Gates", "gates", count: gates.count, gates.enumerated().map { gate($1, number: $0) })
  }

  private func gate(_ gate: Report.Gates.Gate, number: Int) -> HTML {
    var facts: [HTML] = [
      .element("span", text: stateWords(gate.state)), self.place(gate.place),
    ]
    if let date = gate.date {
      facts.insert(.element("time", ["datetime": date], text: date), at: 1)
    }
    if let group = gate.group { facts.insert(.element("span", text: group), at: 0) }
    var parts: [HTML] = [
      .element("h3", ["dir": "auto"], [badge(gate.verdict), .text(" \(gate.title)")]),
      .element("p", ["class": "facts"], facts),
    ]
    if !gate.reason.isEmpty { parts.append(.element("p", ["dir": "auto"], text: gate.reason)) }
    if let waiver = gate.waiver {
      parts.append(.element("p", ["class": "note"], text: waiver.words))
    }
    if !gate.needs.isEmpty {
      parts.append(needs(gate.needs, ofGroup: gate.id.hasPrefix("group:")))
    }
    if !gate.evidence.isEmpty { parts.append(evidence(gate.evidence)) }
    if !gate.rules.isEmpty {
      let rules = gate.rules.map { HTML.element("code", text: $0) + .text(" ") }
      parts.append(.element("p", ["class": "rules"], [.text("against it: ")] + rules))
    }
    return .element(
      "article", ["id": "gate-\(number + 1)", "class": "v-\(gate.verdict.rawValue)"], parts)
  }

  /// What a phase comes after, or the phases that a group is made of.
  private func needs(_ needs: [Report.Gates.Need], ofGroup isGroup: Bool) -> HTML {
    let items = needs.map { need in
      let mark = need.isSatisfied.map { $0 ? "✓" : "✗" } ?? "?"
      let soft = need.strength == .soft ? " (informs)" : ""
      return HTML.element("li", ["dir": "auto"], text: "\(mark) \(gateName(need.id))\(soft)")
    }
    return isGroup
      ? .element("ul", ["class": "needs parts", "aria-label": "is made of"], items)
      : .element("ul", ["class": "needs", "aria-label": "comes after"], items)
  }

  private func evidence(_ lines: [Report.Gates.Line]) -> HTML {
    let rows = lines.map { line in
      [
        HTML.element("code", text: line.field), .text(line.value), .text(line.requirement ?? ""),
        .text(line.claimed.map(truthWord) ?? ""), verdict(of: line), self.place(line.place),
      ]
    }
    return table(
      ["claim", "value", "has to be", "plan says", "recomputed", "where"], rows, kind: "evidence")
  }

  private func verdict(of line: Report.Gates.Line) -> HTML {
    let kind: Report.Gates.Verdict =
      switch line.computed {
      case true?: .pass
      case false?: .fail
      case nil: .unknown
      }
    let word =
      "\(verdictMark(kind)) \(truthWord(line.computed) == "?" ? "unknown" : truthWord(line.computed))"
    let note = line.note.map { [HTML.text(" "), .element("span", ["class": "note"], text: $0)] }
    return .element("span", ["class": "v-\(kind.rawValue) word"], text: word)
      + (note ?? []).reduce(.empty, +)
  }

  // MARK: What stands between gates

  private func conflicts(_ conflicts: [Report.Gates.Conflict]) -> HTML? {
    guard !conflicts.isEmpty else { return nil }
    let rows = conflicts.flatMap { conflict in
      conflict.claims.enumerated().map { index, claim in
        [
          index == 0 ? HTML.element("strong", text: conflict.subject) : .empty, .text(claim.value),
          .text(claim.date ?? ""), self.place(claim.place),
        ]
      }
    }
    return section(
      "Facts in conflict", "conflicts", count: conflicts.count,
      [table(["fact", "said", "as of", "where"], rows)])
  }

  private func openItems(_ items: [Report.Gates.OpenItem]) -> HTML? {
    guard !items.isEmpty else { return nil }
    let rows = items.prefix(500).map { item in
      [
        HTML.text(item.kind), .text(item.text), .text(item.gate.map(gateName) ?? ""),
        self.place(item.place),
      ]
    }
    return section(
      "Open items", "open", count: items.count, [table(["kind", "what", "gate", "where"], rows)])
  }

  private func waivers(_ waivers: [Report.Gates.Waiver]) -> HTML? {
    guard !waivers.isEmpty else { return nil }
    let rows = waivers.map { waiver in
      let end = waiver.expires.map { waiver.isExpired ? "\($0) (over)" : $0 } ?? "never"
      return [
        HTML.element("code", text: waiver.rule), .text(waiver.gate.map(gateName) ?? "every gate"),
        .text(waiver.reason), .text(waiver.owner ?? ""), .text(end),
      ]
    }
    return section(
      "Waivers", "waivers", count: waivers.count,
      [table(["rule", "gate", "reason", "owner", "until"], rows)])
  }
}

extension Report.Gates.Waiver {
  /// `waived until 2026-03-31 by nomad: audits run in parallel`.
  var words: String {
    let end = expires.map { " until \($0)" } ?? ""
    let owner = owner.map { " by \($0)" } ?? ""
    return "\(isExpired ? "waiver expired" : "waived")\(end)\(owner): \(reason)"
  }
}

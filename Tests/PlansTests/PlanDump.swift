import Plans
import SourceText

/// A plan in short lines: what was read and on which line.
struct PlanDump {
  let document: PlanDocument
  private var lines: [String] = []

  init(_ document: PlanDocument) {
    self.document = document
  }

  mutating func text() -> String {
    lines = []
    say("title \(document.title?.value ?? "-")")
    if let found = document.documentClass { say("class \(found.rawValue)") }
    if let date = document.date { say("date \(date.text)") }
    for field in document.header { say(at(field.span), "header \(field.key): \(field.value)") }
    for legend in document.legends {
      say(at(legend.span), "legend \(legend.title)\(legend.isOfStatus ? "" : " (not of statuses)")")
      for entry in legend.entries {
        let words = entry.words.map(\.value).joined(separator: " / ")
        say("  \(entry.mark?.text ?? "-") \(words) -> \(entry.state?.rawValue ?? "?")")
      }
    }
    for group in document.groups {
      let members = group.members.map { document.phases[$0].label.text }.joined(separator: ", ")
      say(at(group.span), "group \(group.name): \(members)")
    }
    for index in document.phases.indices { phase(index) }
    say("loose")
    contents(document.loose)
    rest()
    return lines.map { $0 + "\n" }.joined()
  }

  private func at(_ span: SourceSpan) -> Int { document.line(of: span) }

  private mutating func say(_ line: Int, _ text: String) { lines.append("\(line): \(text)") }
  private mutating func say(_ text: String) { lines.append(text) }

  private func name(_ reference: PhaseReference) -> String {
    let targets = reference.targets.map { document.phases[$0].label.text }
    let group = reference.group.map { "group " + document.groups[$0].name }
    let found = (targets + [group].compactMap { $0 }).joined(separator: "+")
    let how = (reference.isAlias ? " (alias)" : "") + (reference.isAmbiguous ? " (ambiguous)" : "")
    return "\(reference.label.text) -> \(found.isEmpty ? "?" : found)\(how)"
  }

  private mutating func phase(_ index: Int) {
    let phase = document.phases[index]
    let group = phase.group.map { " in " + document.groups[$0].name } ?? ""
    let parent = phase.parent.map { " under " + document.phases[$0].label.text } ?? ""
    let places = phase.mentions.map { "\($0.kind) \(at($0.span))" }.joined(separator: ", ")
    let members = phase.members.map { document.phases[$0].label.text }.joined(separator: ", ")
    say(
      "phase \(phase.label.text) | \(phase.name ?? "-")\(group)\(parent) | \(places)"
        + (members.isEmpty ? "" : " | = \(members)"))
    if let anchor = phase.anchor {
      say(at(anchor.span), "  anchor \(anchor.id?.value ?? "-") after \(anchor.after.map(\.value))")
    }
    contents(phase.contents)
  }

  private func tell(_ claim: StatusClaim) -> String {
    var parts = ["\(claim.origin)", claim.mark?.text ?? "-", claim.word?.value ?? "-"]
    parts.append("-> \(claim.state?.rawValue ?? "?")")
    if let date = claim.date { parts.append(date.text) }
    if let note = claim.note { parts.append("'\(note.value)'") }
    return parts.joined(separator: " ")
  }

  private mutating func contents(_ found: PhaseContents) {
    for claim in found.statuses { say(at(claim.span), "  status \(tell(claim))") }
    for gate in found.gates {
      let text = gate.text.map { " '\($0.value)'" } ?? ""
      let items = gate.items.map { " [\($0.value)]" }.joined()
      say(
        at(gate.span), "  gate \(gate.key): \(gate.result.map(tell) ?? "criterion")\(text)\(items)")
    }
    for need in found.prerequisites {
      let names = need.references.map(name).joined(separator: ", ")
      say(
        at(need.span),
        "  prerequisite '\(need.text.value)' [\(names)] \(need.state?.rawValue ?? "-") \(need.mark?.text ?? "-") \(need.date?.text ?? "-")"
      )
    }
    for blocker in found.blockers {
      let names = blocker.references.map(name).joined(separator: ", ")
      say(
        at(blocker.span),
        "  blocker \(blocker.kind) '\(blocker.text)' note '\(blocker.note ?? "")' [\(names)]")
    }
    for schedule in found.schedules {
      let names = schedule.references.map(name).joined(separator: ", ")
      say(at(schedule.span), "  when \(schedule.kind) '\(schedule.text.value)' [\(names)]")
    }
    for item in found.checklist {
      say(
        at(item.span),
        "  box \(item.isDone ? "x" : " ") \(item.list ?? "-"): \(item.text) \(item.mark?.text ?? "")"
      )
    }
    for decision in found.decisions {
      say(
        at(decision.span),
        "  decision \(decision.key): \(decision.text.value)\(decision.isQuestion ? " (open)" : "") \(decision.records)"
      )
    }
    for block in found.evidence { evidence(block) }
    for list in found.countedLists {
      let items = list.items.map {
        "\($0.count?.lexeme ?? "-"):\($0.names.count)\($0.isOpenEnded ? "+" : "")"
      }
      say(
        at(list.span),
        "  counted \(list.claim.lexeme)\(list.claim.isLowerBound ? "+" : "") \(list.claim.nouns) = \(items.joined(separator: " "))"
      )
    }
    for gate in found.exactGates {
      say(
        at(gate.span),
        "  exact gate \(gate.id?.value ?? "-") checks \(gate.checks.map { "\($0.field?.value ?? $0.query?.value ?? "-") \($0.requirement?.value.text ?? "-")" })"
      )
    }
  }

  private mutating func evidence(_ block: EvidenceBlock) {
    let title = block.title.map { " '\($0.value)'" } ?? ""
    let phase = block.titlePhase.map { " [\(name($0))]" } ?? ""
    say(
      at(block.keySpan),
      "  evidence \(block.kind) \(block.date?.text ?? "-")\(title)\(phase) lines \(block.lines.count)"
    )
    for assertion in block.assertions {
      let operands = assertion.requirement.operands.map(\.text)
      say(
        at(assertion.span),
        "    \(assertion.name.value) = \(assertion.value.text) \(assertion.requirement.op?.rawValue ?? "?") \(operands) \(assertion.mark?.text ?? "-")"
      )
    }
    for line in block.unreadable { say(at(line.span), "    unreadable '\(line.value)'") }
    for sample in block.samples {
      let pairs = sample.pairs.map { "\($0.name)=\($0.value.text)" }.joined(separator: " ")
      say(at(sample.span), "    sample \(sample.label ?? "-") \(pairs)")
    }
    for ratio in block.ratios {
      say(
        at(ratio.span),
        "    ratio \(ratio.subject ?? "-") \(ratio.part)/\(ratio.whole) '\(ratio.text)' because '\(ratio.explanation ?? "")'\(ratio.range.map { " \($0)" } ?? "")"
      )
    }
    for count in block.counts { say(at(count.span), "    count \(tell(count))") }
    for source in block.sources { say(at(source.span), "    source \(source.value)") }
    for reference in block.references { say(at(reference.span), "    points to \(reference.text)") }
  }

  private func tell(_ count: LabelledCount) -> String {
    "\(count.label.value) = \(count.value) \(count.unit ?? "")\(count.note.map { " (\($0))" } ?? "")"
  }

  private mutating func rest() {
    for count in document.counts { say(at(count.span), "count \(tell(count))") }
    for entry in document.documents {
      say(
        at(entry.span),
        "document \(entry.path.value) \(entry.documentClass?.rawValue ?? entry.classText ?? "-")")
    }
    for row in document.ownership {
      say(
        at(row.span),
        "owner \(row.repository.value): \(row.owns.map(\.value)) not \(row.doesNotOwn.map(\.value))"
      )
    }
    for row in document.truths {
      let sources = row.sources.map { "\($0.mode) \($0.owner.value)" }
      say(at(row.span), "truth \(row.datum.value): \(sources) \(row.current?.value ?? "-")")
    }
    for row in document.bugs { say(at(row.span), "bug \(row.number.value) \(row.title)") }
    for row in document.actions {
      say(
        at(row.span),
        "action \(row.task.value) | \(row.owner?.value ?? "-") | \(row.blocking?.value ?? "-")")
    }
    for entry in document.trees {
      say(at(entry.span), "tree \(entry.path) # \(entry.comment ?? "")")
    }
    for number in document.numbers {
      let marks =
        (number.isLowerBound ? "+" : "") + (number.isPercentage ? "%" : "")
        + (number.isRough ? "~" : "")
      say(
        at(number.span),
        "number \(number.lexeme)\(marks) \(number.nouns.joined(separator: " ")) | \(number.label ?? "")"
      )
    }
    for reference in document.references {
      say(at(reference.span), "reference \(reference.target.shown)")
    }
    for found in document.suppressions {
      say(
        at(found.span),
        "suppression \(found.scope) \(found.rules.map(\.value)) '\(found.reason ?? "")'")
    }
    for problem in document.problems { say(at(problem.span), "problem \(problem.kind)") }
  }
}

extension PlanReference.Target {
  fileprivate var shown: String {
    switch self {
    case .path(let path): "path \(path)"
    case .line(let path, let line): "line \(path) \(line)"
    case .commit(let hash): "commit \(hash)"
    case .issue(let repository, let number): "issue \(repository ?? "-") \(number)"
    case .decision(let number): "decision \(number)"
    case .rfc(let rfc): "rfc \(rfc.repository ?? "-") \(rfc.number) \(rfc.slug ?? "-")"
    case .url(let url): "url \(url)"
    case .heading(let name): "heading \(name)"
    }
  }
}

import Findings
import Plans

/// A sample that its event's contract refuses.
struct ContractBreakingSample: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 208), "contract-breaking-sample", severity: .error,
    summary: "An event shown as a sample is not valid under the contract of its event.",
    rationale: "Evidence that breaks the contract shows that one of the two is wrong.")

  func rulings(on docket: Docket) -> [Ruling] {
    guard let check = docket.facts.checkSample else { return [] }
    return docket.allEvidence.flatMap { plan, phase, block in
      block.samples.flatMap { sample -> [Ruling] in
        let event = EventSample(sample, in: block, of: phase, plan)
        guard case .refused(let contract, let faults) = check(event) else { return [] }
        return faults.map { fault in
          let pair = sample.pairs.first { $0.name == fault.field }
          let message = "the sample is not a '\(contract)': \(fault.message)"
          return Ruling(
            finding: finding(message, at: pair?.span ?? sample.span, in: plan),
            effect: .fails, phases: docket.numbers(phase))
        }
      }
    }
  }
}

extension EventSample {
  /// A sample with the events that it may be, from its surroundings.
  init(_ sample: Sample, in block: EvidenceBlock, of phase: JudgedPhase?, _ plan: JudgedPlan) {
    let fields = sample.pairs.map { Field($0.name, ClaimValue($0.value.text).text) }
    let texts =
      [sample.label, block.title?.value].compactMap(\.self) + block.lines.map(\.value)
      + [phase?.title, phase?.phase.name].compactMap(\.self)
    var candidates: [String] = []
    var seen: Set<String> = []
    for text in texts {
      for word in identifiers(in: text) where seen.insert(word).inserted { candidates.append(word) }
    }
    self.init(label: sample.label ?? "", candidates: candidates, fields: fields)
    json = sample.json
    for gate in phase?.contents.exactGates ?? [] {
      for (name, version) in gate.contracts { versions[name] = version.value }
    }
  }
}

/// The words of a text that can be names of events: letters, digits, `_`, `.` and `/` inside.
private func identifiers(in text: String) -> [String] {
  text.split { !($0.isLetter || $0.isNumber || "_./-".contains($0)) }.map(String.init)
    .filter { $0.contains(where: \.isLetter) && $0.utf8.count > 2 }
}

import Contracts
package import Findings
import JSONText
package import Validation

/// Turns what stream rules found into findings: one for each rule and kind of fault.
package struct StreamFindings {
  private let plan: StreamPlan
  private let captures: CaptureNames

  package init(_ plan: StreamPlan, captures: CaptureNames) {
    self.plan = plan
    self.captures = captures
  }

  /// A finding for every single place.
  ///
  /// The judge must have kept all of them.
  package func everyPlace(of seen: [StreamJudge.Seen]) -> [Finding] {
    zip(plan.watches, seen).flatMap { watch, seen in
      seen.faults.sorted { $0.key < $1.key }.flatMap { kind, counted in
        counted.examples.compactMap { finding(kind, Counted($0), of: watch) }
      }
    }
  }

  package func findings(of seen: [StreamJudge.Seen]) -> [Finding] {
    zip(plan.watches, seen).flatMap { watch, seen in
      seen.faults.sorted { $0.key < $1.key }.compactMap { kind, counted in
        finding(kind, counted, of: watch)
      }
    }
  }

  /// What people should know about rules that could not look at everything.
  package func remarks(of seen: [StreamJudge.Seen]) -> [String] {
    zip(plan.watches, seen).filter { $0.1.hasForgotten }.map { watch, _ in
      "the stream rule about '\(pointer(of: watch))' of \(watch.reference) had more to remember "
        + "than it holds: what lies far apart was not compared"
    }
  }

  private func finding(
    _ kind: StreamFault.Kind, _ counted: Counted<StreamExample>, of watch: StreamPlan.Watch
  ) -> Finding? {
    guard let first = counted.examples.first else { return nil }
    var finding = Finding(
      StreamRules.rule(for: kind), .init(first.words), at: captures.place(first.fault.place))
    finding.contract = watch.reference
    finding.pointer = pointer(of: watch)
    finding.count = counted.events
    finding.unit = "places"
    finding.examples = counted.examples.map { captures.place($0.fault.place) }
    finding.notes = counted.examples.dropFirst().map { "also: \($0.words)" }
    finding.identity = [watch.rule.within.map(\.description).joined(separator: ",")]
    return finding
  }

  private func pointer(of watch: StreamPlan.Watch) -> String {
    (watch.rule.fields.first ?? watch.rule.within.first)?.description ?? ""
  }
}

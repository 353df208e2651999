import Contracts
import JSONText
import Schemas
import SourceText

/// Lists what differs in meaning between two schemas, and what each difference asks of people.
///
/// The budget is that of one question; a comparison asks as many as it has differences.
package func compare(
  _ old: ComparedSchema, _ new: ComparedSchema, policy: ChangePolicy = ChangePolicy(),
  budget: ContainmentQuestion.Budget = ContainmentQuestion.Budget()
) -> Comparison {
  var search = ChangeSearch(old.graph, new.graph, budget: budget)
  search.run()
  let isCutShort = search.isCutShort
  var judgement = ChangeJudgement(search, policy: policy)
  var changes = judgement.changes()
  let isAlike = search.likeness.areAlike(old.graph.root, new.graph.root)
  let sides = (old.graph, new.graph)
  let backward = verdict(
    on: sides, isAlike, changes.map(\.backward), isCutShort: isCutShort, budget)
  let forward = verdict(
    on: (sides.1, sides.0), isAlike, changes.map(\.forward), isCutShort: isCutShort, budget)
  changes += residue(backward, forward, beside: changes, old, new, policy)
  changes = joined(changes, .formatsAsserted, old.contract, new.contract)
  changes = joined(changes, .formatsAnnotated, old.contract, new.contract)
  if let reserved = old.contract.map({ $0.reserved + (new.contract?.reserved ?? []) }) {
    changes = changes.map { $0.reusing(reserved, policy: policy) ?? $0 }
  }
  changes = dialectChange(old.graph, new.graph) + changes
  changes = contractChanges(from: old.contract, to: new.contract, policy: policy) + changes
  let level = changes.map(\.level).max() ?? .none
  return Comparison(
    old: old, new: new, policy: policy, backward: backward, forward: forward, changes: changes,
    level: level)
}

/// Whether every event of the first schema is one of the second, in the light of what was found.
///
/// An event that shows a part to be broken shows it of the whole, and nothing more need be asked.
/// Else the whole is asked by itself: nothing that the parts missed may pass for proved. Where that
/// stays open, the whole holds when all parts do, for every part of a schema was looked at.
private func verdict(
  on sides: (SchemaGraph, SchemaGraph), _ isAlike: Bool, _ parts: [Containment],
  isCutShort: Bool, _ budget: ContainmentQuestion.Budget
) -> Containment {
  if let refuted = parts.first(where: { $0.witness != nil }) { return refuted }
  if isAlike { return .proved }
  let whole = ContainmentQuestion(isEvery: sides.0, within: sides.1, budget: budget).answer()
  guard case .unknown = whole, !isCutShort, parts.allSatisfy(\.isProved) else { return whole }
  return .proved
}

/// What the verdicts on the whole ask for and no change explains.
private func residue(
  _ backward: Containment, _ forward: Containment, beside changes: [Change],
  _ old: ComparedSchema, _ new: ComparedSchema, _ policy: ChangePolicy
) -> [Change] {
  let explainsBackward = changes.contains { !$0.backward.isProved }
  let explainsForward = changes.contains { !$0.forward.isProved }
  let (isNarrower, isWider) = (
    !backward.isProved && !explainsBackward, !forward.isProved && !explainsForward
  )
  guard isNarrower || isWider else { return [] }
  let effect: ChangeEffect =
    isNarrower
    ? (backward.witness == nil ? .unknown : isWider ? .incomparable : .narrowed) : .widened
  var change = Change(
    isNarrower ? .schemaNarrowed : .schemaWidened, at: "", effect: effect,
    level: policy.level(of: effect), backward: isNarrower ? backward : .proved,
    forward: isWider ? forward : .proved,
    message: residualMessage(isNarrower ? backward : forward, isNarrower: isNarrower))
  change.old = old.graph[old.graph.root].place
  change.new = new.graph[new.graph.root].place
  for verdict in [change.backward, change.forward] {
    if case .unknown(let reason) = verdict { change.notes.append("not decided: \(reason)") }
  }
  return [change]
}

private func residualMessage(_ verdict: Containment, isNarrower: Bool) -> String {
  switch (isNarrower, verdict.witness == nil) {
  case (true, false): "the schema refuses events that it took before"
  case (true, true): "the schema may refuse events that it took before"
  case (false, false): "the schema takes events that it refused before"
  case (false, true): "the schema may take events that it refused before"
  }
}

/// One change for a switch that is felt at many places.
private func joined(
  _ changes: [Change], _ kind: ChangeKind, _ old: Contract?, _ new: Contract?
) -> [Change] {
  let felt = changes.filter { $0.kind == kind }
  guard var joined = felt.first else { return changes }
  let users = felt.flatMap { $0.users.isEmpty ? [$0.pointer] : $0.users }
  joined.users = users.count > 1 ? users : []
  let (before, after) = (old?.formats, new?.formats)
  if let path = old?.file.path, let before {
    joined.old = SchemaPlace(path: path, span: before.span, pointer: "/formats")
  }
  if let path = new?.file.path, let after {
    joined.new = SchemaPlace(path: path, span: after.span, pointer: "/formats")
  }
  return [joined] + changes.filter { $0.kind != kind }
}

/// What is said when a schema is read by other rules; what they change is told by itself.
private func dialectChange(_ old: SchemaGraph, _ new: SchemaGraph) -> [Change] {
  let (before, after) = (old[old.root], new[new.root])
  guard before.dialect != after.dialect else { return [] }
  var change = Change(
    .dialectChanged, at: "", effect: .none, level: .none, backward: .proved, forward: .proved,
    message:
      "the schema is read as \(after.dialect.name) instead of \(before.dialect.name)")
  change.old = before.place
  change.new = after.place
  return [change]
}

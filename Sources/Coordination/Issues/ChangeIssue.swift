package import Contracts
package import Evolution
import JSONText
package import Realms

/// A new version of a contract, as it is told to one of those who rely on it.
package struct ChangeIssue: Sendable {
  package var kind: IssueKind
  package var terms: ReleaseTerms
  package var consumer: ReleaseConsumer
  package var domain: RealmName
  package var comparison: Comparison?
  /// The new version.
  package var contract: Contract?

  package init(
    _ kind: IssueKind, _ terms: ReleaseTerms, _ consumer: ReleaseConsumer, domain: RealmName
  ) {
    self.kind = kind
    self.terms = terms
    self.consumer = consumer
    self.domain = domain
  }

  /// The text for this consumer.
  package func draft(in scene: IssueScene) -> IssueDraft {
    var mark = IssueMark(kind, from: scene.from, to: consumer.repository)
    mark.contract = terms.contract
    mark.old = consumer.version
    mark.new = terms.version
    if kind == .breaking { mark.deadline = terms.deadline }
    let fields = fields
    mark.changes = fields.map {
      .init(field: $0.pointer, kind: $0.kind, isUsed: $0.isUsed, effect: $0.effect)
    }
    var draft = scene.draft(mark)
    draft.story = story(in: scene)
    draft.fields = fields
    draft.witness = witness.map(eventShape)
    draft.steps = steps(in: scene)
    return draft
  }

  private var fields: [IssueDraft.Field] {
    let files = consumer.relied.files.map(\.value)
    guard let impact = consumer.impact else { return [] }
    return impact.lines.map { line in
      let isUsed = impact.reading.readsEverything || !line.uses.isEmpty
      return IssueDraft.Field(
        pointer: line.change.pointer, change: line.change.message,
        kind: line.change.kind.rawValue, isUsed: isUsed, files: isUsed ? files : [],
        effect: line.effect)
    }
  }

  /// An event of the new version that shows what breaks.
  private var witness: JSONValue? {
    guard let impact = consumer.impact else { return nil }
    let broken = impact.lines.lazy.filter { $0.effect == .breaks }
    return broken.compactMap(\.change.forward.witness).first ?? impact.containment.witness
      ?? (impact.verdict == .no ? broken.compactMap(\.change.witness).first : nil)
  }
}

// MARK: - What changed, since when

extension ChangeIssue {
  private func story(in scene: IssueScene) -> [Prose] {
    var story: [Prose] = []
    let entry = contract?.history.first { $0.version?.value == terms.version }
    var first: Prose = "\(terms.contract) \(terms.version)"
    if let day = entry?.date?.value { first = "\(first), written on \(day)," }
    let level = (entry?.level?.value ?? comparison?.level).flatMap { $0 == .none ? nil : $0 }
    let step: Prose = level.map { Prose("is a \($0.rawValue) step") } ?? "is a step"
    if let old = consumer.version {
      story.append("\(first) \(step) from \(old), which \(consumer.repository) reads")
    } else {
      story.append("\(first) \(step)")
    }
    story += (entry?.changes ?? []).prefix(10).map { "\($0.value)" }
    if let migration = entry?.migration?.value, migration != "none" {
      story.append("stored events: \(migration)")
    }
    story += reasons.map { "\(words: verdictWords): \($0)" }
    if let listed = scene.realm.contract(terms.contract, terms.version) {
      story.append("it lies in the realm \(scene.realm.name) at \(listed.path)")
    } else {
      story.append("it is not in the realm \(scene.realm.name) yet")
    }
    return story
  }

  private var reasons: [String] {
    if let obstacle = consumer.obstacle { return [obstacle] }
    return Array((consumer.impact?.reasons ?? []).prefix(5))
  }

  private var verdictWords: String {
    switch consumer.impact?.verdict ?? .unknown {
    case .yes: "nothing breaks"
    case .no: "it breaks"
    case .unknown: "not decided"
    }
  }
}

// MARK: - What to do

extension ChangeIssue {
  private func steps(in scene: IssueScene) -> [IssueDraft.Step] {
    let repository = consumer.repository
    var steps: [IssueDraft.Step] = []
    let broken = consumer.impact?.lines.filter { $0.effect == .breaks } ?? []
    for line in broken.prefix(10) {
      let files = consumer.relied.files.prefix(5).map { Prose("\($0.value)") }
      let place = line.change.pointer.isEmpty ? "the event" : Prose("\(line.change.pointer)")
      steps.append(
        files.isEmpty
          ? .init("Change what reads \(place)")
          : .init("Change what reads \(place): \(Prose(files, separator: ", "))"))
    }
    steps.append(.init("Get the new version from the realm", command: "schema realm sync"))
    if let command = importCommand { steps.append(.init("Rely on it", command: command)) }
    steps.append(.init("See that what is imported is sound", command: "schema realm check"))
    if kind == .breaking,
      let rebuild = scene.rebuild(for: repository, relied: consumer.relied, contract: contract)
    {
      steps.append(rebuild)
    }
    steps += scene.agreedSteps(kind, for: repository)
    let reference = "\(terms.contract)@\(terms.version)"
    steps.append(
      .init(
        "Try it, and record what came of it",
        command: "schema realm record --contract \(reference) --result pass --evidence FILE"))
    if kind == .breaking {
      steps.append(
        .init(
          "Or let it go out before \(repository) has followed",
          command: "schema realm record --contract \(reference) --acknowledge --reason REASON"))
    }
    steps.append(.init("Tell the realm", command: "schema realm sync --push"))
    return steps
  }

  /// The import that takes the new version in; nil where the range has room for it.
  private var importCommand: String? {
    guard !consumer.relied.range.value.contains(terms.version) else { return nil }
    let next = terms.version.bumped(by: .major)
    var words = [
      "schema", "realm", "import", terms.contract.text, "--domain", domain.text, "--range",
      ">=\(terms.version) <\(next)",
    ]
    for use in consumer.relied.uses.prefix(50) { words += ["--uses", use.value] }
    if let profile = consumer.relied.profile?.value { words += ["--profile", profile] }
    return shellLine(words)
  }
}

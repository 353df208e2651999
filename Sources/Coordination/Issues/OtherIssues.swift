package import Contracts
package import Realms

// Issues about things that are no new version of a contract.
extension IssueScene {
  /// A type of events that is new in a domain.
  package func newEvent(
    _ contract: Contract, in domain: RealmName, for repository: RealmName
  ) -> IssueDraft {
    var mark = IssueMark(.newEvent, from: from, to: repository)
    mark.contract = contract.name.value
    mark.new = contract.version.value
    var draft = draft(mark)
    draft.story = ["\(contract.reference) is new in the domain \(domain)"]
    if let summary = contract.summary?.value { draft.story.append("\(summary)") }
    if let location = contract.location?.value {
      draft.story.append("stored events lie at \(location)")
    }
    let next = contract.version.value.bumped(by: .major)
    draft.steps = agreedSteps(.newEvent, for: repository)
    draft.steps.append(.init("Get it from the realm", command: "schema realm sync"))
    draft.steps.append(
      .init(
        "Say what is read of it, where it is read at all",
        command: shellLine([
          "schema", "realm", "import", contract.name.value.text, "--domain", domain.text,
          "--range", ">=\(contract.version.value) <\(next)", "--uses", "/FIELD",
        ])))
    draft.steps.append(.init("Tell the realm", command: "schema realm sync --push"))
    return draft
  }

  /// A contract of the writer that has moved since the realm saw it.
  package struct Movement: Hashable, Sendable {
    package var contract: ContractName
    package var old: Version?
    package var new: Version

    package init(_ contract: ContractName, from old: Version?, to new: Version) {
      self.contract = contract
      self.old = old
      self.new = new
    }
  }

  /// The version that all repositories share has moved.
  package func versionBump(
    from old: Version?, to new: Version, constant: String?, _ movements: [Movement],
    for repository: RealmName
  ) -> IssueDraft {
    var mark = IssueMark(.versionBump, from: from, to: repository)
    mark.subject = "schema version"
    mark.old = old
    mark.new = new
    var draft = draft(mark)
    draft.story = [
      old.map { "the schema version that all repositories agree on was \($0) and is now \(new)" }
        ?? "the schema version that all repositories agree on is now \(new)"
    ]
    if let constant { draft.story.append("the shared constant \(constant) says so") }
    draft.story += movements.prefix(20).map { movement -> Prose in
      movement.old.map { "\(movement.contract) goes from \($0) to \(movement.new)" }
        ?? "\(movement.contract) \(movement.new) is new"
    }
    draft.steps = [.init("Get the new versions from the realm", command: "schema realm sync")]
    draft.steps += agreedSteps(.versionBump, for: repository)
    draft.steps.append(.init("See what is behind", command: "schema realm outdated"))
    draft.steps.append(
      .init("See that everybody agrees", command: "schema realm check --agree"))
    return draft
  }

  /// Another model by which texts are found again.
  package func embeddingChange(
    from old: String?, to new: String, constant: String?, for repository: RealmName
  ) -> IssueDraft {
    var mark = IssueMark(.embeddingChange, from: from, to: repository)
    mark.subject = new
    var draft = draft(mark)
    draft.story = [
      old.map { "the embedding model was \($0) and is now \(new)" }
        ?? "the embedding model is now \(new)"
    ]
    if let constant { draft.story.append("the shared constant \(constant) says so") }
    draft.story.append("vectors of one model mean nothing to another")
    draft.steps = [rebuild(for: repository)].compactMap(\.self)
    draft.steps += agreedSteps(.embeddingChange, for: repository)
    draft.steps.append(
      .init("See that everybody agrees", command: "schema realm check --agree"))
    return draft
  }

  /// Something that captures show and no contract knows.
  package struct Unknown: Sendable {
    package var pointer: String
    /// Its kind, types and counts, in words.
    package var words: String
    package var firstSeen: String?

    package init(pointer: String, words: String, firstSeen: String?) {
      self.pointer = pointer
      self.words = words
      self.firstSeen = firstSeen
    }
  }

  /// What the owner of a contract is asked to decide about.
  package func unknownFields(
    _ unknowns: [Unknown], of contract: ContractName, _ version: Version?,
    for repository: RealmName
  ) -> IssueDraft {
    var mark = IssueMark(.unknownFields, from: from, to: repository)
    mark.contract = contract
    mark.old = version
    var draft = draft(mark)
    draft.story = ["captured events of \(contract) carry what no contract says"]
    if let first = unknowns.compactMap(\.firstSeen).min() {
      draft.story.append("first seen: \(first)")
    }
    draft.fields = unknowns.map {
      .init(
        pointer: $0.pointer, change: $0.words, kind: "unknown", isUsed: false, effect: .unknown)
    }
    draft.steps = [
      .init(
        "Look at them",
        command: shellLine(["schema", "unknown", "list", "--contract", contract.text])
      )
    ]
    draft.steps += unknowns.prefix(10).map { unknown in
      .init(
        "Decide about \(unknown.pointer)",
        command: shellLine(["schema", "unknown", "promote", contract.text, unknown.pointer]))
    }
    draft.steps.append(
      .init(
        "Give the contract its version",
        command: shellLine(["schema", "bump", contract.text, "--write"])))
    return draft
  }

  /// A gate that does not open.
  package func gateBlocked(
    _ gate: String, verdict: String, findings: [String], for repository: RealmName
  ) -> IssueDraft {
    var mark = IssueMark(.gateBlocked, from: from, to: repository)
    mark.subject = gate
    var draft = draft(mark)
    draft.story = ["the gate \(gate) says \(verdict)"] + findings.prefix(20).map { "\($0)" }
    draft.steps = [
      .init("Mend what keeps it shut, or say here why it cannot be mended"),
      .init("Ask it again", command: "schema gate"),
    ]
    return draft
  }

  /// A task that was agreed on.
  package func actionItem(
    _ item: RealmCharter.ActionItem, for repository: RealmName
  ) -> IssueDraft {
    var mark = IssueMark(.actionItem, from: from, to: repository)
    mark.subject = item.task.value
    var draft = draft(mark)
    draft.story = ["agreed between the repositories of the realm \(realm.name): \(item.task.value)"]
    if let owner = item.owner?.value { draft.story.append("owner: \(owner)") }
    if let blocking = item.blocking?.value { draft.blocks.append("\(blocking)") }
    draft.steps = [
      .init("\(item.task.value)"),
      .init("Say in the realm that it is done, and sync", command: "schema realm sync --push"),
    ]
    return draft
  }
}

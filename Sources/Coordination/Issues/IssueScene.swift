package import Contracts
import Evolution
package import Realms

/// Who writes issues, in which realm: what every draft needs besides what it is about.
package struct IssueScene: Sendable {
  package var realm: Realm
  package var from: RealmName
  /// What the writer said that the issue hangs on.
  package var dependsOn: [Prose] = []
  package var blocks: [Prose] = []
  /// The design documents of all members, as far as they are here.
  package var documents: DocumentGraph?
  /// The writer's documents that every issue is about; else those that speak of its contract.
  package var subjects: [LinkedDocument] = []
  /// What the writer's settings say that each repository runs after a break.
  package var rebuilds: [Contract.Rebuild] = []

  package init(_ realm: Realm, from: RealmName) {
    self.realm = realm
    self.from = from
  }

  /// A draft about nothing yet.
  func draft(_ mark: IssueMark) -> IssueDraft {
    var draft = IssueDraft(mark, for: realm.repository(mark.to)?.slug ?? mark.to.text)
    draft.prefix = IssueDraft.prefix(realm.charter.issuePrefix)
    draft.dependsOn = dependsOn
    draft.blocks = blocks
    link(&draft)
    return draft
  }

  /// What the documents say that the issue hangs on: what they still wait for, and what of the other
  /// repository waits for them.
  private func link(_ draft: inout IssueDraft) {
    guard let documents else { return }
    let about =
      subjects.isEmpty
      ? documents.documents.filter { document in
        document.reference.repository == from
          && draft.mark.contract.map { document.isAbout($0.text) } ?? false
      } : subjects
    for document in about.prefix(10) {
      draft.documents.append("\(document.reference)")
      draft.dependsOn += documents.waits(document).map { "\($0)" }
      draft.blocks += documents.waiting(for: document).filter {
        $0.repository == draft.mark.to
      }.map { "\($0)" }
    }
    draft.dependsOn = Self.once(draft.dependsOn)
    draft.blocks = Self.once(draft.blocks)
  }

  private static func once(_ items: [Prose]) -> [Prose] {
    var seen = Set<Prose>()
    return items.filter { seen.insert($0).inserted }
  }

  /// What the realm says has to happen in a repository, or what was agreed when nothing was said.
  func agreedSteps(_ kind: IssueKind, for repository: RealmName) -> [IssueDraft.Step] {
    guard let event = kind.syncEvent else { return [] }
    return SyncPoints(realm.charter).actions(for: event, realm.repository(repository), repository)
      .map { IssueDraft.Step($0.isOwn ? "\($0.text)" : "\(words: $0.text)") }
  }

  /// How a repository builds anew what it made from events; printed and never run.
  func rebuild(
    for repository: RealmName, relied: RealmImport? = nil, contract: Contract? = nil
  ) -> IssueDraft.Step? {
    let entry = contract?.history.first { $0.version?.value == contract?.version.value }
    let said =
      relied?.rebuild?.value ?? realm.repository(repository)?.rebuild?.value
      ?? ((entry?.rebuild ?? []) + rebuilds).first {
        realm.repository(repository)?.isCalled($0.consumer.value)
          ?? ($0.consumer.value == repository.text)
      }?.command.value
    guard let command = said, shellWord(command) != nil else { return nil }
    return IssueDraft.Step("Rebuild what was made from older events", command: command)
  }
}

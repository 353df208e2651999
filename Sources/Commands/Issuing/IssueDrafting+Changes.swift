import Arguments
import Contracts
import Coordination
import Realms
import Workspace

// Drafts about versions of contracts.
extension IssueDrafting {
  /// A new version, for those whom it breaks, or for everybody where it breaks nobody.
  func changeDrafts() throws(CommandError) -> [IssueDraft] {
    var study = try ReleaseStudy(context, word, versionNeeded: false)
    study.ask()
    let wanted = Set(try wantedNames(study.realms))
    var drafts: [IssueDraft] = []
    for realm in study.realms {
      let scene = try scene(realm)
      for consumer in study.consumers where consumer.realm.name == realm.name {
        let verdict = consumer.known.impact?.verdict ?? .unknown
        let isWanted = wanted.contains(consumer.known.repository)
        guard isWanted || wanted.isEmpty && (kind != .breaking || verdict != .yes) else { continue }
        drafts.append(draft(for: consumer, study, in: scene))
      }
    }
    let told = Set(drafts.map(\.mark.to))
    for name in wanted.subtracting(told).sorted() {
      tell("'\(name)' does not import '\(study.name)', so nothing is written for it")
    }
    return drafts
  }

  private func draft(
    for consumer: ReleaseStudy.Consumer, _ study: ReleaseStudy, in scene: IssueScene
  ) -> IssueDraft {
    var terms = study.terms(in: consumer.realm)
    // Who reads the issue knows of the version from the day that it was written.
    terms.announced =
      terms.announced
      ?? study.candidate.contract?.history.first { $0.version?.value == study.version }?.date?
      .value ?? terms.today
    var issue = ChangeIssue(kind, terms, consumer.known, domain: consumer.domain)
    issue.comparison = consumer.comparison
    issue.contract = study.candidate.contract
    return issue.draft(in: scene)
  }

  /// A new contract, for all members of its domains.
  func newEventDrafts() throws(CommandError) -> [IssueDraft] {
    let study = try ReleaseStudy(context, word, versionNeeded: false)
    guard let contract = study.candidate.contract else { return [] }
    let wanted = Set(try wantedNames(study.realms))
    var drafts: [IssueDraft] = []
    for realm in study.realms {
      let scene = try scene(realm)
      let own = realm.realm.domains(with: study.name)
      // Where nobody has exported it yet, it concerns the domains of this repository.
      for domain in own.isEmpty ? realm.realm.domains(of: realm.repository) : own {
        for member in Set(domain.members.map(\.value) + domain.bindings.map(\.repository)).sorted()
        where member != realm.repository && (wanted.isEmpty || wanted.contains(member)) {
          drafts.append(scene.newEvent(contract, in: domain.name, for: member))
        }
      }
    }
    return drafts
  }

  var word: String { context.arguments.operands.first ?? "" }

  /// The repositories that `--to` names; an unknown one is told with what there is.
  func wantedNames(_ realms: [OpenRealm]) throws(CommandError) -> [RealmName] {
    var names: [RealmName] = []
    for word in context.arguments.values("to") {
      if let found = realms.lazy.compactMap({ $0.realm.repository(called: word) }).first {
        names.append(found.name)
      } else if let name = RealmName(word), realms.contains(where: { $0.realm.speaks(of: name) }) {
        names.append(name)
      } else {
        let known = realms.flatMap { $0.realm.repositories.map(\.name) }
        throw .usage(
          "no realm of this repository has a repository '\(word)'",
          advice: known.isEmpty
            ? [] : ["there are \(known.map { "'\($0)'" }.joined(separator: ", "))"])
      }
    }
    return names
  }

  /// Who writes, and what the issue hangs on.
  func scene(_ realm: OpenRealm) throws(CommandError) -> IssueScene {
    var scene = IssueScene(realm.realm, from: realm.repository)
    scene.rebuilds = context.settings.rebuild
    scene.dependsOn = try references("depends-on")
    scene.blocks = try references("blocks")
    let graph = RealmDocuments.documents(realm, context.repository).graph
    scene.documents = graph
    scene.subjects = try subjects(in: graph, realm)
    return scene
  }

  /// The documents of this repository that `--document` names.
  private func subjects(
    in graph: DocumentGraph, _ realm: OpenRealm
  ) throws(CommandError) -> [LinkedDocument] {
    var found: [LinkedDocument] = []
    for word in context.arguments.values("document") {
      guard let reference = DocumentReference(word)?.seen(from: realm.repository) else {
        throw .usage("'\(word)' is no document", advice: ["'rfc-0012' and 'rfc-0012-slug' are"])
      }
      guard let document = graph.document(reference) else {
        throw .usage(
          "there is no document '\(reference)'", advice: ["'schema realm documents' lists them"])
      }
      found.append(document)
    }
    return found
  }

  private func references(_ option: String) throws(CommandError) -> [Prose] {
    var references: [Prose] = []
    for word in context.arguments.values(option) {
      if let issue = IssueReference(word) {
        references.append("\(link: issue)")
      } else if let document = DocumentReference(word) {
        references.append("\(document)")
      } else {
        throw .usage(
          "'\(word)' is no reference",
          advice: ["'owner/repo#12' names an issue, 'repo:rfc-0012-slug' a document"])
      }
    }
    return references
  }
}

extension Realm {
  /// Whether a repository is a member of a domain, or has a binding, without a file of its own.
  fileprivate func speaks(of name: RealmName) -> Bool { !domains(of: name).isEmpty }
}

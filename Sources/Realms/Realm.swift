package import Contracts
import SourceText

/// The contracts between some repositories, as the files of one git repository tell them.
///
/// A value: it is read from a set of files, wherever they came from, with everything that is wrong
/// with them.
package struct Realm: Sendable {
  package var charter = RealmCharter()
  /// In the order of their names.
  package private(set) var repositories: [RealmRepository] = []
  /// In the order of their names.
  package private(set) var domains: [RealmDomain] = []
  package private(set) var verifications: [RealmVerification] = []
  package private(set) var acknowledgements: [RealmAcknowledgement] = []
  package private(set) var deployments: [RealmDeployment] = []
  /// What keeps files from being read as meant.
  package private(set) var problems: [RealmProblem] = []
  /// Every file, by its path below the root.
  package private(set) var files: [String: RealmFile] = [:]

  /// Reads a realm's files; their order does not matter.
  package init(_ files: [RealmFile]) {
    var domains: [RealmName: RealmDomain] = [:]
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      self.files[file.path] = file
      guard file.kind == .file else {
        tellKind(of: file)
        continue
      }
      take(file, &domains)
    }
    for repository in charter.repositories where self.repository(repository.name) == nil {
      repositories.append(repository)
    }
    repositories.sort { $0.name < $1.name }
    self.domains = domains.values.sorted { $0.name < $1.name }
    for index in self.domains.indices { self.domains[index].sort() }
    if self.files["realm.yaml"] == nil { problems.append(.init(.noCharter, path: "realm.yaml")) }
    tellFoldedNames()
    problems.sort { ($0.path, $0.span) < ($1.path, $1.span) }
  }

  private mutating func take(_ file: RealmFile, _ domains: inout [RealmName: RealmDomain]) {
    let place = RealmPath(file.path)
    // What is only listed says what its path says.
    guard file.bytes != nil || !file.isRead else { return }
    switch place {
    case .charter: charter = keeping(RealmCharter.read(file))
    case .repository(let name):
      repositories.append(keeping(RealmRepository.read(file, named: name)))
    case .domain(let name):
      problems += domains[name, default: RealmDomain(name)].read(file)
    case .contract(let domain, let name, let version):
      domains[domain, default: RealmDomain(domain)].contracts.append(
        RealmContract(
          domain: domain, name: name, version: version, path: file.path, object: file.object,
          isPending: file.isPending))
    case .binding(let domain, let repository):
      let binding = keeping(RealmBinding.read(file, domain, repository))
      domains[domain, default: RealmDomain(domain)].bindings.append(binding)
    case .verification: verifications += keeping(RealmVerification.read(file)).map { [$0] } ?? []
    case .acknowledgement:
      acknowledgements += keeping(RealmAcknowledgement.read(file)).map { [$0] } ?? []
    case .deployment(let environment, let repository):
      deployments.append(keeping(RealmDeployment.read(file, environment, repository)))
    case .codeOwners: break
    case .other: tellStray(file)
    }
  }

  private mutating func keeping<Value>(_ read: (Value, [RealmProblem])) -> Value {
    problems += read.1
    return read.0
  }
}

extension RealmDomain {
  fileprivate mutating func sort() {
    contracts.sort { ($0.name, $0.version, $0.path) < ($1.name, $1.version, $1.path) }
    bindings.sort { $0.repository < $1.repository }
  }
}

// MARK: Looking up

extension Realm {
  package func repository(_ name: RealmName) -> RealmRepository? {
    repositories.first { $0.name == name }
  }

  /// The repository that a word means: a name, an alias, or `organisation/name`.
  package func repository(called word: String) -> RealmRepository? {
    repositories.first { $0.name.text.utf8.elementsEqual(word.utf8) }
      ?? repositories.first { $0.isCalled(word) || $0.slug.utf8.elementsEqual(word.utf8) }
  }

  package func domain(_ name: RealmName) -> RealmDomain? { domains.first { $0.name == name } }

  /// The domains in which a contract lies, or is spoken of.
  package func domains(with contract: ContractName) -> [RealmDomain] {
    domains.filter { domain in
      domain.contracts.contains { $0.name == contract }
        || !domain.exporters(of: contract).isEmpty || !domain.importers(of: contract).isEmpty
    }
  }

  /// A contract at a version, wherever it lies.
  package func contract(_ name: ContractName, _ version: Version) -> RealmContract? {
    for domain in domains {
      let found = domain.contracts.first { $0.name == name && $0.version == version }
      if let found { return found }
    }
    return nil
  }

  /// The name the realm gives itself.
  package var name: String { charter.name?.text ?? "unnamed" }

  /// The domains that a repository is a member of, or has a binding in.
  package func domains(of repository: RealmName) -> [RealmDomain] {
    domains.filter { domain in
      domain.members.contains { $0.value == repository } || domain.binding(of: repository) != nil
    }
  }

  /// What may be there beside a realm's own folders.
  fileprivate static let folders = [
    "repos", "domains", "verifications", "acknowledgements", "environments",
  ]
}

// MARK: Files that are none

extension Realm {
  private mutating func tellKind(of file: RealmFile) {
    let what = file.kind == .link ? "a symbolic link" : "another repository"
    problems.append(.init(.notAFile(what), path: file.path))
  }

  /// Files beside the realm's folders are nobody's business; within them a wrong name means a file
  /// that is not read.
  private mutating func tellStray(_ file: RealmFile) {
    let steps = file.path.split(separator: "/", omittingEmptySubsequences: false)
    if steps.contains(where: { isTrap($0) }) {
      problems.append(.init(.strayFile("no file may be called so"), path: file.path))
      return
    }
    guard let first = steps.first, Realm.folders.contains(String(first)),
      steps.last != ".gitkeep", steps.last != "README.md"
    else { return }
    problems.append(
      .init(.strayFile("nothing of a realm lies here, so it is not read"), path: file.path))
  }

  /// Names that lead elsewhere, or into git's own folder, on some system.
  private func isTrap(_ step: Substring) -> Bool {
    step.isEmpty || step == "." || step == ".." || step.lowercased() == ".git"
      || step.hasSuffix(".") || step.hasSuffix(" ")
      || step.utf8.contains { $0 < 0x20 || $0 == 0x5C || $0 == 0x7F }
  }

  private mutating func tellFoldedNames() {
    var seen: [String: String] = [:]
    for path in files.keys.sorted() {
      let folded = path.lowercased()
      guard let other = seen.updateValue(path, forKey: folded) else { continue }
      problems.append(
        .init(
          .namesFold(path, other: other), path: path,
          related: [.init(path: other, span: .beginning, words: "the other one")]))
    }
  }
}

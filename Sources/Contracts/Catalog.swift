package import SourceText

/// All contracts of a repository, and which event goes to which.
package struct Catalog: Sendable {
  /// The working copies, by name.
  package private(set) var contracts: [Contract] = []
  /// The frozen copies, by name and then version.
  package private(set) var published: [Contract] = []
  /// What could not be read as meant, and what two contracts both claim.
  package private(set) var problems: [ContractProblem] = []

  /// Event names in the bytes they were written in; where two claim one, the first in the order of
  /// names has it.
  private var routes: [[UInt8]: Int] = [:]
  private var names: [ContractName: Int] = [:]
  private var versions: [ContractName: [Int]] = [:]

  /// Reads the files of a repository; the order of the files does not matter.
  package init(_ files: [SourceFile], published frozen: [SourceFile] = []) {
    self.init(files.map { ContractFile($0) }, published: frozen.map { ContractFile($0) })
  }

  /// The same of files that were read already.
  package init(_ working: [ContractFile], published older: [ContractFile] = []) {
    self.init(working.compactMap(\.contract), published: older.compactMap(\.contract))
    problems = (working + older).flatMap(\.problems) + problems
    problems.sort { ($0.path, $0.span) < ($1.path, $1.span) }
  }

  package init(_ contracts: [Contract], published: [Contract] = []) {
    self.contracts = contracts.sorted {
      ($0.name.value, $0.file.path) < ($1.name.value, $1.file.path)
    }
    self.published = published.sorted {
      ($0.name.value, $0.version.value, $0.file.path)
        < ($1.name.value, $1.version.value, $1.file.path)
    }
    for index in self.published.indices {
      versions[self.published[index].name.value, default: []].append(index)
    }
    claimNames()
    claimEvents()
    claimSchemaIDs()
  }

  // MARK: Looking up

  /// The contract that events of a type are held to: by event name, alias, or contract name.
  package func contract(forEvent name: some Collection<UInt8>) -> Contract? {
    routes[Array(name)].map { contracts[$0] }
  }

  package func contract(forEvent name: String) -> Contract? { contract(forEvent: name.utf8) }

  package func contract(named name: ContractName) -> Contract? {
    names[name].map { contracts[$0] }
  }

  /// Every event name that is routed, in byte order.
  package var eventNames: [String] {
    routes.keys.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The frozen versions of a contract, oldest first.
  package func publishedVersions(of name: ContractName) -> [Contract] {
    (versions[name] ?? []).map { published[$0] }
  }

  package func published(_ name: ContractName, _ version: Version) -> Contract? {
    publishedVersions(of: name).first { $0.version.value == version }
  }

  /// Looks up `name` (the working copy) or `name@version` (a frozen one, or the working copy when
  /// that has this version).
  package func contract(_ reference: String) -> Contract? {
    let parts = reference.split(separator: "@", omittingEmptySubsequences: false)
    guard let name = parts.first.flatMap({ ContractName(String($0)) }) else { return nil }
    if parts.count == 1 { return contract(named: name) }
    guard parts.count == 2, let version = Version(String(parts[1])) else { return nil }
    if let frozen = published(name, version) { return frozen }
    return contract(named: name).flatMap { $0.version.value == version ? $0 : nil }
  }
}

extension Catalog {
  private mutating func claimNames() {
    for (index, contract) in contracts.enumerated() {
      if let first = names[contract.name.value] {
        conflict(
          .nameTwice(contract.name.value), (contract, contract.name.span),
          (contracts[first], contracts[first].name.span))
      } else {
        names[contract.name.value] = index
      }
    }
  }

  /// Written event names first: a contract's own name is routed to it only when nobody asks for it.
  private mutating func claimEvents() {
    var spans: [[UInt8]: SourceSpan] = [:]
    for (index, contract) in contracts.enumerated() {
      for event in contract.eventNames {
        let name = Array(event.value.utf8)
        guard let first = routes[name] else {
          routes[name] = index
          spans[name] = event.span
          continue
        }
        guard first != index, let span = spans[name] else { continue }
        conflict(.eventTwice(event.value), (contract, event.span), (contracts[first], span))
      }
    }
    for (index, contract) in contracts.enumerated() {
      let name = Array(contract.name.value.text.utf8)
      if routes[name] == nil { routes[name] = index }
    }
  }

  private mutating func claimSchemaIDs() {
    var owners: [[UInt8]: (index: Int, span: SourceSpan)] = [:]
    for (index, contract) in contracts.enumerated() {
      guard let id = contract.schemaID else { continue }
      let key = Array(id.value.utf8)
      if let first = owners[key] {
        conflict(
          .schemaIDTwice(id.value), (contract, id.span), (contracts[first.index], first.span))
      } else {
        owners[key] = (index, id.span)
      }
    }
  }

  private mutating func conflict(
    _ kind: ContractProblem.Kind, _ second: (Contract, SourceSpan), _ first: (Contract, SourceSpan)
  ) {
    problems.append(
      ContractProblem(
        kind, path: second.0.file.path, at: second.1,
        related: [
          .init(path: first.0.file.path, span: first.1, words: "the first claim stands here")
        ]))
  }
}

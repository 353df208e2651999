import Contracts
import Coordination
import Evolution
import Realms
import SourceText
import Workspace

/// What changed here, and whom it concerns.
struct AffectedSearch {
  /// Below the repository's root.
  let paths: [String]
  private(set) var failures: [CommandError] = []
  private let context: RealmContext
  private let before: GitTree
  private let reference: String
  private var steps: [(contract: ContractName, path: String, comparison: Comparison?)] = []
  private let catalog: Catalog

  init(_ context: RealmContext, since reference: String) throws(CommandError) {
    self.context = context
    self.reference = reference
    let repository = context.repository
    let surroundings = context.surroundings
    let scene = try ChangeFinder(repository, in: surroundings).workTree(since: reference)
    paths = scene.changes?.changes.map(\.path) ?? []
    before = try repository.tree(since: reference, in: surroundings)
    let finder = ContractFinder(repository, in: surroundings)
    let now = finder.contracts
    catalog = now.catalog
    let old = try repository.snapshot(of: before)
    let pairs = ContractPair.pairs(from: old, to: now)
    failures = pairs.failures
    for pair in pairs.pairs {
      guard let path = pair.new?.path ?? pair.old?.path,
        pair.old?.file.source.bytes != pair.new?.file.source.bytes
      else { continue }
      var comparison: Comparison?
      if let old = pair.old, let new = pair.new {
        comparison = compare(
          ComparedSchema(old.graph, contract: old.contract),
          ComparedSchema(new.graph, contract: new.contract),
          policy: ChangePolicy(
            repository: context.settings.policy, contract: new.contract?.policy ?? [:]))
      }
      steps.append((pair.name, path, comparison))
    }
  }

  func affected(in realm: OpenRealm) throws(CommandError) -> [AffectedRepository] {
    var found: [RealmName: AffectedRepository] = [:]
    for step in steps {
      for domain in realm.realm.domains(of: step.contract, offeredBy: realm.repository) {
        take(step, domain, realm, &found)
      }
    }
    for domain in realm.realm.domains { takeSources(domain, realm, &found) }
    takeConstants(realm, &found)
    return found.values.sorted { $0.name < $1.name }
  }
}

// MARK: - Contracts and their sources

extension AffectedSearch {
  private func take(
    _ step: (contract: ContractName, path: String, comparison: Comparison?),
    _ domain: RealmDomain, _ realm: OpenRealm, _ found: inout [RealmName: AffectedRepository]
  ) {
    for (binding, relied) in domain.importers(of: step.contract)
    where binding.repository != realm.repository {
      let (verdict, reason, isConcerned) = judged(step.comparison, relied)
      guard isConcerned else { continue }
      let name = binding.repository
      found[name, default: AffectedRepository(name)].add(
        .init(.contract, step.contract.text, path: step.path, verdict: verdict, reason: reason),
        resources: relied.files.map(\.value))
      let kind = verdict == .yes ? IssueKind.versionBump : .breaking
      if verdict != .yes || found[name]?.command == nil {
        found[name]?.command = "schema issue \(kind.rawValue) \(step.contract) --to \(name)"
      }
    }
  }

  private func judged(
    _ comparison: Comparison?, _ relied: RealmImport
  ) -> (ReleaseVerdict, String, isConcerned: Bool) {
    guard let comparison else { return (.no, "the contract is gone", true) }
    guard let reading = relied.reading else {
      return (.unknown, "what it says under 'uses' or 'profile' cannot be read", true)
    }
    let impact = comparison.impact(on: reading)
    let isTouched =
      !impact.lines.isEmpty
      && (reading.readsEverything || impact.lines.contains { !$0.uses.isEmpty })
    return (impact.verdict, impact.reasons.first ?? "", impact.verdict != .yes || isTouched)
  }

  /// Code that must move with a contract that this repository offers.
  private func takeSources(
    _ domain: RealmDomain, _ realm: OpenRealm, _ found: inout [RealmName: AffectedRepository]
  ) {
    guard let own = domain.binding(of: realm.repository) else { return }
    for export in own.exports {
      let name = export.contract.value
      let declared = catalog.contract(named: name)?.sources.map(\.value) ?? []
      let patterns = (export.sourceFiles.map(\.value) + declared).map { GlobPattern($0) }
      let hit = paths.filter { path in patterns.contains { $0.matches(path: path) } }
      for path in hit {
        for (binding, relied) in domain.importers(of: name)
        where binding.repository != realm.repository {
          let moved = steps.contains { $0.contract == name }
          let reason =
            moved
            ? "'\(path)' moved with the contract"
            : "'\(path)' changed, and the contract did not"
          found[binding.repository, default: AffectedRepository(binding.repository)].add(
            .init(
              .source, name.text, path: path, verdict: moved ? .yes : .unknown, reason: reason),
            resources: relied.files.map(\.value))
          if found[binding.repository]?.command == nil {
            found[binding.repository]?.command = shellLine([
              "schema", "diff", "--since", reference, name.text,
            ])
          }
        }
      }
    }
  }
}

// MARK: - Shared constants

extension AffectedSearch {
  /// Files in which the lines that name a shared constant are not what they were.
  private func takeConstants(
    _ realm: OpenRealm, _ found: inout [RealmName: AffectedRepository]
  ) {
    let shared = realm.realm.charter.shared
    guard !shared.isEmpty else { return }
    for path in paths.prefix(2_000) {
      let texts = (bytes(of: before.answer(path)), bytes(of: context.repository.files.answer(path)))
      for constant in shared {
        let words = Self.words(for: constant.name.value)
        guard Self.lines(naming: words, in: texts.0) != Self.lines(naming: words, in: texts.1)
        else { continue }
        for repository in realm.realm.repositories where repository.name != realm.repository {
          guard Self.uses(constant, repository) else { continue }
          found[repository.name, default: AffectedRepository(repository.name)].add(
            .init(
              .constant, constant.name.value, path: path, verdict: .unknown,
              reason: "'\(path)' says something else of \(constant.name.value)"))
          if found[repository.name]?.command == nil {
            found[repository.name]?.command = "schema realm check --agree"
          }
        }
      }
    }
  }

  /// The constant's own name, and the key of the version manifest that says the same.
  private static func words(for constant: String) -> [String] {
    if Agreement.isVersion(constant) { return [constant, "schema_version"] }
    return Agreement.isModel(constant) ? [constant, "embedding_model"] : [constant]
  }

  private static func uses(
    _ constant: RealmCharter.Constant, _ repository: RealmRepository
  ) -> Bool {
    constant.usedBy.isEmpty
      || constant.usedBy.contains {
        $0.value.lowercased() == "all" || repository.isCalled($0.value)
      }
  }

  private func bytes(of answer: FileAnswer) -> [UInt8] {
    if case .found(let bytes) = answer { bytes } else { [] }
  }

  private static func lines(naming words: [String], in text: [UInt8]) -> [ArraySlice<UInt8>] {
    guard text.count <= 1 << 20 else { return [] }
    return text.split(separator: UInt8(ascii: "\n")).filter { line in
      words.contains { holds(line, Array($0.utf8)) }
    }
  }

  private static func holds(_ line: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    guard let first = word.first, line.count >= word.count, line.count <= 4096 else {
      return false
    }
    return line.indices.dropLast(word.count - 1).contains { index in
      line[index] == first && line[index...].starts(with: word)
    }
  }
}

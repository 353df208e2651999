import Arguments
import Captures
import Contracts
import Coordination
import Drift
import Evolution
import JSONText
import Realms
import SourceText
import Workspace

// Drafts about everything but versions of contracts.
extension IssueDrafting {
  /// Another embedding model, for those who use the shared constant.
  func embeddingDrafts() throws(CommandError) -> [IssueDraft] {
    let realms = try context.realms()
    let wanted = Set(try wantedNames(realms))
    let said = try newModel()
    var drafts: [IssueDraft] = []
    for realm in realms {
      let scene = try scene(realm)
      let constant = realm.realm.charter.shared.first {
        $0.name.value.lowercased().contains("embedding")
      }
      let old = constant?.value.value
      guard let new = said ?? old else { continue }
      for repository in realm.realm.repositories
      where repository.name != realm.repository
        && (wanted.isEmpty ? uses(constant, repository) : wanted.contains(repository.name))
      {
        drafts.append(
          scene.embeddingChange(
            from: old == new ? nil : old, to: new, constant: constant?.name.value,
            for: repository.name))
      }
    }
    guard said != nil || !drafts.isEmpty else {
      throw .setup(
        "nothing says what the new embedding model is",
        advice: ["name it: 'schema issue embedding-change MODEL'"])
    }
    return drafts
  }

  /// Whether a repository is among those who use a shared constant.
  func uses(_ constant: RealmCharter.Constant?, _ repository: RealmRepository) -> Bool {
    guard let constant, !constant.usedBy.isEmpty else { return true }
    return constant.usedBy.contains {
      repository.isCalled($0.value) || $0.value.lowercased() == "all"
    }
  }

  private func newModel() throws(CommandError) -> String? {
    if !word.isEmpty { return word }
    let manifest = VersionManifestFile(context.repository, context.surroundings.environment)
    if let variable = manifest.embeddingModel { return variable.value }
    do throws(FileError) {
      let bytes = try FileReader(limit: 4 << 20).readIfPresent(manifest.path)
      return bytes.flatMap { try? VersionManifest.read($0) }?.embeddingModel?.value
    } catch { throw .file(error) }
  }

  /// Undecided unknowns, for the owners of the contracts they were seen with.
  func unknownDrafts() throws(CommandError) -> [IssueDraft] {
    let realms = try context.realms()
    let wanted = try wantedNames(realms)
    let ledger = try LedgerFile(context.repository, nil, in: context.surroundings).read()
    var unknowns: [ContractName: [IssueScene.Unknown]] = [:]
    for (key, entry) in ledger.entries.sorted(by: { $0.key < $1.key })
    where entry.review.state == .new || entry.review.state == .planned {
      guard let name = ContractName(key.contract.description), word.isEmpty || name.text == word
      else {
        continue
      }
      unknowns[name, default: []].append(
        .init(
          pointer: "\(key.path)", words: "\(key.kind.words), \(entry.eventWords)",
          firstSeen: entry.first?.time?.day))
    }
    var drafts: [IssueDraft] = []
    for realm in realms {
      let scene = try scene(realm)
      for (name, found) in unknowns.sorted(by: { $0.key < $1.key }) {
        let version = realm.realm.domains(with: name).lazy
          .compactMap { $0.versions(of: name).last?.version }.first
        for owner in wanted.isEmpty ? owners(of: name, realm) : wanted {
          drafts.append(scene.unknownFields(found, of: name, version, for: owner))
        }
      }
    }
    return drafts
  }

  /// Who offers a contract, apart from this repository.
  private func owners(of name: ContractName, _ realm: OpenRealm) -> [RealmName] {
    let exporters = realm.realm.domains.flatMap { $0.exporters(of: name) }
      .map(\.binding.repository)
    let others = exporters.filter { $0 != realm.repository }
    if !exporters.isEmpty, others.isEmpty {
      tell("'\(name)' is this repository's own; '--to' names whom to ask about it")
    }
    return Set(others).sorted()
  }

  /// A gate that does not open, for those who wait for this repository, or who are named.
  func gateDrafts() throws(CommandError) -> [IssueDraft] {
    let realms = try context.realms()
    let wanted = Set(try wantedNames(realms))
    let (verdict, findings) = try gateReport()
    var drafts: [IssueDraft] = []
    for realm in realms {
      let scene = try scene(realm)
      // A gate that stays shut here holds up those who rely on what this repository offers.
      let waiting = realm.realm.dependents(of: realm.repository)
      let known = wanted.filter { realm.realm.repository($0) != nil || waiting.contains($0) }
      drafts += (wanted.isEmpty ? waiting : known.sorted()).map {
        scene.gateBlocked(word, verdict: verdict, findings: findings, for: $0)
      }
    }
    guard !drafts.isEmpty else {
      throw .usage(
        "nobody relies on this repository, so nobody waits for the gate",
        advice: ["'--to' names who can help to open it"])
    }
    return drafts
  }

  /// What a gate report says of the gate; without one, that it is shut.
  private func gateReport() throws(CommandError) -> (verdict: String, findings: [String]) {
    guard let path = context.arguments.value("report") else { return ("blocked", []) }
    let file: SourceFile
    do throws(FileError) { file = try context.surroundings.readFile(path) } catch {
      throw .file(error)
    }
    let root: JSONValue
    do { root = try JSONDocument.read(file.bytes).root } catch {
      throw .setup("'\(path)' is no JSON", advice: ["'schema gate --format json' writes it"])
    }
    let gates = root.kind == .object ? root["gates"] : nil
    guard let gates, gates.kind == .array else {
      throw .setup("'\(path)' is no report of gates")
    }
    let gate = gates.elements.first { gate in
      gate.kind == .object
        && ["id", "gate", "title"].contains { key in
          let said = gate[key]?.string ?? ""
          return said == word || said == "phase:\(word)"
        }
    }
    guard let gate else {
      throw .usage("the report '\(path)' has no gate '\(word)'")
    }
    var told = [gate["reason"], gate["where"]].compactMap { $0?.string }
    if let rules = gate["rules"], rules.kind == .array, rules.count > 0 {
      let names = rules.elements.compactMap(\.string).joined(separator: ", ")
      told.append("rules: \(names); 'schema explain RULE' says what each asks for")
    }
    return (gate["verdict"]?.string ?? "blocked", told)
  }

  /// What the repositories agreed on and nobody has done, for those who own it.
  func actionDrafts() throws(CommandError) -> [IssueDraft] {
    let realms = try context.realms()
    let wanted = Set(try wantedNames(realms))
    var drafts: [IssueDraft] = []
    for realm in realms {
      let scene = try scene(realm)
      var items = realm.realm.charter.actionItems.map { ($0, nil as RealmName?) }
      for repository in realm.realm.repositories {
        items += repository.coordination.map { ($0, repository.name) }
      }
      for (item, holder) in items where !item.isDone && matches(item) {
        let owner = item.owner.flatMap { realm.realm.repository(called: $0.value)?.name } ?? holder
        guard let owner else {
          tell("nobody of the realm owns the task '\(item.task.value)'")
          continue
        }
        if wanted.isEmpty || wanted.contains(owner) {
          drafts.append(scene.actionItem(item, for: owner))
        }
      }
    }
    return drafts
  }

  private func matches(_ item: RealmCharter.ActionItem) -> Bool {
    word.isEmpty || item.task.value.lowercased().contains(word.lowercased())
  }
}

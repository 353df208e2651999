import Contracts
import Findings
import Gating
import JSONText
import Plans
import SourceText
import Workspace

/// Looks up what plans refer to, and nothing else: judging itself reads no file.
struct GateFactFinder {
  let repository: Repository
  let documents: [PlanDocument]
  let surroundings: Surroundings
  /// What the plans refer to.
  let asked: GateQuestions
  private(set) var facts: GateFacts
  private(set) var failures: [CommandError] = []

  init(_ repository: Repository, _ documents: [PlanDocument], in surroundings: Surroundings) {
    self.repository = repository
    self.documents = documents
    self.surroundings = surroundings
    asked = questions(of: documents)
    facts = GateFacts(today: surroundings.today)
  }

  /// Everything that costs no more than a few files and two calls of git.
  mutating func find() {
    facts.paths = paths(asked.paths)
    for path in repository.settings.gatePolicy.required {
      let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
      facts.paths[bare] = existing(bare, countingLines: false) ?? .missing
    }
    facts.digests = digests(asked.digests)
    facts.fixtures = fixtures(asked.fixtures)
    facts.commits = commits(asked.commits)
    facts.artifacts = artifacts(asked.artifacts)
    facts.contracts = releases(asked.contracts)
    if documents.contains(where: { $0.holdsSamples }),
      let check = SampleCheck(repository, bound: Set(documents.flatMap(\.boundVersions)))
    {
      facts.checkSample = { sample in check.verdict(on: sample) }
    }
  }

  mutating func take(_ answers: [String: QueryFact]) { facts.queries = answers }

  mutating func take(_ changes: ChangeFacts) { facts.changes = changes }

  // MARK: Paths

  /// Paths count from the repository's root, or else from the folder of a plan.
  private func paths(_ asked: Set<String>) -> [String: PathFact] {
    let askers = askers(of: asked)
    var found: [String: PathFact] = [:]
    for path in asked {
      found[path] = fact(
        path, from: askers[path] ?? [], countingLines: self.asked.lengths.contains(path))
    }
    return found
  }

  /// The folders of the plans that name each path; only these can mean it from where they stand.
  private func askers(of asked: Set<String>) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    // Most plans lie in one folder, and say of one path several times what it is.
    let byFolder = Dictionary(grouping: documents) { Self.folder(of: $0.source.path) }
    for (folder, documents) in byFolder {
      let named = documents.reduce(into: Set<String>()) { named, document in
        for reference in document.references { if let path = reference.path { named.insert(path) } }
        for entry in document.trees { named.insert(entry.path) }
      }
      for path in named where asked.contains(path) { found[path, default: []].insert(folder) }
    }
    return found
  }

  private func fact(
    _ path: String, from folders: Set<String>, countingLines: Bool
  ) -> PathFact {
    // Links are written with percent signs, and forges let a slash begin at the root.
    if path.contains("%"), let plain = withoutPercents(path) {
      return fact(plain, from: folders, countingLines: countingLines)
    }
    if path.hasPrefix("/"), let own = steps(String(path.drop { $0 == "/" })),
      let fact = existing(own, countingLines: countingLines)
    {
      return fact
    }
    guard !path.hasPrefix("/"), !path.hasPrefix("~") else { return .outside }
    var isOutside = false
    for folder in [""] + folders.sorted() {
      guard !folder.hasPrefix("/"), let whole = steps(folder.isEmpty ? path : folder + "/" + path)
      else {
        isOutside = true
        continue
      }
      if let fact = existing(whole, countingLines: countingLines) { return fact }
    }
    return isOutside ? .outside : .missing
  }

  /// `My%20Plan.md` as the file is called; nil where that is no text.
  private func withoutPercents(_ path: String) -> String? {
    let bytes = Array(path.utf8)
    var plain: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count,
        let byte = UInt8(
          String(decoding: bytes[(offset + 1)...(offset + 2)], as: UTF8.self), radix: 16)
      {
        plain.append(byte)
        offset += 3
      } else {
        plain.append(bytes[offset])
        offset += 1
      }
    }
    // What is still written so afterwards is a name of its own.
    guard plain.count < bytes.count, !plain.contains(0), !plain.contains(UInt8(ascii: "%"))
    else { return nil }
    return String(validating: plain, as: UTF8.self)
  }

  /// The folder of a plan; one outside of the repository keeps the slash that it begins with.
  private static func folder(of path: String) -> String {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    return path.hasPrefix("/") ? "/" + folder : folder
  }

  private func existing(_ path: String, countingLines: Bool) -> PathFact? {
    guard repository.view.moment == .workTree else { return staged(path, countingLines) }
    guard let status = try? FileStatus.following(repository.absolute(path)) else { return nil }
    switch status.kind {
    case .folder: return .folder
    case .file: return .file(lines: countingLines ? lines(of: path) : nil)
    default: return .file(lines: nil)
    }
  }

  private func staged(_ path: String, _ countingLines: Bool) -> PathFact? {
    switch repository.view.answer(path) {
    case .found(let bytes):
      return .file(lines: countingLines ? Self.lineCount(bytes) : nil)
    case .unreadable, .refused: return .file(lines: nil)
    case .missing:
      let below = repository.view.paths(below: path) { _ in true }.paths
      // What is not staged may still lie in the work tree, ignored on purpose.
      if !below.isEmpty { return .folder }
      guard let status = try? FileStatus.following(repository.absolute(path)) else { return nil }
      return status.kind == .folder ? .folder : .file(lines: nil)
    }
  }

  private func lines(of path: String) -> Int? {
    guard case .found(let bytes) = repository.view.answer(path) else { return nil }
    return Self.lineCount(bytes)
  }

  private static func lineCount(_ bytes: [UInt8]) -> Int {
    let feeds = bytes.count { $0 == UInt8(ascii: "\n") }
    return bytes.last == UInt8(ascii: "\n") || bytes.isEmpty ? feeds : feeds + 1
  }

  private func digests(_ paths: Set<String>) -> [String: String] {
    var found: [String: String] = [:]
    for path in paths {
      guard case .found(let bytes) = repository.view.answer(path, limit: 64 << 20) else { continue }
      found[path] = "sha256:" + Digest.sha256Text(bytes)
    }
    return found
  }

  // MARK: Commits

  /// Commits that git does not have in a shallow clone may still exist: nothing is said of them.
  private func commits(_ asked: Set<String>) -> [String: CommitFact] {
    guard !asked.isEmpty else { return [:] }
    let git = repository.git(in: surroundings)
    guard let layout = try? git.layout() else { return [:] }
    var found: [String: CommitFact] = [:]
    for id in asked.sorted().prefix(Self.mostCommits) {
      if let known = git.knownCommit(id) {
        // A history that was cut off cannot tell what came before.
        found[id] = .known(
          date: Day(known.day), isAncestor: known.isAncestor || layout.isShallow)
      } else if !layout.isShallow {
        found[id] = .missing
      }
    }
    return found
  }

  /// Each is a question of its own to git.
  private static let mostCommits = 100

  // MARK: Contracts

  private func releases(_ names: Set<String>) -> [String: [ContractRelease]] {
    guard !names.isEmpty else { return [:] }
    let files = repository.readContracts()
    let catalog = Catalog(repository.contractFiles(files.published) + files.working)
    var found: [String: [ContractRelease]] = [:]
    for contract in catalog.contracts + catalog.published {
      let called = [contract.name.value.text] + contract.eventNames.map(\.value)
      for name in names.intersection(called) {
        let dates = Dictionary(
          contract.history.compactMap { entry in
            entry.version.map { ($0.value, entry.date?.value) }
          }
        ) { first, _ in first }
        found[name, default: []].append(
          ContractRelease(contract.version.value, date: dates[contract.version.value] ?? nil))
      }
    }
    return found
  }
}

extension PlanDocument {
  /// The versions of contracts that gates are bound to.
  fileprivate var boundVersions: [String] {
    ([loose] + phases.map(\.contents)).flatMap(\.exactGates).flatMap { gate in
      gate.contracts.values.map(\.value)
    }
  }

  /// Whether some evidence shows an event.
  fileprivate var holdsSamples: Bool {
    ([loose] + phases.map(\.contents)).contains { contents in
      contents.evidence.contains { !$0.samples.isEmpty }
    }
  }
}

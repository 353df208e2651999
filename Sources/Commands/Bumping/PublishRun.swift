import Contracts
import Evolution
import Findings
import Reports
import Schemas
import SourceText
import Synchronization
import Workspace

/// One publication: what is frozen, whether it may be, and what was written.
struct PublishRun {
  /// A contract that is about to be frozen.
  struct Planned {
    var contract: Contract
    var path: String
    var bytes: [UInt8]

    var entry: PublishedDigests.Entry {
      .init(
        name: contract.name.value, version: contract.version.value,
        digest: "sha256:" + Digest.sha256Text(bytes))
    }
  }

  private let repository: Repository
  private let surroundings: Surroundings
  private let study: VersionStudy
  private var planned: [Planned] = []
  private var drafts: [Contract] = []
  /// What freezing itself finds wrong.
  private(set) var findings: [Finding] = []
  private(set) var lines: [String] = []
  private(set) var isRefused = false
  private var published = 0
  /// The version that the manifest shall have; nil where it is left alone.
  private var target: Version?

  init(_ study: VersionStudy, takesDrafts: Bool, _ surroundings: Surroundings) {
    repository = study.repository
    self.study = study
    self.surroundings = surroundings
    for subject in study.cases where subject.isAhead && (subject.isOK || study.bears(subject)) {
      let contract = subject.contract
      if contract.stability?.value == .draft, !takesDrafts {
        drafts.append(contract)
      } else {
        plan(subject)
      }
    }
  }

  private mutating func plan(_ subject: VersionCase) {
    let contract = subject.contract
    do throws(FrozenContract.Fault) {
      let bytes = try frozen(contract).bytes
      let path = repository.frozenPath(contract.name.value, contract.version.value)
      let standing = try? FileReader().readIfPresent(repository.absolute(path))
      if let standing, standing != bytes, !PublicationJournal(repository).wrote(standing, to: path)
      {
        findings.append(subject.reuseFinding(standing: path, isRecorded: false))
      }
      planned.append(Planned(contract: contract, path: path, bytes: bytes))
    } catch { findings.append(error.finding(contract)) }
  }

  /// The contract with everything that reading its schema asks for.
  private func frozen(_ contract: Contract) throws(FrozenContract.Fault) -> FrozenContract {
    let asked = Mutex<[String: SchemaSource]>([:])
    var options = repository.schemaOptions(study.files)
    let resolve = options.resolve
    let resolver: SchemaResolver = { uri in
      let resolution = resolve(uri)
      if case .found(let source) = resolution { asked.withLock { $0[uri] = source } }
      return resolution
    }
    options.resolve = resolver
    let reading = repository.reading(of: contract, options)
    let documents = asked.withLock { $0.map { $0 } }.map { uri, source in
      var source = source
      source.uri = uri
      return source
    }
    return try FrozenContract(contract, graph: reading.graph, documents: documents)
  }

  /// Decides whether anything stands in the way; every error does, but for those about the
  /// manifest's number, which publishing mends.
  mutating func prepare(_ study: VersionStudy) {
    let mended = ["manifest-behind-contracts", "missing-version-manifest"]
    let borne = ["schema-version-disagreement", "embedding-model-disagreement"]
    isRefused = study.told().findings.contains {
      $0.severity == .error && !$0.waived && !(mended + borne).contains($0.slug)
    }
    let isUndecided = study.cases.contains { $0.isUndecided && !study.bears($0) }
    isRefused = isRefused || isUndecided || !study.failures.isEmpty
    target = manifestTarget
    guard !isRefused else { return }
    lines = planned.map { "\($0.path)  \($0.contract.reference)" }
    lines += drafts.map { "\($0.file.path)  left out: a draft is published by name" }
  }

  var mayWrite: Bool { !isRefused }

  /// What would be frozen, with the text it would have.
  var plannedFiles: [(name: ContractName, version: Version, file: SourceFile)] {
    planned.map {
      (
        $0.contract.name.value, $0.contract.version.value,
        SourceFile(path: $0.path, bytes: $0.bytes)
      )
    }
  }

  /// How far the manifest moves: by the largest step since the last publication.
  ///
  /// Where none was recorded yet, a manifest that stands is taken as it is.
  private var manifestTarget: Version? {
    if let least = study.facts.leastVersion { return least }
    if let (manifest, _) = study.facts.manifest { return manifest.version.value }
    guard case .absent = study.facts.reading, !planned.isEmpty || study.facts.isPublished else {
      return nil
    }
    if let said = study.facts.schemaVersion.flatMap({ Version($0.value) }) { return said }
    let isStable = study.cases.contains { $0.contract.version.value.isStable }
    return isStable ? Version(1, 0, 0) : Version(0, 1, 0)
  }

  /// Writes everything, or nothing.
  mutating func publish() throws(CommandError) {
    let current = study.facts.manifest?.value.version.value
    let version = target.map { max($0, current ?? $0) }
    // Records of older programs do not say it yet.
    let needsRecord = study.published.digests.manifest == nil && version != nil
    let isInterrupted = PublicationJournal(repository).stands
    if !planned.isEmpty || isInterrupted || needsRecord && !study.published.names.isEmpty {
      published = try Publication(
        repository, planned.map { ($0.entry, $0.path, $0.bytes) }, manifest: version
      ).run()
    }
    guard let version, !planned.isEmpty || !study.published.names.isEmpty else { return }
    if try study.manifest.move(to: version, at: surroundings.now) {
      lines.append(
        "\(study.manifest.shown)  version \(current.map { "\($0) -> " } ?? "")\(version)")
    }
  }

  func summary(isDry: Bool) -> [Report.Tally] {
    [
      isDry || isRefused
        ? .init("planned", "to publish", planned.count)
        : .init("published", "published", published),
      .init("unchanged", "published already", study.cases.count { !$0.isAhead }),
    ]
  }
}

import Captures
import Contracts
import Drift
import Findings
import JSONText
import Linting
import Schemas
import SourceText
import Validation
import Workspace

/// Contracts made ready to check events, and what kept some of them from it.
struct CheckPreparation {
  var plan: CheckPlan
  /// What is wrong with contracts, so that their events cannot be judged.
  var findings: [Finding] = []
  var failures: [CommandError] = []
  /// Nil where plain documents are checked: no repository is asked then.
  var settings: RepositorySettings?
  /// What the contracts promise about several events.
  var streams = StreamPlan([]) { _ in nil }
  /// Where contracts say that their events are stored.
  var tables = TableCheck()
  /// The bytes of the files that the schemas stand in, by the paths that their places name.
  var source: (_ path: String) -> [UInt8]? = { _ in nil }
  /// Types of events that some contract claims, also one that cannot be used.
  var claimedTypes: Set<JSONName> = []

  /// Every contract of a repository.
  init(
    _ repository: Repository, formats: Bool, examples: Int, evidence: CheckPlan.Evidence = .none
  ) throws(CommandError) {
    let settings = try repository.settings.checked()
    self.settings = repository.settings
    let files = repository.readContracts()
    let catalog = files.catalog
    guard !catalog.contracts.isEmpty || !files.failures.isEmpty else {
      throw .setup(
        "there are no contracts in '\(repository.absolute(settings.contracts))'",
        advice: [
          "'schema import FILE' wraps an existing JSON Schema",
          "'--schema FILE' checks plain documents without contracts",
        ])
    }
    failures = files.failures
    let options = repository.schemaOptions(files, formats: formats ? .assert : .declared)
    var subjects: [CheckPlan.Subject] = []
    var streamSubjects: [StreamPlan.Subject] = []
    var numbers: [String: Int] = [:]
    var broken = Set(catalog.problems.map(\.path))
    for contract in catalog.contracts {
      let reading = repository.reading(of: contract, options)
      guard reading.isUsable else {
        broken.formUnion(reading.problems.filter(\.makesUnusable).compactMap(\.place.path))
        continue
      }
      numbers[contract.file.path] = subjects.count
      subjects.append(
        CheckPlan.Subject(
          name: contract.name.value.description, version: contract.version.value.description,
          graph: reading.graph))
      if let location = contract.location {
        tables.stores.append(
          TableCheck.Store(
            reference: subjects[subjects.count - 1].reference, graph: reading.graph,
            location: GlobPattern(location.value)))
      }
      let rules = contract.stream.compactMap { written in try? StreamRule(written) }
      if rules.count < contract.stream.count { broken.insert(contract.file.path) }
      streamSubjects.append(
        StreamPlan.Subject(reference: subjects[subjects.count - 1].reference, rules: rules))
    }
    findings = Self.faults(in: broken, of: files, options)
    source = { path in
      if case .found(let bytes) = repository.view.answer(path) { return bytes }
      return nil
    }
    var routes: [JSONName: Int] = [:]
    for name in catalog.eventNames {
      claimedTypes.insert(JSONName(name))
      if let contract = catalog.contract(forEvent: name) {
        routes[JSONName(name)] = numbers[contract.file.path]
      }
    }
    streams = StreamPlan(streamSubjects) { routes[$0] }
    for (number, pointers) in streams.watched.enumerated() {
      subjects[number].watched = pointers
    }
    plan = CheckPlan(
      subjects: subjects, routes: routes, envelope: settings.envelope, examples: examples,
      depth: settings.limits.depth, evidence: evidence)
  }

  /// Why some contracts cannot judge events; the others still do.
  private static func faults(
    in broken: Set<String>, of files: ContractFiles, _ options: SchemaReader.Options
  ) -> [Finding] {
    guard !broken.isEmpty else { return [] }
    let linted = LintedCatalog(files.working, options: LintOptions(schemas: options))
    return lint(linted).findings.filter {
      $0.severity == .error && broken.contains($0.place?.path ?? "")
    }
  }

  /// One schema for plain documents.
  init(
    schema path: String, formats: Bool, examples: Int, in surroundings: Surroundings
  ) throws(CommandError) {
    let absolute = surroundings.absolute(path)
    let folder = absolute.split(separator: "/").dropLast().joined(separator: "/")
    let name = absolute.split(separator: "/").last.map { String($0) } ?? path
    let reader = FileReader()
    let limit = path.hasSuffix(".json") ? reader.limit : ContractText.largestText
    let file: SourceFile
    let files: SchemaFiles
    do throws(FileError) {
      file = try reader.source(surroundings.located(path), shownAs: path)
      files = SchemaFiles(try ConfinedFolder("/" + folder))
    } catch { throw .file(error) }
    switch SchemaFiles.source(of: ContractFile(file, limit: limit), as: fileAddress(name)) {
    case .found(let source):
      let reading = SchemaReader.read(
        source,
        options: SchemaReader.Options(
          formats: formats ? .assert : .declared, resolve: files.resolver))
      if !reading.isUsable {
        let problem = reading.problems.first(where: \.makesUnusable)
        let isHere = problem?.place.path == file.path
        let start = problem.flatMap { isHere ? $0.place.span.start : nil }
        let place = start.map(file.shownPosition) ?? ""
        throw .setup(
          "'\(path)'\(place) is no schema that can be used: \(problem?.message ?? "")",
          advice: ["'schema lint \(path)' tells every problem with its place"])
      }
      plan = CheckPlan(
        documentsOf: CheckPlan.Subject(name: name, version: nil, graph: reading.graph),
        examples: examples)
      self.source = { $0 == file.path ? file.bytes : files.source(at: $0)?.bytes }
    case .missing: throw .setup("there is no schema in '\(path)'")
    case .refused(let reason), .unreadable(let reason): throw .setup(reason)
    }
  }
}

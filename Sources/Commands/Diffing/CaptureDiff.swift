import Contracts
import Drift
import Findings
import JSONText
import Schemas
import Workspace

/// Contracts against captures: what recorded events show that the contracts do not say.
struct CaptureDiff {
  private let repository: Repository
  private let options: ReportOptions
  private let workers: Workers

  init(_ repository: Repository, _ options: ReportOptions, workers: Workers) {
    self.repository = repository
    self.options = options
    self.workers = workers
  }

  func run(_ words: [String], in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let settings = try repository.settings.checked()
    let operands = CaptureOperands(words.map(surroundings.located))
    var run = ProfileRun(
      operands, envelope: settings.envelope, limits: settings.limits, in: surroundings)
    run.work(workers)
    let files = repository.readContracts()
    let subjects = subjects(run.profile, files)
    let found = subjects.flatMap { subject in
      subject.notes.map { $0.finding(about: subject.reference) }
    }
    let spoken = repository.settings.applied(
      to: FindingSet(found), today: surroundings.today)
    var report = options.report("diff", summary: run.profile.tallies, findings: spoken)
    report.subjects = subjects.compactMap(\.counted)
    report.details = [Report.Member("drift", .array(subjects.map(\.details)))]
    report.pace = Report.Pace(elapsed: surroundings.elapsed(), bytes: run.byteCount)
    report.next = next(subjects, words)
    return try options.deliver(
      report, failures: files.failures + (operands.failures + run.failures).map(CommandError.file),
      interrupted: run.wasInterrupted, in: surroundings)
  }

  /// Events by contract, and those that none takes, each with what is to be said of them.
  private func subjects(_ profile: Profile, _ files: ContractFiles) -> [DriftSubject] {
    let catalog = files.catalog
    let schemas = repository.schemaOptions(files)
    var merged: [String: (contract: Contract, event: EventProfile)] = [:]
    var unknown: [DriftSubject] = []
    for type in profile.types {
      guard let event = profile.events[type] else { continue }
      guard let contract = catalog.contract(forEvent: type.utf8) else {
        unknown.append(DriftSubject(undeclared: type, event))
        continue
      }
      let name = contract.name.value.text
      if merged[name]?.event.add(event) == nil { merged[name] = (contract, event) }
    }
    let known = merged.sorted { $0.key < $1.key }.map { _, entry in
      let reading = repository.reading(of: entry.contract, schemas)
      return DriftSubject(entry.contract, entry.event, reading.isUsable ? reading.graph : nil)
    }
    return known + unknown
  }

  private func next(_ subjects: [DriftSubject], _ words: [String]) -> [String] {
    guard subjects.contains(where: { $0.contract == nil }) else { return [] }
    return ["schema draft \(words[0]) --explain"]
  }
}

/// The events of one contract, or of a type that has none, and their notes.
struct DriftSubject {
  let contract: Contract?
  let name: String
  let events: Int
  let notes: [DriftNote]

  init(_ contract: Contract, _ event: EventProfile, _ graph: SchemaGraph?) {
    self.contract = contract
    name = contract.name.value.text
    events = event.count
    notes = graph.map { drift(of: event, against: $0) } ?? []
  }

  init(undeclared type: JSONName, _ event: EventProfile) {
    contract = nil
    name = type.description
    events = event.count
    notes = [DriftNote(undeclared: type, event)]
  }

  var reference: String? { contract?.reference }

  /// The numbers of a report; a type without a contract is a finding and no subject.
  var counted: Report.Subject? {
    contract.map { contract in
      Report.Subject(
        name: name, version: contract.version.value.description,
        tallies: [
          .init("events", "events", events), .init("notes", "notes", notes.count),
        ])
    }
  }

  /// The same for programs.
  var details: Report.Value {
    .object([
      Report.Member("name", .string(name)),
      Report.Member("version", .string(contract?.version.value.description)),
      Report.Member("events", .int(events)),
      Report.Member(
        "notes",
        .array(
          notes.map { note in
            .object([
              Report.Member("kind", .string(note.kind.rawValue)),
              Report.Member("pointer", .string(note.pointer)),
              Report.Member("message", .string(note.message)),
              Report.Member("seen", .int(note.support.seen)),
              Report.Member("of", .int(note.support.of)),
            ])
          })),
    ])
  }
}

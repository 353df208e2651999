import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm record`: what this repository found of a version, knows of it, or runs.
struct RealmRecording {
  static let spec = CommandSpec(
    "record", summary: "Record what this repository tried, knows or runs of a version.",
    discussion: """
      A trial (--result) says whether this repository works with a version, and counts more than \
      what the schemas say. An acknowledgement (--acknowledge) says that a break is known and will \
      be followed. With --environment it is recorded what runs there. Nothing leaves the machine \
      before 'schema realm sync'.
      """,
    options: [
      OptionSpec("contract", takes: .text("NAME@VERSION"), help: "The version it is about."),
      OptionSpec(
        "result", takes: .choice("RESULT", RealmVerification.Result.allCases.map(\.rawValue)),
        help: "What trying it came to."),
      OptionSpec(
        "evidence", takes: .path("FILE"),
        help: "What shows it, such as a test's log; its digest is recorded, not its text."),
      OptionSpec("acknowledge", help: "A break is known and will be followed."),
      OptionSpec("by", takes: .text("NAME"), help: "Who says so. Default: git's 'user.name'."),
      OptionSpec("reason", takes: .text("TEXT"), help: "Why the break may come."),
      OptionSpec("until", takes: .text("DAY"), help: "The last day on which that holds."),
      OptionSpec(
        "environment", takes: .text("NAME"), help: "This repository runs there, built for it."),
      OptionSpec(
        "revision", takes: .text("TEXT"),
        help: "This repository's own version. Default: the commit that is checked out."),
      OptionSpec("dry-run", help: "Say what would be recorded, and record nothing."),
    ], sharedOptions: ReportOptions.answerSpecs,
    examples: [
      .init(
        "schema realm record --contract ping@2.0.0 --result pass --evidence test.log",
        "The tests pass with the new version."),
      .init(
        "schema realm record --contract ping@2.0.0 --acknowledge --reason 'ready on Monday'",
        "Let a break go out before this repository has followed it."),
      .init(
        "schema realm record --contract ping@1.0.0 --environment production",
        "Say what runs in production."),
    ])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  private var arguments: ParsedArguments { context.arguments }

  func run() throws(CommandError) -> Outcome {
    let (name, version) = try subject()
    var realm = try realm(of: name)
    var text = RecordText(realm.repository, name, version)
    text.date = context.surroundings.today
    text.revision = revision()
    let record = try record(text, realm)
    if !arguments.flag("dry-run") {
      do throws(RealmFailure) { try realm.stage([(record.path, record.bytes)]) } catch {
        throw .realm(error)
      }
    }
    var report = context.options.report("realm record", summary: [], findings: FindingSet([]))
    report.headline = "\(name) \(version): \(record.words)"
    report.details = [
      .init("contract", .string(name.text)), .init("version", .string(version.description)),
      .init("path", .string(record.path)),
    ]
    report.remarks = record.remarks
    if realm.realm.contract(name, version) == nil {
      report.remarks.append("the realm has no '\(name)@\(version)' yet")
    }
    if !arguments.flag("dry-run") { report.next = ["schema realm sync --push"] }
    return try context.options.deliver(report, in: context.surroundings)
  }

  private struct Record {
    var path: String
    var bytes: [UInt8]
    var words: String
    var remarks: [String] = []
  }

  private func record(
    _ text: RecordText, _ realm: OpenRealm
  ) throws(CommandError) -> Record {
    let ways = [
      arguments.isGiven("result"), arguments.flag("acknowledge"),
      arguments.isGiven("environment"),
    ]
    guard ways.count(where: { $0 }) == 1 else {
      throw .usage(
        "one of '--result', '--acknowledge' and '--environment' says what is recorded",
        advice: ["'schema realm record --contract NAME@VERSION --result pass --evidence FILE'"])
    }
    if arguments.isGiven("result") { return try trial(text, realm) }
    return arguments.flag("acknowledge") ? try word(text) : try running(text, realm)
  }
}

// MARK: - What it is about

extension RealmRecording {
  private func subject() throws(CommandError) -> (ContractName, Version) {
    guard let word = arguments.value("contract") else {
      throw .usage("'--contract' is missing", advice: ["'--contract NAME@VERSION'"])
    }
    switch ContractWord.named(word) {
    case .published(let name, let version): return (name, version)
    case .badVersion(_, let version):
      throw .usage("'\(version)' in '\(word)' is no version like 1.2.3")
    default: throw .usage("'\(word)' is no version as 'name@1.2.3'")
    }
  }

  /// The realm in which this repository relies on the contract.
  private func realm(of name: ContractName) throws(CommandError) -> OpenRealm {
    let realms = try context.realms()
    let relying = realms.filter { realm in
      realm.realm.domains.contains { domain in
        domain.importers(of: name).contains { $0.binding.repository == realm.repository }
      }
    }
    guard let only = relying.first else {
      throw .setup(
        "this repository does not import '\(name)'",
        advice: ["'schema realm import \(name) --domain DOMAIN --range RANGE' says what it reads"])
    }
    guard relying.count == 1 else {
      throw .usage(
        "this repository imports '\(name)' in several realms",
        advice: relying.map { "'--realm \($0.name)'" })
    }
    return only
  }

  private func revision() -> String? {
    if let given = arguments.value("revision") { return given }
    let git = context.repository.git(in: context.surroundings)
    return (try? git.commit(of: "HEAD")).map { String($0.prefix(12)) }
  }
}

// MARK: - The three kinds

extension RealmRecording {
  private func trial(_ text: RecordText, _ realm: OpenRealm) throws(CommandError) -> Record {
    guard let result: RealmVerification.Result = arguments.choice("result") else {
      throw .usage("'--result' is 'pass' or 'fail'")
    }
    var digest: String?
    if let listed = realm.realm.contract(text.contract, text.version) {
      do throws(RealmFailure) {
        digest = try realm.bytes(at: listed.path).map { "sha256:" + Digest.sha256Text($0) }
      } catch { throw .realm(error) }
    }
    let (evidence, remarks) = try evidence()
    return Record(
      path: RealmPath.verification(text.name).description,
      bytes: text.verification(result, digest: digest, evidence: evidence),
      words: result == .pass ? "trial passed" : "trial failed", remarks: remarks)
  }

  private func evidence() throws(CommandError) -> (RealmVerification.Evidence?, [String]) {
    guard let word = arguments.value("evidence") else {
      return (nil, ["nothing shows it: '--evidence FILE' names what does"])
    }
    let file: SourceFile
    do throws(FileError) { file = try context.surroundings.readFile(word) } catch {
      throw .file(error)
    }
    let whole = context.surroundings.absolute(word)
    let last = whole.split(separator: "/").last.map { String($0) } ?? word
    // Where the file lies on this machine is nobody else's business.
    let path = context.repository.relative(whole) ?? last
    let digest = "sha256:" + Digest.sha256Text(file.bytes)
    return (.init(path: path, digest: digest), file.bytes.isEmpty ? ["'\(word)' is empty"] : [])
  }

  private func word(_ text: RecordText) throws(CommandError) -> Record {
    var until: Day?
    if let word = arguments.value("until") {
      guard let day = Day(word) else { throw .usage("'\(word)' is no day like 2026-01-17") }
      if let today = text.date, day < today { throw .usage("'\(word)' is over already") }
      until = day
    }
    let name = reviewer(arguments, context.repository, in: context.surroundings)
    return Record(
      path: RealmPath.acknowledgement(text.name).description,
      bytes: text.acknowledgement(by: name, reason: arguments.value("reason"), until: until),
      words: "acknowledged" + (name.map { " by \($0)" } ?? ""))
  }

  private func running(_ text: RecordText, _ realm: OpenRealm) throws(CommandError) -> Record {
    let word = arguments.value("environment") ?? ""
    let known = realm.realm.charter.environments.map(\.value)
    guard let environment = RealmName(word), known.isEmpty || known.contains(environment) else {
      let names = known.map { "'\($0)'" }.joined(separator: ", ")
      throw .usage(
        "the realm has no environment '\(word)'",
        advice: names.isEmpty ? [] : ["'environments:' in realm.yaml lists \(names)"])
    }
    let path = RealmPath.deployment(environment: environment, text.consumer).description
    do throws(RealmFailure) {
      return Record(
        path: path, bytes: text.deployment(beside: try realm.bytes(at: path)),
        words: "runs in \(environment)")
    } catch { throw .realm(error) }
  }
}

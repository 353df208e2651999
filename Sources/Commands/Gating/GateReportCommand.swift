import Arguments
import Contracts
import Findings
import Plans
import Reports
import SourceText
import Workspace

/// `schema gate report`: every gate with its evidence, as a document for others.
struct GateReportCommand {
  static let spec = CommandSpec(
    "report", summary: "Report every gate with its evidence, computed again line by line.",
    discussion: """
      JSON is 'schema-report/1'. HTML is one page that needs nothing else, with the gates drawn in \
      their order. in-toto are Statements, one a line: a verification summary (SVR v0.2) of what \
      passed, and a test result (v0.1) of what failed or nobody can tell. They are not signed; \
      whoever signs wraps them.
      """,
    operands: [
      OperandSpec(
        "PLAN", .any, kind: .path, help: "Files, folders, or patterns such as 'docs/**/*.md'.")
    ],
    options: GateScope.options.filter { !$0.isReportForm }
      + ReportOptions.specs(forms: ReportFormat.allCases),
    examples: [
      .init("schema gate report", "Print the report."),
      .init("schema gate report --format html -o gates.html -q", "Write it as a page."),
      .init(
        "schema gate report --format in-toto > gates.intoto.jsonl", "Attest what passed."),
    ])

  private let scope: GateScope
  private let options: ReportOptions

  init(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError) {
    scope = try GateScope(arguments, in: surroundings)
    options = try ReportOptions(arguments).following(scope.repository.settings.checked())
  }

  func run() throws(CommandError) -> Outcome {
    let run = try scope.run()
    let surroundings = scope.surroundings
    var report = run.report("gate report", options, inFull: true, in: surroundings)
    report.gates?.origin = origin(run, in: surroundings)
    report.tellGates(inFull: true)
    return try options.deliver(
      report, failures: scope.failures + run.failures, interrupted: run.wasInterrupted,
      in: surroundings)
  }

  /// The commit is attested only where it holds the plans as they were read.
  private func origin(_ run: GateRun, in surroundings: Surroundings) -> Report.Gates.Origin {
    let repository = scope.repository
    let settings = repository.settings.values
    var origin = Report.Gates.Origin(created: surroundings.now.text)
    origin.repository =
      settings.repository ?? repository.root.split(separator: "/").last.map(String.init)
    let git = repository.git(in: surroundings)
    if let commit = try? git.commit(of: "HEAD"), holds(commit, run, git) {
      origin.commit = commit
    }
    origin.address = git.address()
    if let file = settings.file {
      origin.policies = [
        Report.Gates.Plan(
          path: file.path, title: nil, digest: Digest.sha256Text(file.bytes))
      ]
    }
    return origin
  }
}

extension GateReportCommand {
  /// Whether a commit has the plans and the settings byte for byte as they were read.
  private func holds(_ commit: String, _ run: GateRun, _ git: Git) -> Bool {
    let settings = scope.repository.settings.values.file
    let files = run.documents.map(\.source) + [settings].compactMap { $0 }
    let names = files.map { "\(commit):./\($0.path)" }
    guard let objects = try? git.objects(names), objects.count == files.count else { return false }
    return zip(files, objects).allSatisfy { file, object in
      guard case .file(let bytes) = object else { return false }
      return bytes == file.bytes
    }
  }
}

extension OptionSpec {
  /// Whether it is one of those that say how a result is told.
  fileprivate var isReportForm: Bool {
    ReportOptions.specs.contains { $0.name == name }
  }
}

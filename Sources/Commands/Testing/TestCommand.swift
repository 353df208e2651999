package import Arguments
import Findings
import Linting
import Reports
import Schemas
import SourceText
import Workspace

/// Runs unit tests of schemas, in the layout of the official JSON Schema test suite.
package struct TestCommand: Command {
  package static let spec = CommandSpec(
    "test", summary: "Run unit tests of schemas.",
    discussion: """
      A test file is a list of groups, each with a description, a schema, and tests: a \
      description, data, and whether it is valid. The schema may refer to contracts by a path that \
      starts at the test file: {"$ref": "../contracts/newTrade.yaml"}.

      Folders named as in the official suite (draft7, draft2019-09, optional/format) tell dialect \
      and formats by themselves.
      """,
    operands: [
      OperandSpec("PATH", .atLeastOne, kind: .path, help: "Test files, or folders with them.")
    ],
    options: [
      OptionSpec(
        "dialect", takes: .choice("DIALECT", Dialect.allCases.map(\.name)),
        help: "The dialect of schemas that name none. Default: 2020-12."),
      OptionSpec(
        "remotes", takes: .path("DIR"), repeatable: true,
        help: """
          A folder that answers for http://localhost:1234/, as the official suite wants it, or \
          PREFIX=DIR for other addresses. Nothing is ever fetched.
          """),
      OptionSpec("formats", help: "Let 'format' refuse values."),
    ],
    sharedOptions: ReportOptions.specs + [Repository.option],
    examples: [
      .init("schema test Fixtures/schema-tests", "Run every test below a folder."),
      .init(
        "schema test suite/tests --remotes suite/remotes",
        "Run a checkout of the official test suite."),
    ])

  private let arguments: ParsedArguments
  private let report: ReportOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    report = try ReportOptions(arguments)
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let inputs = TestInputs(arguments.operands("PATH"), repository, in: surroundings)
    var run = Run(repository, try remotes(repository, in: surroundings), arguments)
    run.failures = inputs.failures
    for input in inputs.files {
      guard !Interrupt.isRequested else { break }
      run.take(input)
    }
    guard run.files > 0 || run.failures.isEmpty else {
      for failure in run.failures { surroundings.tell(failure, report.color) }
      return .failure
    }
    let report = report.following(repository.settings.values)
    return try report.deliver(
      run.report(report), failures: run.failures, interrupted: Interrupt.isRequested,
      in: surroundings)
  }

  private func remotes(
    _ repository: Repository, in surroundings: Surroundings
  ) throws(CommandError) -> [SchemaFiles.Remote] {
    var remotes: [SchemaFiles.Remote] = []
    for word in arguments.values("remotes") {
      var (prefix, folder) = ("http://localhost:1234/", word)
      if word.contains("://"), let equals = word.lastIndex(of: "=") {
        (prefix, folder) = (String(word[..<equals]), String(word[word.index(after: equals)...]))
      }
      do throws(FileError) {
        let confined = try ConfinedFolder(
          surroundings.absolute(folder), limit: repository.files.limit)
        remotes.append(SchemaFiles.Remote(prefix: prefix, folder: confined))
      } catch { throw .file(error) }
    }
    return remotes
  }
}

extension TestCommand {
  /// What was found so far.
  private struct Run {
    let repository: Repository
    let remotes: [SchemaFiles.Remote]
    let dialect: Dialect?
    let asserts: Bool
    private var resolvers: [String: SchemaResolver] = [:]
    private(set) var total = SchemaTestFile.Result()
    private(set) var files = 0
    var failures: [CommandError] = []

    init(
      _ repository: Repository, _ remotes: [SchemaFiles.Remote], _ arguments: ParsedArguments
    ) {
      self.repository = repository
      self.remotes = remotes
      dialect = arguments.value("dialect").flatMap { Dialect(name: $0) }
      asserts = arguments.flag("formats")
    }

    mutating func take(_ input: TestInputs.Input) {
      do throws(FileError) {
        let options = SchemaReader.Options(
          dialect: dialect ?? input.dialect ?? .draft2020,
          formats: asserts || input.isAboutFormats ? .assert : .declared,
          resolve: try resolver(in: input.root))
        let file = try FileReader().source(input.absolute, shownAs: input.shown)
        let result = SchemaTestFile(file, at: fileAddress(input.relative), options).run()
        files += 1
        total.groups += result.groups
        total.tests += result.tests
        total.failed += result.failed
        total.findings += result.findings
      } catch { failures.append(.file(error)) }
    }

    private mutating func resolver(in root: String) throws(FileError) -> SchemaResolver {
      if let known = resolvers[root] { return known }
      // Contracts of the repository answer to the addresses they give themselves.
      let contracts = root == repository.root ? repository.readContracts() : ContractFiles()
      let resolver = SchemaFiles(
        try ConfinedFolder(root, limit: repository.files.limit), remotes: remotes,
        known: contracts.working,
        identifiers: contracts.identifiers
      ).resolver
      resolvers[root] = resolver
      return resolver
    }

    func report(_ options: ReportOptions) -> Report {
      options.report(
        "test",
        summary: [
          .init("tests", "tests", total.tests), .init("failed", "failed", total.failed),
          .init("schemas", "schemas", total.groups), .init("files", "files", files),
        ], findings: FindingSet(total.findings))
    }
  }
}

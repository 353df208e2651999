import Arguments
import Contracts
import Coordination
import Findings
import Linting
import Realms
import Reports
import SourceText
import Workspace

/// `schema issue lint`: texts of issues held to the rules about them.
struct IssueLinting {
  static let spec = CommandSpec(
    "lint", summary: "Hold the text of issues to the rules about them.",
    discussion: """
      The first line of a file is the issue's title. Names are held to the realm where this \
      repository belongs to one.
      """,
    operands: [
      OperandSpec("FILE", .atLeastOne, kind: .path, help: "Texts; '-' is standard input.")
    ],
    sharedOptions: ReportOptions.specs + [RealmContext.option],
    examples: [.init("schema issue lint issues/*.md", "Before they are posted.")])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(CommandError) { self.arguments = arguments }

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let context = try RealmContext(arguments, in: surroundings)
    let terms = try terms(context)
    var findings: [Finding] = []
    var failures: [CommandError] = []
    for path in arguments.operands("FILE") {
      do throws(CommandError) {
        let bytes = try issueBytes(path, in: surroundings)
        findings += lintIssue(SourceFile(path: path, bytes: bytes), terms)
      } catch { failures.append(error) }
    }
    let count = arguments.operands("FILE").count
    let report = context.options.report(
      "issue lint", summary: [.init("issues", "issues", count)],
      findings: FindingSet(findings.compactMap(context.repository.settings.rules.applied)))
    return try context.options.deliver(report, failures: failures, in: surroundings)
  }

  private func terms(_ context: RealmContext) throws(CommandError) -> IssueTerms {
    var terms = IssueTerms()
    terms.today = context.surroundings.today
    guard !context.settings.realms.isEmpty else { return terms }
    let realms = try context.realms()
    terms.prefixes = realms.map { IssueDraft.prefix($0.realm.charter.issuePrefix) }
    terms.repositories = realms.flatMap { realm in
      realm.realm.repositories.flatMap { [$0.name.text] + $0.aliases.map(\.value) }
        + realm.realm.domains.flatMap { $0.members.map(\.value.text) }
    }
    return terms
  }
}

import Arguments
import Coordination
import Findings
import Realms
import Reports
import Workspace

/// `schema realm affected`: which repositories the work since a commit concerns.
struct RealmAffected {
  static let spec = CommandSpec(
    "affected", summary: "Say which repositories the work since a commit concerns.",
    discussion: """
      Changed contracts are held to what each importer reads; changed source files and shared \
      constants concern those who rely on them. Each repository gets a notice with its own files \
      that may need updates.
      """,
    options: [
      OptionSpec(
        "since", takes: .text("REF"), default: "HEAD",
        help: "Where the work began: a branch, a tag or a commit.")
    ], sharedOptions: ReportOptions.answerSpecs,
    examples: [
      .init("schema realm affected --since origin/main", "Before a pull request is opened."),
      .init("schema realm affected --since HEAD~1 --format json", "For another program."),
    ])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let reference = context.arguments.value("since") ?? "HEAD"
    let realms = try context.realms()
    let search = try AffectedSearch(context, since: reference)
    var found: [AffectedRepository] = []
    for realm in realms { found += try search.affected(in: realm) }
    found.sort { $0.name < $1.name }
    var report = context.options.report(
      "realm affected",
      summary: [
        .init("repositories", "affected", found.count),
        .init("changes", "changed files", search.paths.count),
      ], findings: FindingSet([]))
    report.details = [
      .init("since", .string(reference)), .init("affected", .array(found.map(value))),
      .init(
        "syncPoints", .array(realms.flatMap { SyncPoints($0.realm.charter).points }.map(value))),
    ]
    report.remarks = found.flatMap(\.notice)
    return try context.options.deliver(
      report, failures: search.failures, in: context.surroundings)
  }

  /// What happens where when something happens, as the realm says or as was agreed at first.
  private func value(_ point: SyncPoints.Point) -> Report.Value {
    .object([
      .init("event", .string(point.event)), .init("summary", .string(point.summary)),
      .init("own", .bool(point.isOwn)),
      .init(
        "actions",
        .array(
          point.actions.map { action in
            .object([
              .init("repository", .string(action.repository)),
              .init("action", .string(action.text)),
            ])
          })),
    ])
  }

  private func value(_ repository: AffectedRepository) -> Report.Value {
    .object([
      .init("repository", .string(repository.name.text)),
      .init("notice", .string(repository.notice.joined(separator: "\n"))),
      .init("resources", .array(repository.resources.map { .string($0) })),
      .init("run", .string(repository.command)),
      .init(
        "causes",
        .array(
          repository.causes.map { cause in
            .object([
              .init("kind", .string(cause.kind.rawValue)), .init("name", .string(cause.name)),
              .init("path", .string(cause.path)),
              .init("verdict", .string(cause.verdict.rawValue)),
              .init("reason", .string(cause.reason)),
            ])
          })),
    ])
  }
}

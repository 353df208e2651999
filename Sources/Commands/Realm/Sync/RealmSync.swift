import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm sync`: what others said comes here, and what waits here goes to the realm.
struct RealmSync {
  static let spec = CommandSpec(
    "sync", summary: "Get what others said, and hand over what waits here.",
    discussion: """
      What waits becomes one commit on a branch 'sync/REPOSITORY/TIME' of the realm's clone. With \
      --push the branch goes to the realm's origin, and what needs no approval goes straight into \
      the branch that everybody reads; without an origin the clone's own branch is that one. Where \
      nothing may be written, a patch for 'git am' is made.
      """,
    options: [
      OptionSpec("push", help: "Hand the commit over, instead of leaving it on its branch."),
      OptionSpec("offline", help: "Do not ask the realm's origin for news."),
      OptionSpec(
        "patch", takes: .path("FILE"), help: "Write the commit as a patch, and nothing else."),
      RealmChange.dryRun,
    ],
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema realm sync", "See what others said; leave what waits on a branch."),
      .init("schema realm sync --push", "Hand it over."),
      .init("schema realm sync --patch ping.patch", "Send it to somebody who may write."),
    ])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    var runs: [SyncRun] = []
    var failures: [CommandError] = []
    for membership in try memberships() {
      do throws(CommandError) {
        let run = SyncRun(membership, context)
        let done = try run.finished()
        failures += done.failures
        runs.append(done)
      } catch { failures.append(error) }
    }
    guard !runs.isEmpty else {
      for failure in failures.dropFirst() { context.surroundings.tell(failure) }
      throw failures.first ?? .setup("there was nothing to sync")
    }
    return try context.options.deliver(
      report(runs), failures: failures, in: context.surroundings)
  }

  /// `--realm` is looked up before anything is opened: another realm may be out of reach.
  private func memberships() throws(CommandError) -> [RealmMembership] {
    let all = context.settings.realms
    if let wanted = context.arguments.value("realm") {
      let named = all.filter { $0.name?.value.text.utf8.elementsEqual(wanted.utf8) ?? false }
      if !named.isEmpty { return named }
      return try context.realms().map(\.membership)
    }
    if all.isEmpty { _ = try context.realms() }
    return all
  }

  private func report(_ runs: [SyncRun]) -> Report {
    let found = context.repository.settings.applied(
      to: FindingSet(runs.flatMap(\.findings)), today: context.surroundings.today)
    var report = context.options.report(
      "realm",
      summary: [
        .init("files", "files", runs.reduce(0) { $0 + $1.changes.count }),
        .init("news", "news", runs.reduce(0) { $0 + $1.news }),
      ], findings: found)
    report.headline = runs.map(\.headline).joined(separator: "; ")
    report.details = [
      .init("action", .string("sync")), .init("realms", .array(runs.map(\.details))),
    ]
    report.remarks = runs.flatMap(\.lines)
    report.next = runs.contains { $0.outcome == .branch } ? ["schema realm sync --push"] : []
    return report
  }
}

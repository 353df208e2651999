import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import Workspace

/// `schema realm status`: how this repository stands to its realms.
struct RealmStatus {
  static let spec = CommandSpec(
    "status", summary: "Show how this repository stands to its realms.",
    sharedOptions: ReportOptions.specs,
    examples: [.init("schema realm status", "What waits, what is imported, who is there.")])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let realms = try context.realms()
    var report = context.options.report(
      "realm",
      summary: RealmCheck.tallies(realms) + [
        .init("waiting", "files waiting", realms.reduce(0) { $0 + $1.outbox.entries.count })
      ], findings: FindingSet([]))
    report.headline = realms.map { "realm \($0.name)" }.joined(separator: ", ")
    var details: [Report.Value] = []
    for open in realms {
      let sheet = try RealmSheet(open)
      report.tables += sheet.tables(isOnlyOne: realms.count == 1)
      report.remarks += sheet.lines
      details.append(sheet.details)
    }
    report.details = [.init("action", .string("status")), .init("realms", .array(details))]
    let waits = realms.contains { !$0.outbox.isEmpty }
    report.next = waits ? ["schema realm sync --push"] : []
    return try context.options.deliver(report, in: context.surroundings)
  }
}

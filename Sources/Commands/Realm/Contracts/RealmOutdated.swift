import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import Workspace

/// `schema realm outdated`: which imports stand for older versions than there are.
struct RealmOutdated {
  static let spec = CommandSpec(
    "outdated", summary: "Show imports that are behind.",
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema realm outdated", "What is locked, what the range takes, what there is.")
    ])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  private struct Row {
    var realm: RealmName
    var domain: RealmName
    var taken: RealmImport
    var found: ImportResolution

    /// Whether there is anything newer, in the range or beyond it.
    var isBehind: Bool { found.used == nil || found.used?.version != found.newest?.version }

    var words: [String] {
      [
        taken.contract.value.text, found.used?.version.description ?? "-",
        found.wanted?.version.description ?? "-", found.newest?.version.description ?? "-",
        taken.range.value.text, domain.text,
      ]
    }
  }

  func run() throws(CommandError) -> Outcome {
    let realms = try context.realms()
    let lock = try ImportLock(context.repository).value
    let rows = realms.flatMap { self.rows($0, lock) }
    let behind = rows.filter(\.isBehind)
    var report = context.options.report(
      "realm",
      summary: [
        .init("imports", "imports", rows.count), .init("outdated", "behind", behind.count),
      ], findings: FindingSet([]))
    report.details = [
      .init("action", .string("outdated")), .init("outdated", .array(behind.map(details))),
    ]
    if !behind.isEmpty {
      report.tables = [
        Report.Table(
          columns: [
            .init("contract"), .init("locked"), .init("wanted"), .init("newest"), .init("range"),
            .init("domain"),
          ], rows: behind.map(\.words))
      ]
    }
    let movable = behind.contains { $0.found.used?.version != $0.found.wanted?.version }
    report.next = movable ? ["schema realm import CONTRACT --update"] : []
    return try context.options.deliver(report, in: context.surroundings)
  }

  private func rows(_ open: OpenRealm, _ lock: RealmLock) -> [Row] {
    open.realm.domains.flatMap { domain -> [Row] in
      let imports = domain.binding(of: open.repository)?.imports ?? []
      return imports.map { taken in
        let entry = lock.entry(
          realm: open.name, domain: domain.name, contract: taken.contract.value)
        return Row(
          realm: open.name, domain: domain.name, taken: taken,
          found: open.realm.resolution(of: taken, in: domain.name, locked: entry?.version))
      }
    }
  }

  private func details(_ row: Row) -> Report.Value {
    .object([
      .init("contract", .string(row.taken.contract.value.text)),
      .init("realm", .string(row.realm.text)), .init("domain", .string(row.domain.text)),
      .init("range", .string(row.taken.range.value.text)),
      .init("locked", .string(row.found.used?.version.description)),
      .init("wanted", .string(row.found.wanted?.version.description)),
      .init("newest", .string(row.found.newest?.version.description)),
      .init("status", .string(row.found.status.rawValue)),
    ])
  }
}

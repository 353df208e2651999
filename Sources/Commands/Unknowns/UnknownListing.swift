import Arguments
import Captures
import Contracts
import Drift
import Findings
import JSONText
import Reports
import Workspace

/// `schema unknown list`: the ledger as a table.
struct UnknownListing {
  static let spec = CommandSpec(
    "list", summary: "List what is unknown.",
    operands: [EntrySelection.operand], options: EntrySelection.filters,
    sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema unknown list", "The whole ledger."),
      .init(
        "schema unknown list --contract newTrade --kind value --format json",
        "Unknown values of one contract, for a program."),
    ])

  private let context: UnknownContext

  init(_ context: UnknownContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let ledger = try context.file.read()
    let entries = try EntrySelection(context.arguments).entries(of: ledger)
    var report = context.options.report(
      "unknown", summary: tallies(entries.map(\.entry)), findings: FindingSet([]))
    report.details = [.init("unknowns", .array(entries.map { details(of: $0.key, $0.entry) }))]
    if !entries.isEmpty { report.tables = [table(of: entries)] }
    let isNew = entries.contains { $0.entry.review.state == .new }
    report.next =
      isNew ? ["schema unknown show CONTRACT PATH", "schema unknown accept --help"] : []
    return try context.options.deliver(report, in: context.surroundings)
  }

  private func tallies(_ entries: [LedgerEntry]) -> [Report.Tally] {
    [.init("entries", "unknowns", entries.count)]
      + LedgerReview.State.allCases.compactMap { state in
        let count = entries.count { $0.review.state == state }
        return count == 0 ? nil : .init(state.rawValue, state.rawValue, count)
      }
  }

  private func table(of entries: [(key: LedgerKey, entry: LedgerEntry)]) -> Report.Table {
    Report.Table(
      columns: [
        .init("state"), .init("kind"), .init("contract"), .init("events", .right),
        .init("last seen"), .init("path and types"),
      ],
      rows: entries.map { key, entry in
        [
          entry.stateWords(on: context.surroundings.today), key.kind.rawValue,
          key.contract.description, String(entry.events), entry.last?.time?.day ?? "",
          key.path + (entry.typeWords.isEmpty ? "" : "  " + entry.typeWords),
        ]
      })
  }
}

/// An entry as programs read it.
func details(of key: LedgerKey, _ entry: LedgerEntry) -> Report.Value {
  let review = entry.review
  var members: [Report.Member] = [
    .init("contract", .string(key.contract.utf8.isEmpty ? nil : key.contract.description)),
    .init("kind", .string(key.kind.rawValue)), .init("path", .string(key.path)),
    .init("state", .string(review.state.rawValue)), .init("count", .int(entry.count)),
    .init("events", .int(entry.events)),
    .init(
      "types",
      .object(entry.types.sorted { $0.key < $1.key }.map { .init($0.key.rawValue, .int($0.value)) })
    ),
    .init("first", details(of: entry.first)), .init("last", details(of: entry.last)),
    .init("shapes", .array(entry.shapes.sorted().map { .string($0.description) })),
    .init("suspects", .array(entry.suspects.sorted().map { .string($0.description) })),
  ]
  if let suggestion = entry.suggestion { members.append(.init("suggestion", .json(suggestion))) }
  if !entry.values.isEmpty {
    members.append(.init("values", .array(entry.values.sorted().map { .string($0.description) })))
  }
  let texts = [
    ("reviewer", review.reviewer), ("reviewed", review.reviewed?.description),
    ("reason", review.reason), ("expires", review.expires?.description), ("note", review.note),
    ("answer", review.answer?.text),
  ]
  members += texts.compactMap { name, text in text.map { .init(name, .string($0)) } }
  return .object(members)
}

private func details(of sighting: LedgerSighting?) -> Report.Value {
  guard let sighting else { return .null }
  return .object([
    .init("time", .string(sighting.time?.description)), .init("capture", .string(sighting.capture)),
    .init("version", .string(sighting.version)),
  ])
}

import Arguments
import Captures
import Drift
import Findings
import JSONText
import Reports

/// `schema unknown show`: everything that the ledger holds about an entry.
struct UnknownDetails {
  static let spec = CommandSpec(
    "show", summary: "Show everything about an unknown.",
    operands: [EntrySelection.operand], options: EntrySelection.filters,
    sharedOptions: ReportOptions.specs,
    examples: [.init("schema unknown show gameStateUpdate /tickCount", "One entry whole.")])

  private let context: UnknownContext

  init(_ context: UnknownContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let entries = try EntrySelection(context.arguments).entries(of: try context.file.read())
    guard !entries.isEmpty else {
      throw .usage("no entry fits", advice: ["'schema unknown list' shows them"])
    }
    var report = context.options.report(
      "unknown", summary: [.init("entries", "unknowns", entries.count)], findings: FindingSet([]))
    report.details = [.init("unknowns", .array(entries.map { details(of: $0.key, $0.entry) }))]
    report.tables = entries.map { table(of: $0.key, $0.entry) }
    return try context.options.deliver(report, in: context.surroundings)
  }

  private func table(of key: LedgerKey, _ entry: LedgerEntry) -> Report.Table {
    let review = entry.review
    let rows: [(String, String?)] = [
      ("state", review.summary),
      ("expired", review.hasExpired(on: context.surroundings.today) ? "yes" : nil),
      ("seen", "\(entry.count) times in \(entry.eventWords)"),
      ("first", entry.first?.words), ("last", entry.last?.words), ("types", entry.typeWords),
      ("shapes", list(entry.shapes)), ("values", list(entry.values)),
      ("suspected", list(entry.suspects)),
      ("suggestion", entry.suggestion.map { String(decoding: $0.compactBytes, as: UTF8.self) }),
      ("reason", review.reason), ("note", review.note), ("answer", review.answer?.text),
    ]
    return Report.Table(
      key.description, columns: [.init("what"), .init("is")],
      rows: rows.compactMap { name, text in
        text.flatMap { $0.isEmpty ? nil : [name, $0] }
      })
  }

  private func list(_ names: Set<JSONName>) -> String {
    names.sorted().map(\.description).joined(separator: "; ")
  }
}

extension LedgerSighting {
  fileprivate var words: String {
    [time?.description, "in \(capture)", version.map { "under version \($0)" }]
      .compactMap { $0 }.joined(separator: " ")
  }
}

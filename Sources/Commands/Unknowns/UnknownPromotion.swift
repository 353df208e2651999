import Arguments
import Contracts
import Drift
import Findings
import JSONText
import Reports
import Schemas
import SourceText
import Workspace
import YAMLText

/// `schema unknown promote`: what was unknown becomes part of its contract.
struct UnknownPromotion {
  static let spec = CommandSpec(
    "promote", summary: "Write an unknown into the working contract.",
    discussion: """
      A field is declared as an optional one with the suggested schema, a value is added to its \
      enum, a type or null to its types. Comments and layout stay; version and history follow. With \
      --spec, a document about events gets the field as well: a row of the table below the heading \
      that names the event, else an item there. Who has to rebuild, by 'rebuild' in schema.yaml, is \
      told, and --notice writes it as a message.
      """,
    operands: [EntrySelection.operand],
    options: EntrySelection.filters + [
      EntrySelection.all,
      OptionSpec(
        "schema", takes: .text("JSON"), help: "The field's schema, instead of the suggested one."),
      OptionSpec("value", takes: .text("JSON"), help: "The value to allow."),
      OptionSpec("by", takes: .text("NAME"), help: "Who decides. Default: git's 'user.name'."),
      OptionSpec("note", takes: .text("TEXT"), help: "What others should know."),
      OptionSpec("spec", takes: .path("FILE"), help: "Add the field to this Markdown document."),
      OptionSpec(
        "notice", takes: .path("FILE"), help: "Write what others have to know, as Markdown."),
      OptionSpec("dry-run", short: "n", help: "Tell what would be written, and write nothing."),
    ], sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema unknown promote gameStateUpdate /tickCount", "Declare a field."),
      .init(
        "schema unknown promote newTrade value /type --value '\"short_open\"'",
        "Allow a value that the ledger does not hold."),
    ])

  private let context: UnknownContext

  init(_ context: UnknownContext) { self.context = context }

  private var arguments: ParsedArguments { context.arguments }

  func run() throws(CommandError) -> Outcome {
    let ledger = try context.file.read()
    let selection = try EntrySelection(arguments)
    let keys = try selection.chosen(of: ledger, all: arguments.flag("all"))
    var lines: [String] = []
    var failures: [CommandError] = []
    var promoted: [LedgerKey] = []
    var told: [PromotionNotice.Entry] = []
    var spec = try specDocument()
    for key in keys {
      guard let entry = ledger[key] else { continue }
      do throws(CommandError) {
        let step = try promote(key, entry)
        lines.append(step.line)
        told.append(step.notice)
        promoted.append(key)
        describe(key, entry, step.notice, in: &spec)
      } catch { failures.append(error) }
    }
    let notice = PromotionNotice(told, context.repository.settings.values.rebuild)
    if !arguments.flag("dry-run"), !promoted.isEmpty {
      try note(promoted)
      if let path = arguments.value("spec"), let spec {
        try context.surroundings.writeFile(spec.bytes, to: path)
      }
      if let path = arguments.value("notice") {
        try context.surroundings.writeFile(Array(notice.text.utf8), to: path)
      }
    }
    lines += notice.orders
    var report = context.options.report(
      "unknown", summary: [.init("promoted", "promoted", promoted.count)],
      findings: FindingSet([]))
    report.remarks = lines
    report.next = promoted.isEmpty ? [] : ["schema lint", "schema validate CAPTURE..."]
    return try context.options.deliver(report, failures: failures, in: context.surroundings)
  }

  private func note(_ keys: [LedgerKey]) throws(CommandError) {
    let name = reviewer(arguments, context.repository, in: context.surroundings)
    let (today, note) = (context.surroundings.today, arguments.value("note"))
    _ = try context.file.update { ledger throws(CommandError) in
      for key in keys {
        ledger[key]?.review.state = .promoted
        ledger[key]?.review.reviewer = name
        ledger[key]?.review.reviewed = today
        if let note { ledger[key]?.review.note = note }
      }
      return true
    }
  }

  /// The document about events, as it is.
  private func specDocument() throws(CommandError) -> SpecDocument? {
    guard let path = arguments.value("spec") else { return nil }
    do throws(FileError) {
      return SpecDocument(try context.surroundings.readFile(path).bytes)
    } catch { throw .file(error) }
  }

  private func describe(
    _ key: LedgerKey, _ entry: LedgerEntry, _ notice: PromotionNotice.Entry,
    in spec: inout SpecDocument?
  ) {
    guard key.kind == .field else { return }
    let types = entry.types.keys.sorted().map(\.rawValue).joined(separator: " or ")
    let described = entry.review.answer?.text ?? entry.review.note ?? ""
    let line = described.split(separator: "\n").joined(separator: " ")
    let names =
      [notice.contract]
      + context.repository.readContracts().catalog.contracts
      .filter { $0.name.value.text == notice.contract }.flatMap { $0.eventNames.map(\.value) }
    _ = spec?.add(
      SpecEntry(
        pointer: key.path, type: types, version: notice.new.description, description: line),
      under: names)
  }

  private func promote(
    _ key: LedgerKey, _ entry: LedgerEntry
  ) throws(CommandError) -> (line: String, notice: PromotionNotice.Entry) {
    let files = context.repository.readContracts()
    let catalog = Catalog(files.working, published: files.published.map { ContractFile($0) })
    guard let name = ContractName(key.contract.description),
      let contract = catalog.contract(named: name)
    else {
      throw .setup(
        "'\(key)' cannot be promoted: "
          + (key.kind == .event ? "no contract takes the event" : "its contract is not there"),
        advice: key.kind == .event ? ["'schema draft' writes a contract from captures"] : [])
    }
    let promotion = try promotion(of: key, entry, in: contract)
    guard let today = context.surroundings.today else { throw .setup("the clock tells no day") }
    let edits = promotion.versionEdits(
      of: contract, published: catalog.publishedVersions(of: name).map(\.version.value), on: today)
    let bytes = try edited(contract, by: [promotion.operation] + edits.operations)
    let path = context.repository.absolute(contract.file.path)
    if !arguments.flag("dry-run") {
      do throws(FileError) {
        try AtomicWriter().replace(path, with: bytes, within: context.repository.root)
      } catch { throw .file(error) }
    }
    return (
      "\(contract.file.path)  \(name) \(edits.version)  \(promotion.level): \(promotion.words)",
      PromotionNotice.Entry(
        contract: name.text, old: contract.version.value, new: edits.version,
        level: promotion.level, words: promotion.words)
    )
  }

  private func promotion(
    of key: LedgerKey, _ entry: LedgerEntry, in contract: Contract
  ) throws(CommandError) -> Promotion {
    let policy = context.repository.settings.values.policy[.widening]
    let widening = (contract.policy[.widening] ?? policy)?.value ?? .minor
    let (schema, value) = (try json("schema"), try json("value"))
    do throws(Promotion.Refusal) {
      return try Promotion(
        key, entry, in: contract, schema: schema, value: value, widening: widening)
    } catch {
      throw .setup("'\(key)' cannot be promoted: \(error.message)", advice: advice(error, contract))
    }
  }

  private func advice(_ refusal: Promotion.Refusal, _ contract: Contract) -> [String] {
    switch refusal {
    case .noValue: ["'--value JSON' gives it"]
    case .noSchema: ["'--schema JSON' gives a schema"]
    case .elsewhere, .noPlace:
      ["edit '\(contract.file.path)' by hand, then 'schema unknown accept'"]
    case .known: ["'schema unknown accept' takes note of it"]
    case .noContract: []
    }
  }

  private func json(_ option: String) throws(CommandError) -> JSONValue? {
    guard let text = arguments.value(option) else { return nil }
    do throws(JSONError) { return try JSONDocument.read(text).root } catch {
      throw .usage(
        "'--\(option)' is no JSON: \(error.message)",
        advice: ["texts need double quotes: '--\(option)' '\"word\"'"])
    }
  }

  /// The file after the edits, which must still hold a contract.
  private func edited(
    _ contract: Contract, by operations: [YAMLOperation]
  ) throws(CommandError) -> [UInt8] {
    let document: YAMLDocument
    let bytes: [UInt8]
    do throws(YAMLError) { document = try YAMLDocument.read(contract.file) } catch {
      throw .setup("'\(contract.file.path)' was not changed: \(error.message)")
    }
    do throws(YAMLEditError) { bytes = try document.applying(operations).bytes } catch {
      throw .setup("'\(contract.file.path)' was not changed: \(error.message)")
    }
    let file = ContractFile(SourceFile(path: contract.file.path, bytes: bytes))
    guard let changed = file.contract,
      context.repository.reading(of: changed, context.repository.schemaOptions()).isUsable
    else {
      throw .setup(
        "'\(contract.file.path)' was not changed: the schema would be none that can be used",
        advice: file.problems.prefix(1).map(\.message))
    }
    return bytes
  }
}

import Arguments
import Captures
import Contracts
import Drift
import JSONText

/// Which entries of the ledger the words of a command line mean.
struct EntrySelection {
  static let filters = [
    OptionSpec(
      "contract", takes: .text("NAME"), repeatable: true, help: "Only entries of this contract."),
    OptionSpec(
      "state", takes: .choice("STATE", LedgerReview.State.allCases.map(\.rawValue)),
      repeatable: true, help: "Only entries in this state."),
    OptionSpec(
      "kind", takes: .choice("KIND", UnknownKind.allCases.map(\.rawValue)), repeatable: true,
      help: "Only entries of this kind."),
    OptionSpec(
      "since", takes: .text("DAY"), help: "Only entries that were first seen on this day or later."),
  ]

  static let operand = OperandSpec(
    "ENTRY", .any,
    help: "Contract, kind and path of one entry, as far as they are needed to tell it.")

  static let all = OptionSpec("all", help: "Every entry that fits, and not only a single one.")

  private let words: [JSONName]
  private let contracts: Set<JSONName>
  private let states: Set<String>
  private let kinds: Set<String>
  private let since: Day?

  init(_ arguments: ParsedArguments) throws(CommandError) {
    words = arguments.operands("ENTRY").map { JSONName($0) }
    contracts = Set(arguments.values("contract").map { JSONName($0) })
    states = Set(arguments.values("state"))
    kinds = Set(arguments.values("kind"))
    let day = arguments.value("since")
    since = day.flatMap { Day($0) }
    if let day, since == nil { throw .usage("'\(day)' is no day like 2026-01-17") }
  }

  /// The entries that fit, in the order of the ledger.
  func entries(of ledger: Ledger) -> [(key: LedgerKey, entry: LedgerEntry)] {
    ledger.entries.filter { fits($0.key) && fits($0.entry) && wordsFit($0.key) }
  }

  /// The entries to decide about: one, unless all that fit are asked for.
  func chosen(of ledger: Ledger, all: Bool) throws(CommandError) -> [LedgerKey] {
    let found = entries(of: ledger).map(\.key)
    if found.isEmpty { throw .usage("no entry fits", advice: ["'schema unknown list' shows them"]) }
    guard all || found.count == 1 else {
      let some = found.prefix(5).map { "  \($0)" }
      throw .usage(
        "\(found.count) entries fit; name one, or say '--all'",
        advice: some + (found.count > 5 ? ["  ..."] : []))
    }
    guard all || !words.isEmpty else {
      throw .usage("name the entry, or say '--all'", advice: found.map { "  \($0)" })
    }
    return found
  }

  private func fits(_ key: LedgerKey) -> Bool {
    (contracts.isEmpty || contracts.contains(key.contract))
      && (kinds.isEmpty || kinds.contains(key.kind.rawValue))
  }

  private func fits(_ entry: LedgerEntry) -> Bool {
    guard states.isEmpty || states.contains(entry.review.state.rawValue) else { return false }
    guard let since else { return true }
    guard let day = entry.first?.time.flatMap({ Day($0.day) }) else { return false }
    return since <= day
  }

  /// Each word is the contract, the kind or the path of the entry.
  private func wordsFit(_ key: LedgerKey) -> Bool {
    words.allSatisfy { word in
      word == key.contract || word == key.place.path || word == JSONName(key.kind.rawValue)
    }
  }
}

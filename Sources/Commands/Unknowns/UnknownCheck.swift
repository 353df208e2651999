import Arguments
import Captures
import Contracts
import Drift
import Findings
import JSONText
import Reports
import SourceText
import Validation
import Workspace

/// `schema unknown check`: the ledger alone as findings, for hooks and continuous integration.
struct UnknownCheck {
  static let spec = CommandSpec(
    "check", summary: "Fail on what nobody has decided about.",
    discussion: """
      Every entry that is new, rejected and still seen, or ignored beyond its day is a finding at \
      its place in the ledger. With --since, entries that the ledger held where HEAD and REF part \
      are left out. 'schema unknown check' fails on warnings unless '--fail-on' says otherwise.
      """,
    options: [
      OptionSpec(
        "since", takes: .text("REF"), help: "Only what is new since HEAD and REF parted.")
    ], sharedOptions: ReportOptions.specs,
    examples: [
      .init("schema unknown check --since origin/main", "The drift gate of a branch."),
      .init("schema unknown check --format github", "Annotations on the ledger."),
    ])

  private let context: UnknownContext

  init(_ context: UnknownContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader().readIfPresent(context.file.path) ?? []
    } catch { throw .file(error) }
    let ledger = try context.file.ledger(bytes)
    let base = try context.arguments.value("since").map { reference throws(CommandError) in
      try context.file.ledger(
        since: reference, of: context.repository, in: context.surroundings)
    }
    let findings = OpenUnknowns(
      bytes, shownAs: context.file.shown, today: context.surroundings.today
    ).findings(in: ledger, since: base)
    var options = context.options
    if !context.arguments.isGiven("fail-on") { options.failOn = .warning }
    let report = options.report(
      "unknown",
      summary: [
        .init("entries", "unknowns", ledger.entries.count), .init("open", "open", findings.count),
      ],
      findings: context.repository.settings.applied(
        to: FindingSet(findings), today: context.surroundings.today))
    return try options.deliver(report, in: context.surroundings)
  }
}

/// What a ledger holds that somebody has to decide about, as findings at its lines.
struct OpenUnknowns {
  private let places: LedgerPlaces
  private let today: Day?

  init(_ bytes: [UInt8], shownAs path: String, today: Day?) {
    places = LedgerPlaces(bytes, shownAs: path)
    self.today = today
  }

  /// Entries that an older ledger held already are left out, unless their time is over.
  func findings(in ledger: Ledger, since base: Ledger?) -> [Finding] {
    ledger.entries.filter { base?[$0.key] == nil || hasExpired($0.entry) }
      .compactMap { finding(about: $0.key, $0.entry) }
  }

  private func hasExpired(_ entry: LedgerEntry) -> Bool { entry.review.hasExpired(on: today) }

  private func finding(about key: LedgerKey, _ entry: LedgerEntry) -> Finding? {
    let seen = "seen in \(entry.eventWords)"
    var finding: Finding
    switch entry.review.state {
    case .new:
      finding = Finding(
        UnknownRules.rule(for: key.kind, field: EventRules.unknownField),
        "nobody has decided about \(key.kind.words) '\(key.path)', \(seen)")
    case .rejected where entry.isSeenAfterReview:
      finding = Finding(
        UnknownRules.rejectedUnknown,
        "\(key.kind.words) '\(key.path)' was rejected and is still sent, \(seen)")
    case .ignored where hasExpired(entry):
      let day = entry.review.expires?.description ?? ""
      finding = Finding(
        UnknownRules.expiredIgnore,
        "\(key.kind.words) '\(key.path)' was to be ignored until \(day)")
    case .acknowledged, .planned, .ignored, .rejected, .promoted: return nil
    }
    finding.place = places.place(of: key)
    finding.contract = key.contract.utf8.isEmpty ? nil : key.contract.description
    finding.pointer = key.kind == .event ? nil : key.path
    finding.identity = [key.description]
    finding.notes = [entry.review.reason].compactMap { $0 }
    return finding
  }
}

extension LedgerEntry {
  /// Only times can tell; without any, a rejection is taken to be followed.
  fileprivate var isSeenAfterReview: Bool {
    guard let day = last?.time.flatMap({ Day($0.day) }), let reviewed = review.reviewed else {
      return false
    }
    return reviewed < day
  }
}

/// Where entries stand in the text of a ledger.
private struct LedgerPlaces {
  private let file: SourceFile
  private let lines: LineTable
  private let root: JSONValue?

  init(_ bytes: [UInt8], shownAs path: String) {
    file = SourceFile(path: path, bytes: bytes)
    lines = LineTable(bytes)
    root = (try? JSONDocument.read(bytes, in: JSONDocument.textRange(ofFile: bytes)))?.root
  }

  func place(of key: LedgerKey) -> Place? {
    let entry = root?["contracts"]?[key.contract]?["unknown"]?[key.kind.rawValue]?[key.place.path]
    return entry.map { Place(SourceSpan($0.span.start, $0.span.start + 1), in: file, lines: lines) }
  }
}

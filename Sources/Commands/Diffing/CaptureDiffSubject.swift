import Contracts
import Drift
import Evolution
import Findings
import JSONText
import SourceText
import YAMLText

/// The events of one contract, or of a type that has none: their notes, and what they would take.
struct DriftSubject {
  let name: String
  let events: Int
  let notes: [DriftNote]
  /// Nil where no contract takes the events.
  let entry: KnownContracts.Entry?
  /// What the contract would have to say; nil where there is nothing to add.
  private(set) var next: NextDraft?
  private(set) var version: NextVersion?
  /// Why no next version can be drafted.
  private(set) var trouble: String?
  /// A first contract.
  private(set) var draft: DraftedContract?

  init(_ entry: KnownContracts.Entry, _ event: EventProfile, _ refusals: RefusalCounts) {
    self.entry = entry
    name = entry.name
    events = event.count
    notes = drift(of: event, against: entry.graph, refusals: refusals)
    next = NextDraft(of: entry.contract, entry.graph, from: event, refusals: refusals)
  }

  init(undeclared type: JSONName, _ event: EventProfile, _ profile: Profile) {
    entry = nil
    name = type.description
    events = event.count
    notes = [DriftNote(undeclared: type, event)]
    draft = DraftedContract(type, in: profile)
  }

  /// Works out the version that the next draft asks for.
  mutating func plan(in known: KnownContracts, _ settings: RepositorySettings, on day: Day?) {
    guard let entry, let next, !next.isEmpty else { return }
    do throws(NextVersion.Failure) {
      version = try NextVersion(next, of: entry, in: known, settings, on: day)
    } catch { trouble = error.words }
  }

  var reference: String? { entry?.contract.reference }

  /// Whether something would have to be written.
  var isChange: Bool { draft != nil || next?.isEmpty == false }

  /// The numbers of a report; a type without a contract is a finding and no subject.
  var counted: Report.Subject? {
    entry.map { entry in
      Report.Subject(
        name: name, version: entry.contract.version.value.description,
        tallies: [
          .init("events", "events", events), .init("notes", "notes", notes.count),
        ])
    }
  }
}

extension DriftSubject {
  /// What it would take, as people read it; with every line of the draft where all is asked for.
  func passage(isLong: Bool) -> Report.Passage? {
    if let draft {
      let lines = isLong ? Self.lines(draft.draft.text()) : []
      let fields = SourceText.counted(draft.fieldCount, "field")
      return Report.Passage(
        "what '\(name)' would take: a contract of its own",
        items: [.init(name, "\(fields) in \(SourceText.counted(events, "event"))", lines: lines)])
    }
    guard let next, let entry, isChange || !next.open.isEmpty else { return nil }
    var items = next.steps.map { step in
      Report.Passage.Item(
        shownPlace(step.pointer), "\(step.words) (\(step.support))\(levelWords(at: step.pointer))")
    }
    items += next.open.map { .init(shownPlace($0.pointer), "by hand: \($0.words)") }
    if let trouble { items.append(.init("", "no next version can be drafted: \(trouble)")) }
    if isLong, let version {
      items.append(.init("", "the draft:", lines: Self.lines(version.bytes)))
    }
    return Report.Passage(
      "what \(entry.contract.reference) would take: \(headline(next))", items: items)
  }

  private func headline(_ next: NextDraft) -> String {
    let changes = SourceText.counted(next.steps.count, "change")
    guard let version else { return changes }
    let (old, new) = version.versions
    let step = old == new ? "\(old) is not published yet" : "version \(new)"
    return "\(changes), \(version.levelWords), \(step)"
  }

  private func levelWords(at pointer: String) -> String {
    version?.words(at: pointer).map { ": \($0)" } ?? ""
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: - Over time

  /// When things came and went, and how their shares changed.
  var timeTable: Report.Table? {
    let rows = notes.compactMap { note -> [String]? in
      guard let trend = note.trend, trend.isOverTime, trend.direction != .steady else { return nil }
      return [
        shownPlace(note.pointer), note.kind == .undeclaredType ? "other types" : "field",
        dayText(trend.first), dayText(trend.last), trend.shareWords,
      ]
    }
    guard !rows.isEmpty else { return nil }
    return Report.Table(
      "\(name) over time",
      columns: [
        .init("where"), .init("what"), .init("first day"), .init("last day"), .init("share"),
      ], rows: rows)
  }
}

extension NextVersion {
  var levelWords: String { level == .none ? "no level" : "level \(level.rawValue)" }

  /// What the change of a place asks of people: `patch, optional field added`.
  func words(at pointer: String) -> String? {
    let change = comparison.changes.filter { $0.pointer == pointer || $0.users.contains(pointer) }
      .max { $0.level < $1.level }
    return change.map { $0.level == .none ? "no level" : "\($0.level), \($0.effect.rawValue)" }
  }
}

extension DraftedContract {
  /// How many fields its events have at the top.
  fileprivate var fieldCount: Int {
    guard case .mapping(let members) = draft.schema,
      case .mapping(let fields)? = members.first(where: { $0.name == "properties" })?.value
    else { return 0 }
    return fields.count
  }
}

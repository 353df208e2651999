package import Contracts
import JSONText
import SourceText
package import YAMLText

/// What makes a contract's file say the version that its changes deserve: its number, its history,
/// and the names that it gave up.
package struct VersionEdit: Sendable {
  package enum Refusal: Error, Hashable, Sendable {
    /// The contract is older than what is out; what it says may be as well.
    case goesBack(published: Version)
    case noVersionAfter(Version)
  }

  package let operations: [YAMLOperation]
  /// What is done, in words.
  package let words: [String]
  /// The version that the file says afterwards.
  package let version: Version

  package init(_ subject: VersionCase, on day: Day) throws(Refusal) {
    let step = subject.step
    if step.verdict == .goesBack, let newest = step.newest {
      throw .goesBack(published: newest)
    }
    version = step.next
    if !step.isAllowed, let newest = step.newest, step.pending > .none, !(newest < version) {
      throw .noVersionAfter(newest)
    }
    var edit = Draft(subject, version: version, on: day)
    edit.setVersion()
    edit.writeHistory()
    edit.reserveNames()
    operations = edit.operations
    words = edit.words
  }

  package var isEmpty: Bool { operations.isEmpty }
}

/// The edit while it grows.
private struct Draft {
  let subject: VersionCase
  let version: Version
  let day: Day
  var operations: [YAMLOperation] = []
  var words: [String] = []

  init(_ subject: VersionCase, version: Version, on day: Day) {
    self.subject = subject
    self.version = version
    self.day = day
  }

  private var contract: Contract { subject.contract }
  private var declared: Version { contract.version.value }

  mutating func setVersion() {
    guard version != declared else { return }
    operations.append(.replace(["version"], with: .string(version.description)))
    words.append("version \(declared) -> \(version)")
  }

  /// Only versions that are not out yet get an entry, and the first one needs none.
  mutating func writeHistory() {
    guard let newest = subject.step.newest, newest < version else { return }
    guard let index = entryIndex else { return addEntry() }
    let entry = contract.history[index]
    let path: YAMLPath = ["history", .index(index)]
    if entry.version?.value != version {
      operations.append(
        .replace(path.appending("version"), with: .string(version.description)))
    }
    if let level = entry.level?.value, level < subject.step.required {
      operations.append(
        .replace(path.appending("level"), with: .string(subject.step.required.rawValue)))
      words.append("history \(version): level \(subject.step.required.rawValue)")
    }
    if entry.migration == nil, entry.migrationSteps == nil, let migration {
      operations.append(.insert("migration", migration, into: path, at: .last))
      words.append("history \(version): migration drafted")
    }
  }

  /// The entry of the version, under its number or the one that it had until now.
  private var entryIndex: Int? {
    let history = contract.history
    if let index = history.firstIndex(where: { $0.version?.value == version }) { return index }
    let isDeclaredOut = subject.published.contains { $0.version == declared }
    return isDeclaredOut ? nil : history.firstIndex { $0.version?.value == declared }
  }

  private mutating func addEntry() {
    var members: [YAMLTree.Member] = [
      .init("version", .string(version.description)), .init("date", .string(day.description)),
      .init("level", .string(subject.step.required.rawValue)),
      .init("changes", .list(changes.map { .string($0) })),
    ]
    if let migration { members.append(.init("migration", migration)) }
    let entry = YAMLTree.mapping(members)
    words.append("history \(version): \(subject.step.required.rawValue)")
    guard contract.document.root["history"]?.kind == .array else {
      return operations.append(.insert("history", .list([entry]), into: .root, at: .last))
    }
    operations.append(
      isNewestFirst ? .prepend(entry, to: ["history"]) : .append(entry, to: ["history"]))
  }

  private var changes: [String] {
    let words = subject.changes.filter { $0.level > .none }.map(\.message)
    return words.isEmpty ? ["words alone"] : words
  }

  private var isNewestFirst: Bool {
    let versions = contract.history.compactMap(\.version?.value)
    guard let first = versions.first, let last = versions.last else { return false }
    return last < first
  }

  /// Steps where the schema itself knows a value for every field, else a text that asks for one.
  private var migration: YAMLTree? {
    let fields = subject.changes.filter { $0.effect == .newlyRequired }.map(\.pointer)
    guard !fields.isEmpty, subject.step.required == .minor else { return nil }
    let steps = fields.compactMap { field in
      EventPath(field).flatMap { Migration.draft(of: $0, in: subject.graph) }
    }
    guard steps.count < fields.count else { return .list(steps) }
    let names = fields.joined(separator: ", ")
    return .string("\(MissingMigration.placeholder)what stored events get for \(names)")
  }

  mutating func reserveNames() {
    let names = subject.unreservedNames
    guard !names.isEmpty else { return }
    words.append("reserved: \(names.map(\.description).joined(separator: ", "))")
    let trees = names.map { YAMLTree.string($0.utf8) }
    switch contract.document.root["reserved"]?.kind {
    case .array: operations += trees.map { .append($0, to: ["reserved"]) }
    case .string:
      let known = contract.reserved.map { YAMLTree.string($0.value) }
      operations.append(.replace(["reserved"], with: .list(known + trees)))
    default:
      operations.append(.insert("reserved", .list(trees), into: .root, at: .before("schema")))
    }
  }
}

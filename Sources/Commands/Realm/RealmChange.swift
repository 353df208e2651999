import Arguments
import Findings
import Realms
import Reports
import Workspace

/// What one command says to a realm: files that shall say something else, and what it found.
struct RealmChange {
  static let dryRun = OptionSpec("dry-run", help: "Only tell what would be written.")

  /// The command as reports call it.
  let command: String
  private let context: RealmContext
  private(set) var realm: OpenRealm
  private(set) var changes: [(path: String, bytes: [UInt8]?)] = []
  /// Files of this repository that are written as well.
  private(set) var local: [(path: String, bytes: [UInt8])] = []
  var lines: [String] = []
  var findings: [Finding] = []
  var details: [Report.Member] = []

  init(_ command: String, _ realm: OpenRealm, _ context: RealmContext) {
    self.command = command
    self.realm = realm
    self.context = context
  }

  var isDry: Bool { context.arguments.flag("dry-run") }

  /// A file of the realm shall say this; what it says already is no change.
  mutating func put(_ path: String, _ bytes: [UInt8]?) throws(CommandError) {
    do throws(RealmFailure) {
      guard try realm.bytes(at: path) != bytes else { return }
    } catch { throw .realm(error) }
    changes.removeAll { $0.path == path }
    changes.append((path, bytes))
    realm.pretend([(path, bytes)])
  }

  /// What a file says with everything that waits.
  func bytes(at path: String) throws(CommandError) -> [UInt8]? {
    do throws(RealmFailure) { return try realm.bytes(at: path) } catch { throw .realm(error) }
  }

  /// A file of this repository shall say this.
  mutating func putLocal(_ path: String, _ bytes: [UInt8]) throws(CommandError) {
    do throws(FileError) {
      guard try FileReader().readIfPresent(context.repository.absolute(path)) != bytes else {
        return
      }
    } catch { throw .file(error) }
    local.append((path, bytes))
  }

  /// Writes everything, or nothing where something is wrong, and tells it.
  mutating func finish(next: [String] = []) throws(CommandError) -> Outcome {
    let set = context.repository.settings.applied(
      to: FindingSet(findings), today: context.surroundings.today)
    let isRefused = set.fails(at: .error)
    if !isRefused, !changes.isEmpty { try introduce() }
    if !isRefused, !isDry { try write() }
    var report = context.options.report(
      "realm", summary: [.init("changed", "changed", isRefused ? 0 : changes.count + local.count)],
      findings: set)
    report.headline = headline(isRefused: isRefused)
    report.details =
      [
        .init("action", .string(command)), .init("realm", .string(realm.name.text)),
        .init("repository", .string(realm.repository.text)), .init("dryRun", .bool(isDry)),
        .init("written", .bool(!isRefused && !isDry && !(changes.isEmpty && local.isEmpty))),
        .init("changes", .array(changes.map { Self.details($0.path, isRemoval: $0.bytes == nil) })),
      ] + details
    report.remarks = isRefused ? ["nothing was written; see the errors above"] : told
    let isWaiting = !isRefused && !isDry && !realm.outbox.isEmpty
    report.next = isWaiting ? (next.isEmpty ? ["schema realm sync --push"] : next) : []
    return try context.options.deliver(report, in: context.surroundings)
  }

  /// Whoever says anything also says what it has of shared values, for those without its clone.
  private mutating func introduce() throws(CommandError) {
    let environment = context.surroundings.environment
    guard let said = try realm.introduction(of: context.repository, environment) else { return }
    try put(said.path, said.bytes)
  }

  private func headline(isRefused: Bool) -> String {
    if isRefused { return "refused" }
    if changes.isEmpty, local.isEmpty { return "nothing to do" }
    return isDry ? "would change realm \(realm.name)" : "realm \(realm.name)"
  }

  private var told: [String] {
    let files = changes.map {
      "\($0.path)  \($0.bytes == nil ? "is taken away" : "waits for sync")"
    }
    return lines + files + local.map { "\($0.path)  \(isDry ? "would be written" : "written")" }
  }

  static func details(_ path: String, isRemoval: Bool) -> Report.Value {
    .object([
      .init("path", .string(path)), .init("action", .string(isRemoval ? "remove" : "write")),
    ])
  }

  /// What waits is written first: a setting that names a realm is of no use without it.
  private mutating func write() throws(CommandError) {
    do throws(RealmFailure) { if !changes.isEmpty { try realm.stage(changes) } } catch {
      throw .realm(error)
    }
    for file in local {
      do throws(FileError) {
        try AtomicWriter().replace(
          context.repository.absolute(file.path), with: file.bytes,
          within: context.repository.root)
      } catch { throw .file(error) }
    }
  }
}

extension RealmContext {
  /// The text of an operand as a name, or what is wrong with it.
  func name(_ text: String, _ what: String) throws(CommandError) -> RealmName {
    guard let name = RealmName(text) else { throw Self.noName(text, what) }
    return name
  }

  static func noName(_ text: String, _ what: String) -> CommandError {
    .usage(
      "'\(text)' is no name of a \(what)",
      advice: ["letters, digits, '_', '-' and '.' are taken, a letter or digit first"])
  }

  /// The words of an option that may be given several times, or with commas.
  func words(_ option: String) -> [String] {
    arguments.values(option).flatMap { $0.split(separator: ",").map { trimmed(String($0)) } }
      .filter { !$0.isEmpty }
  }
}

private func trimmed(_ text: String) -> String {
  var text = Substring(text)
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}

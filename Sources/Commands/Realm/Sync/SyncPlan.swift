import Contracts
import Coordination
import Findings
import Realms
import SourceText
import Workspace

/// What a sync is about to write, upon what is agreed now.
struct SyncPlan {
  private(set) var changes: [Git.TreeChange] = []
  /// What waits and is in `changes`.
  private(set) var carried: [RealmOutbox.Entry] = []
  /// What waits and is said already.
  private(set) var settled: [RealmOutbox.Entry] = []
  /// Changes of two sides, and of files of others.
  private(set) var findings: [Finding] = []
  /// Why an approver has to let it in.
  private(set) var approvals: [String] = []

  init(_ open: OpenRealm) throws(CommandError) {
    var files = open.agreed.files
    for entry in open.outbox.entries {
      let theirs: [UInt8]?
      do throws(RealmFailure) { theirs = try open.agreedBytes(at: entry.path) } catch {
        throw .realm(error)
      }
      switch RealmMerge(path: entry.path, base: entry.base, ours: entry.bytes, theirs: theirs) {
      case .settled: settled.append(entry)
      case .conflict(let words): findings.append(conflict(entry, words, open))
      case .change(let bytes):
        changes.append(.init(path: entry.path, bytes: bytes))
        carried.append(entry)
        files[entry.path] = bytes.map { RealmFile(entry.path, bytes: $0) }
      }
    }
    guard findings.isEmpty, !changes.isEmpty else { return }
    let after = Realm(Array(files.values))
    refuse(after, open)
    approvals = after.approvals(before: open.agreed, by: open.repository)
    try addOwners(of: after, open)
    changes.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Both sides are named: this repository, and who changed the file last.
  private func conflict(
    _ entry: RealmOutbox.Entry, _ words: String, _ open: OpenRealm
  ) -> Finding {
    let other = open.clone.lastChange(of: entry.path) ?? "the realm"
    var finding = Finding(
      SyncRules.conflict,
      "'\(entry.path)' was changed by '\(open.repository)' here and by \(other): \(words)",
      at: Place(path: entry.path, position: Position(line: 1, column: 1)))
    finding.identity = [open.repository.text, entry.path]
    if case .contract(_, let name, _) = RealmPath(entry.path) {
      finding.notes = [
        "a version is written once: 'schema bump \(name) --write' makes the next one"
      ]
    } else {
      finding.notes = ["give the command again that says what shall hold; nothing was written"]
    }
    return finding
  }

  private mutating func refuse(_ after: Realm, _ open: OpenRealm) {
    let owners = after.contractOwners.merging(open.agreed.contractOwners) { new, old in
      new.merging(old) { Array(Set($0 + $1)).sorted() }
    }
    for change in changes {
      // Who leaves was a member before, who founds a domain is one after; a file that is taken away
      // was the owner's before.
      let before = open.agreed.obstacle(for: open.repository, writing: change.path, owners)
      guard let reason = before,
        change.bytes == nil
          || after.obstacle(for: open.repository, writing: change.path, owners) != nil
      else { continue }
      var finding = Finding(
        SyncRules.refused, "'\(open.repository)' may not write '\(change.path)': \(reason)",
        at: Place(path: change.path, position: Position(line: 1, column: 1)))
      finding.identity = [open.repository.text, change.path]
      findings.append(finding)
    }
    let twice = TwoContractOwners().check(RealmFacts(after)).filter { finding in
      changes.contains { $0.path == finding.place?.path }
    }
    findings += twice
  }

  private mutating func addOwners(of after: Realm, _ open: OpenRealm) throws(CommandError) {
    let bytes = after.codeOwners
    do throws(RealmFailure) {
      guard try open.agreedBytes(at: "CODEOWNERS") != bytes else { return }
    } catch { throw .realm(error) }
    changes.append(.init(path: "CODEOWNERS", bytes: bytes))
  }

  /// The commit's message: what was done in a line, and for whom.
  func message(of repository: RealmName) -> String {
    let words = changes.compactMap { change -> String? in
      switch RealmPath(change.path) {
      case .repository: change.bytes == nil ? "leave" : "say what it is"
      case .domain(let name): "domain \(name)"
      case .contract(_, let name, let version): "\(name)@\(version)"
      case .binding(let domain, _): "binding to \(domain)"
      case .verification: "verification"
      case .acknowledgement: "acknowledgement"
      case .deployment(let environment, _): "what runs in \(environment)"
      case .charter, .codeOwners, .other: nil
      }
    }
    var told: [String] = []
    for word in words where !told.contains(word) { told.append(word) }
    let more = told.count > 3 ? " and \(told.count - 3) more" : ""
    let head = "\(repository): \(told.prefix(3).joined(separator: ", "))\(more)"
    return "\(head)\n\nRealm-Repository: \(repository)\n"
  }
}

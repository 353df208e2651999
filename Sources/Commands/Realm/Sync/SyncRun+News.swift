import Arguments
import Contracts
import Coordination
import Findings
import Realms
import SourceText
import Workspace

// What others said.
extension SyncRun {
  mutating func fetch(_ clone: RealmClone) throws(CommandError) {
    guard clone.remote != nil, !context.arguments.flag("offline") else { return }
    do throws(RealmFailure) { try clone.fetch() } catch {
      if case .refusedAddress = error { throw .realm(error) }
      failures.append(
        .setup(
          "the origin of the realm at '\(clone.root)' could not be reached: "
            + Self.words(of: error),
          advice: [
            "this run works with what was fetched before" + (age(clone).map { ", \($0)" } ?? ""),
            "'--offline' does not ask the origin",
          ]))
    }
  }

  static func words(of error: RealmFailure) -> String {
    guard case .git(.git(_, _, let words)) = error else { return error.description }
    // ssh ends its lines as terminals do.
    return words.utf8.split { $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "; ")
  }

  /// How old the newest commit is that is known here.
  private func age(_ clone: RealmClone) -> String? {
    guard let tip = clone.tip,
      let answer = try? clone.git.run(["show", "--no-patch", "--format=%ct", tip]),
      let seconds = Int(String(decoding: answer.prefix { $0 != 0x0A }, as: UTF8.self))
    else { return nil }
    return "which ends on \(Moment(seconds: seconds).text)"
  }

  /// Commits that somebody made here by hand are agreed with nobody.
  mutating func isLevel(_ open: OpenRealm) throws(CommandError) -> Bool {
    let standing: RealmClone.Standing
    do throws(RealmFailure) { standing = try open.clone.standing() } catch { throw .realm(error) }
    guard standing == .ahead || standing == .diverged else { return true }
    let clone = open.clone
    var finding = Finding(
      SyncRules.unlevel,
      standing == .ahead
        ? "branch '\(clone.branch)' holds commits that its origin does not"
        : "branch '\(clone.branch)' and its origin have diverged",
      at: Place(path: "realm.yaml", position: Position(line: 1, column: 1)))
    finding.identity = [open.name.text]
    finding.notes = [
      "here it is at \((clone.local ?? "").prefix(12)), there at \((clone.fetched ?? "").prefix(12))",
      "push them, or 'git -C \(membership.path?.value ?? clone.root) reset --keep "
        + "origin/\(clone.branch)' gives them up",
    ]
    findings.append(finding)
    outcome = .refused
    return false
  }

  /// The branch here follows the one that was fetched.
  ///
  /// Says whether it was moved.
  mutating func pull(_ open: OpenRealm) throws(CommandError) -> Bool {
    guard let fetched = open.clone.fetched, fetched != open.clone.local else { return false }
    let old = open.clone.local
    do throws(RealmFailure) {
      try open.clone.advance(to: fetched, reason: "schema realm sync: pull")
      let range = old.map { ["\(fetched)", "^\($0)"] } ?? [fetched]
      let count = try? open.clone.git.run(["rev-list", "--count"] + range)
      news += count.flatMap { Int(String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self)) } ?? 0
      return true
    } catch { throw .realm(error) }
  }

  /// Forgets what the realm says already; who has left it does not name it any more.
  mutating func settle(
    _ done: [RealmOutbox.Entry], _ open: OpenRealm
  ) throws(CommandError) {
    guard !done.isEmpty else { return }
    var outbox = open.outbox
    do throws(RealmFailure) { try outbox.settle(done) } catch { throw .realm(error) }
    let own = RealmPath.repository(open.repository).description
    guard done.contains(where: { $0.path == own && $0.bytes == nil }) else { return }
    try RealmLeave.forget(open, context)
    lines.append("'\(open.repository)' has left realm '\(open.name)'")
  }
}

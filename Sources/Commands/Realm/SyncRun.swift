import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// One realm, brought up to date on both sides.
struct SyncRun {
  enum Result: String, Hashable, Sendable {
    /// Nothing waits.
    case level
    /// What waits lies on a branch of the clone.
    case branch
    /// The branch went to the origin, and waits for an approver there.
    case review
    /// It is agreed.
    case merged
    case patch
    /// Something keeps it from being written; the findings say what.
    case refused
    case dry
  }

  let membership: RealmMembership
  let context: RealmContext
  private(set) var name = ""
  private(set) var outcome = Result.level
  private(set) var changes: [Git.TreeChange] = []
  /// How many commits came from others.
  private(set) var news = 0
  var findings: [Finding] = []
  var lines: [String] = []
  var failures: [CommandError] = []
  private(set) var branch: String?
  private(set) var commit: String?
  private(set) var approvals: [String] = []
  private(set) var patchPath: String?

  init(_ membership: RealmMembership, _ context: RealmContext) {
    self.membership = membership
    self.context = context
  }

  private var isDry: Bool { context.arguments.flag("dry-run") }
  private var pushes: Bool { context.arguments.flag("push") }

  /// All of it; findings and failures are kept.
  func finished() throws(CommandError) -> SyncRun {
    var run = self
    try run.work()
    return run
  }

  private mutating func work() throws(CommandError) {
    let place = OpenRealm.place(of: membership, in: context.repository.root)
    let clone: RealmClone
    do throws(RealmFailure) {
      clone = try RealmClone(
        place, branch: membership.branch?.value, environment: context.surroundings.environment)
    } catch { throw .realm(error) }
    guard !isDry, clone.isWritable else {
      try pass()
      return
    }
    try clone.locked(explaining: CommandError.file) { () throws(CommandError) in
      do throws(RealmFailure) {
        try clone.recover()
        try clone.requireCalm()
      } catch { throw .realm(error) }
      try fetch(clone)
      // Others may be quicker; what waits is then put upon what they said.
      for _ in 0..<8 {
        guard try pass() else { return }
      }
      throw .setup(
        "others write to realm '\(name)' faster than this sync",
        advice: ["nothing is lost; run it again"])
    }
  }

  /// One try; whether another one is needed.
  @discardableResult
  private mutating func pass() throws(CommandError) -> Bool {
    var open = try context.open(membership)
    name = open.name.text
    guard try isLevel(open) else { return false }
    if !isDry, open.clone.isWritable {
      let didMove = try pull(open)
      // What is known of the clone's branches is older than the move.
      if didMove { open = try context.open(membership) }
    }
    let plan = try SyncPlan(open)
    findings += plan.findings
    guard plan.findings.isEmpty else {
      outcome = .refused
      return false
    }
    changes = plan.changes
    approvals = plan.approvals
    if isDry {
      outcome = changes.isEmpty ? .level : .dry
      tellChanges()
      return false
    }
    try settle(plan.settled, open)
    guard !changes.isEmpty else {
      try relock(open)
      return false
    }
    return try write(plan, open)
  }

  // MARK: What others said

  private mutating func fetch(_ clone: RealmClone) throws(CommandError) {
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

  private static func words(of error: RealmFailure) -> String {
    guard case .git(.git(_, _, let words)) = error else { return error.description }
    return words.split(separator: "\n").joined(separator: "; ")
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
  private mutating func isLevel(_ open: OpenRealm) throws(CommandError) -> Bool {
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
  private mutating func pull(_ open: OpenRealm) throws(CommandError) -> Bool {
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
  private mutating func settle(
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

  // MARK: What waits here

  private mutating func write(_ plan: SyncPlan, _ open: OpenRealm) throws(CommandError) -> Bool {
    tellChanges()
    let clone = open.clone
    let draft = self.draft(plan, open)
    do throws(RealmFailure) {
      if context.arguments.isGiven("patch") || !clone.isWritable {
        return try patch(draft, open)
      }
      let tree = try clone.tree(of: draft)
      let (branch, commit) = try branchHolding(tree, draft, open)
      self.branch = branch
      self.commit = commit
      outcome = .branch
      guard pushes else {
        lines.append("branch \(branch) of '\(clone.root)' holds it; '--push' hands it over")
        return false
      }
      return try handOver(plan, open)
    } catch { throw .realm(error) }
  }

  private func draft(_ plan: SyncPlan, _ open: OpenRealm) -> RealmClone.Draft {
    let folder = context.repository.absolute(RealmOutbox.folder(of: open.name))
    return RealmClone.Draft(
      changes: plan.changes, message: plan.message(of: open.repository),
      isSigned: open.agreed.charter.signedCommits == .required,
      identity: RealmClone.Identity(
        in: context.repository.git(in: context.surroundings), fallback: open.repository),
      moment: context.surroundings.now.seconds,
      index: folder + "/index-\(context.surroundings.now.seconds)")
  }

  /// The branch of an earlier run that says the same, or a new one; older ones that are done, or
  /// said less, go.
  private func branchHolding(
    _ tree: String, _ draft: RealmClone.Draft, _ open: OpenRealm
  ) throws(RealmFailure) -> (name: String, commit: String) {
    let clone = open.clone
    let standing = try clone.syncBranches(of: open.repository)
    if let same = standing.first(where: { $0.tree == tree && $0.parent == clone.tip ?? "" }) {
      return (same.name, same.commit)
    }
    let commit = try clone.commit(draft, tree: tree)
    let moment = Moment(seconds: draft.moment).text.utf8.filter { $0 != 0x2D && $0 != 0x3A }
    let time = String(decoding: moment, as: UTF8.self)
    let name = try clone.branch(commit, as: "sync/\(open.repository)/\(time)")
    for old in standing where clone.checkedOut != old.name { try clone.removeBranch(old) }
    return (name, commit)
  }

  /// Gives the commit to those who read; whether somebody else was quicker.
  private mutating func handOver(_ plan: SyncPlan, _ open: OpenRealm) throws(RealmFailure) -> Bool {
    guard let branch, let commit else { return false }
    let isDirect = plan.approvals.isEmpty
    if open.clone.remote != nil {
      var target = [branch] + (isDirect ? [open.clone.branch] : [])
      var answer = try open.clone.push(commit, to: target)
      if case .refused = answer, isDirect {
        // Where people review first, the branch is still taken.
        target = [branch]
        answer = try open.clone.push(commit, to: target)
      }
      switch answer {
      case .behind:
        try open.clone.fetch()
        return true
      case .refused(let words):
        lines.append("the origin takes nothing from here: " + words.split(separator: "\n").joined())
        return try patch(draft(plan, open), open)
      case .done: break
      }
      guard target.count == 2 else { return tellReview(plan, isRefused: isDirect) }
      try open.clone.noteFetched(commit)
    } else if !isDirect {
      return tellReview(plan, isRefused: false)
    }
    try open.clone.advance(to: commit, reason: "schema realm sync: \(branch)")
    outcome = .merged
    lines.append("merged into '\(open.clone.branch)' as \(commit.prefix(10))")
    var outbox = open.outbox
    try outbox.settle(plan.carried)
    do throws(CommandError) { try afterMerge(plan, open) } catch { failures.append(error) }
    return false
  }

  private mutating func afterMerge(_ plan: SyncPlan, _ open: OpenRealm) throws(CommandError) {
    let own = RealmPath.repository(open.repository).description
    if plan.carried.contains(where: { $0.path == own && $0.bytes == nil }) {
      try RealmLeave.forget(open, context)
      lines.append("'\(open.repository)' has left realm '\(open.name)'")
    } else {
      try relock(try context.open(membership))
    }
  }

  private mutating func tellReview(_ plan: SyncPlan, isRefused: Bool) -> Bool {
    outcome = .review
    lines += plan.approvals
    if isRefused { lines.append("the origin takes no commit into its branch from here") }
    lines.append("branch \(branch ?? "") waits for an approver, who merges it")
    return false
  }

  private mutating func patch(
    _ draft: RealmClone.Draft, _ open: OpenRealm
  ) throws(RealmFailure) -> Bool {
    let root = context.repository.root
    let folder = RealmOutbox.folder(of: open.name)
    let objects = root + "/" + folder + "/objects"
    do throws(FileError) { try makeFolders(objects) } catch { throw .file(error) }
    let clone = open.clone.apart(in: objects)
    let commit = try clone.commit(draft, tree: try clone.tree(of: draft))
    let time = Moment(seconds: draft.moment).text.filter { $0 != ":" && $0 != "-" }
    let path =
      context.arguments.value("patch").map(context.surroundings.absolute)
      ?? root + "/\(folder)/\(time).patch"
    let text = try clone.patch(of: commit)
    do throws(FileError) { try AtomicWriter().replace(path, with: text) } catch {
      throw .file(error)
    }
    outcome = .patch
    patchPath = path
    lines.append("'\(path)' holds it; who may write takes it with 'git am'")
    return false
  }

  // MARK: The lock

  /// Holds the lock to what the realm says: entries of imports that are gone go, new ones come.
  private mutating func relock(_ open: OpenRealm) throws(CommandError) {
    var lock = try ImportLock(context.repository)
    let before = lock.bytes
    for domain in open.realm.domains {
      guard let binding = domain.binding(of: open.repository) else { continue }
      for taken in binding.imports {
        let entry = lock.value.entry(
          realm: open.name, domain: domain.name, contract: taken.contract.value)
        let resolution = open.realm.resolution(
          of: taken, in: domain.name, locked: entry?.version ?? taken.resolved?.version)
        guard let used = resolution.used, resolution.status != .broken else { continue }
        // What is locked with another digest is told by a rule, not written over.
        if let entry, entry.version == used.version, entry.commit != nil { continue }
        try lock.set(used, taken.range.value, open, open)
      }
    }
    let bytes = lock.bytes
    guard bytes != before || !lock.value.entries.isEmpty else { return }
    let path = context.repository.absolute(RealmLock.fileName)
    do throws(FileError) {
      guard try FileReader().readIfPresent(path) != bytes else { return }
      try AtomicWriter().replace(path, with: bytes, within: context.repository.root)
    } catch { throw .file(error) }
    lines.append("\(RealmLock.fileName)  written")
  }

  // MARK: Telling

  private mutating func tellChanges() {
    let told = changes.map { "\($0.path)  \($0.bytes == nil ? "taken away" : "written")" }
    lines = lines.filter { !told.contains($0) } + told + approvalLines
  }

  private var approvalLines: [String] { isDry ? approvals : [] }

  var headline: String {
    let words =
      switch outcome {
      case .level: "up to date"
      case .branch: "on a branch"
      case .review: "waits for an approver"
      case .merged: "handed over"
      case .patch: "as a patch"
      case .refused: "refused"
      case .dry: "would be handed over"
      }
    return "realm \(name) \(words)"
  }

  var details: Report.Value {
    .object([
      .init("realm", .string(name)), .init("result", .string(outcome.rawValue)),
      .init("branch", .string(branch)), .init("commit", .string(commit)),
      .init("patch", .string(patchPath)), .init("news", .int(news)),
      .init("approvals", .array(approvals.map { .string($0) })),
      .init(
        "changes",
        .array(changes.map { RealmChange.details($0.path, isRemoval: $0.bytes == nil) })),
    ])
  }
}

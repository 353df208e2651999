import Arguments
import Contracts
import Coordination
import Realms
import SourceText
import Workspace

// What waits here.
extension SyncRun {
  mutating func write(_ plan: SyncPlan, _ open: OpenRealm) throws(CommandError) -> Bool {
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
  mutating func handOver(_ plan: SyncPlan, _ open: OpenRealm) throws(RealmFailure) -> Bool {
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

  mutating func afterMerge(_ plan: SyncPlan, _ open: OpenRealm) throws(CommandError) {
    let own = RealmPath.repository(open.repository).description
    if plan.carried.contains(where: { $0.path == own && $0.bytes == nil }) {
      try RealmLeave.forget(open, context)
      lines.append("'\(open.repository)' has left realm '\(open.name)'")
    } else {
      try relock(try context.open(membership))
    }
  }

  mutating func tellReview(_ plan: SyncPlan, isRefused: Bool) -> Bool {
    outcome = .review
    lines += plan.approvals
    if isRefused { lines.append("the origin takes no commit into its branch from here") }
    lines.append("branch \(branch ?? "") waits for an approver, who merges it")
    return false
  }

  mutating func patch(
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
}

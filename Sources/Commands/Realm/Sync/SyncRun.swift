import Arguments
import Contracts
import Coordination
import Findings
import Realms
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
  var name = ""
  var outcome = Result.level
  var changes: [Git.TreeChange] = []
  /// How many commits came from others.
  var news = 0
  var findings: [Finding] = []
  var lines: [String] = []
  var failures: [CommandError] = []
  var branch: String?
  var commit: String?
  var approvals: [String] = []
  var patchPath: String?

  init(_ membership: RealmMembership, _ context: RealmContext) {
    self.membership = membership
    self.context = context
  }

  var isDry: Bool { context.arguments.flag("dry-run") }
  var pushes: Bool { context.arguments.flag("push") }

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
      try introduce()
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

  /// Others who have no clone of this repository see in the realm what it says of shared values.
  private mutating func introduce() throws(CommandError) {
    guard pushes else { return }
    var open = try context.open(membership)
    guard !open.outbox.isEmpty,
      let said = try open.introduction(of: context.repository, context.surroundings.environment)
    else { return }
    do throws(RealmFailure) { try open.stage([(said.path, said.bytes)]) } catch {
      throw .realm(error)
    }
  }
}

import Coordination
import Findings
import Reports
import SourceText
import Workspace

/// Holds the message of a commit to what the commit touches.
struct MessageHook {
  private let path: String
  private let options: ReportOptions

  init(_ path: String, _ options: ReportOptions) {
    self.path = path
    self.options = options
  }

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let repository = try Repository(config: nil, in: surroundings)
    let options = options.following(repository.settings.values)
    let skip = SkipVariable(surroundings.environment)
    guard skip.names(among: [HookName.commitMessage.rawValue]).isEmpty else {
      var report = options.report("hook commit-msg", summary: [], findings: FindingSet([]))
      report.remarks = [skip.remark]
      return try options.deliver(report, in: surroundings)
    }
    let findings = repository.settings.applied(
      to: FindingSet(try findings(in: repository, surroundings)), today: surroundings.today)
    return try options.deliver(
      options.report("hook commit-msg", summary: [], findings: findings), in: surroundings)
  }

  private func findings(
    in repository: Repository, _ surroundings: Surroundings
  ) throws(CommandError) -> [Finding] {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try surroundings.readFile(path, limit: 16 << 20).bytes
    } catch { throw .file(error) }
    let scene = try ChangeFinder(repository, in: surroundings).staged(since: nil)
    let comment = repository.git(in: surroundings).setting("core.commentChar")
    return checkCommitMessage(
      bytes, of: CommitFacts(staged: scene),
      comment: comment.flatMap { $0 == "auto" ? nil : $0 } ?? "#", path: path)
  }
}

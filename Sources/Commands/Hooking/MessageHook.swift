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
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try surroundings.readFile(path, limit: 16 << 20).bytes
    } catch { throw .file(error) }
    let repository = try Repository(config: nil, in: surroundings)
    let git = repository.git(in: surroundings)
    let found = checkCommitMessage(
      bytes, of: try CommitFacts(repository, git, in: surroundings),
      comment: git.setting("core.commentChar") ?? "#", path: path)
    let findings = repository.settings.applied(to: FindingSet(found), today: surroundings.today)
    let options = options.following(repository.settings.values)
    return try options.deliver(
      options.report("hook commit-msg", summary: [], findings: findings), in: surroundings)
  }
}

import Findings
import Reports
import Workspace

/// Checks what a push brings to others: the branch that is checked out, from where the remote
/// stands on.
struct PushHook {
  private let remote: String?
  private let options: ReportOptions

  init(remote: String?, _ options: ReportOptions) {
    self.remote = remote
    self.options = options
  }

  /// One line of what git tells: what is pushed, and what the remote has there now.
  private struct Update {
    var local: Substring
    var remote: Substring
    var name: Substring

    init?(_ line: Substring) {
      let words = line.split(separator: " ")
      guard words.count == 4 else { return nil }
      name = words[0]
      local = words[1]
      remote = words[3]
    }

    init(from remote: String, to local: String) {
      self.local = local[...]
      self.remote = remote[...]
      name = local[...]
    }

    var isDeletion: Bool { local.allSatisfy { $0 == "0" } }
    var isNew: Bool { remote.allSatisfy { $0 == "0" } }
  }

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let skip = SkipVariable(surroundings.environment)
    guard skip.names(among: [HookName.prePush.rawValue]).isEmpty else {
      var report = options.report("hook pre-push", summary: [], findings: FindingSet([]))
      report.remarks = [skip.remark]
      return try options.deliver(report, in: surroundings)
    }
    let git = Git(
      folder: surroundings.absolute("."), owner: .ours, environment: surroundings.environment)
    let updates = try updates(in: surroundings).filter { !$0.isDeletion }
    let head = try? git.commit(of: "HEAD")
    guard let update = updates.first(where: { (try? git.commit(of: String($0.local))) == head })
    else { return try options.deliver(unlooked(updates), in: surroundings) }
    // The files that stand here are those of the branch that is checked out.
    let words = base(of: update, git).map { ["--since", $0] } ?? []
    return SchemaProgram.run(["check"] + words + options.words, in: surroundings)
  }

  private func updates(in surroundings: Surroundings) throws(CommandError) -> [Update] {
    // The pre-commit framework reads what git tells, and hands it on in variables.
    if let from = surroundings.environment["PRE_COMMIT_FROM_REF"],
      let to = surroundings.environment["PRE_COMMIT_TO_REF"]
    {
      return [Update(from: from, to: to)]
    }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try surroundings.input(16 << 20) } catch { throw .file(error) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap(Update.init)
  }

  /// Where the remote stands, as far as it is known here; nil when everything is new to it.
  private func base(of update: Update, _ git: Git) -> String? {
    if !update.isNew { return (try? git.commit(of: String(update.remote))) }
    let name = remote ?? "origin"
    return ["refs/remotes/\(name)/HEAD", "@{upstream}"].first {
      (try? git.commit(of: $0)) != nil
    }
  }

  private func unlooked(_ updates: [Update]) -> Report {
    var report = options.report(
      "hook pre-push", summary: [.init("refs", "refs", updates.count)], findings: FindingSet([]))
    if !updates.isEmpty {
      report.remarks = [
        "not checked, because it is not what is checked out: "
          + updates.map { String($0.name) }.joined(separator: ", ")
      ]
    }
    return report
  }
}

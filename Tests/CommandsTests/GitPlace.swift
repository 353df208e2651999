import Commands
import TestSupport

extension Place {
  /// Makes the folder a git repository.
  @discardableResult
  func git(_ commands: String...) -> Int32 {
    let setup = """
      export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=t \
      GIT_AUTHOR_EMAIL=t@t.t GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@t.t
      """
    return folder.run(
      ([setup] + commands.map { "git -c init.defaultBranch=main \($0)" })
        .joined(separator: " && "))
  }

  /// Commits everything.
  func commit(_ message: String = "step") { git("add -A", "commit -q -m '\(message)'") }
}

/// A small contract; the schema is JSON on one line.
func contractText(
  _ name: String, _ version: String = "1.0.0", schema: String, extra: String = ""
) -> String {
  """
  contract: \(name)
  version: \(version)
  owner: game-server
  summary: A \(name).
  \(extra)schema: \(schema)
  history:
    - { version: \(version), date: "2026-01-17", level: major, changes: [first], migration: none }

  """
}

import Workspace

/// Where a repository's hooks are written, which depends on who looks after them already.
package struct HookPlace: Sendable {
  /// Who calls the hooks.
  package enum Manager: String, Hashable, Sendable, CaseIterable {
    case git
    case preCommit = "pre-commit"
    case lefthook
    case husky
  }

  let manager: Manager
  /// The folder that holds the work tree, as a whole path.
  let root: String
  /// The folder that git's hooks are in, or would be.
  let folder: String
  /// The file in which a manager is told what to call; nil where each hook is a file.
  let configuration: String?
  /// Whether git has to be told of the folder.
  let needsSetting: Bool
  /// What git calls hooks from now; nil for its own folder.
  let hooksPath: String?
  let git: Git

  /// The folder of hooks that are committed with the rest.
  package static let ownFolder = ".githooks"

  /// The folder as people are told it.
  var shownFolder: String { shown(folder) }

  func shown(_ path: String) -> String {
    path.utf8.starts(with: (root + "/").utf8)
      ? String(decoding: path.utf8.dropFirst(root.utf8.count + 1), as: UTF8.self) : path
  }

  /// The file of a hook.
  func path(of hook: HookName) -> String { "\(folder)/\(hook.rawValue)" }
}

extension HookPlace {
  /// Looks at a repository; `asked` names a manager where the user did.
  package init(
    _ folder: String, asked: Manager?, in surroundings: Surroundings
  ) throws(CommandError) {
    let git = Git(folder: folder, owner: .foreign, environment: surroundings.environment)
    let facts: GitFacts
    do throws(Git.Failure) { facts = try GitFacts(git) } catch {
      throw Self.explained(error, git)
    }
    self.git = git
    root = facts.root
    hooksPath = facts.hooksPath
    let manager = asked ?? Self.manager(facts)
    self.manager = manager
    switch manager {
    case .preCommit, .lefthook:
      configuration =
        Self.configurations(of: manager).first { exists("\(facts.root)/\($0)") }
        ?? Self.configurations(of: manager).first
      self.folder = facts.folder
      needsSetting = false
    case .husky:
      configuration = nil
      self.folder = facts.root + "/.husky"
      needsSetting = false
    case .git:
      configuration = nil
      let isElsewhere = asked != nil && !facts.isWithin(facts.folder)
      let isFree = facts.hooksPath == nil && !facts.hasHooks
      needsSetting = isFree || isElsewhere
      self.folder = needsSetting ? "\(facts.root)/\(Self.ownFolder)" : facts.folder
      guard needsSetting || facts.isWithin(facts.folder) else {
        throw .setup(
          "git takes this repository's hooks from '\(facts.folder)', which other repositories share",
          advice: [
            "'--manager git' gives this repository hooks of its own, and those are not called then",
            "or let a hook there call 'schema check --staged'",
          ])
      }
    }
  }

  private static func explained(_ failure: Git.Failure, _ git: Git) -> CommandError {
    switch failure {
    case .notARepository:
      .setup(
        "'\(git.folder)' is in no git repository, so there are no hooks",
        advice: ["'schema init' sets one up"])
    case .git(_, _, let words) where words.contains("must be run in a work tree"):
      .setup("'\(git.folder)' has no work tree: it is a bare repository, or lies inside '.git'")
    case .git, .process, .noSuchFile, .noSuchReference: git.explained(failure)
    }
  }

  /// The files that tell a manager what to call, the usual one first.
  static func configurations(of manager: Manager) -> [String] {
    switch manager {
    case .preCommit: [".pre-commit-config.yaml", ".pre-commit-config.yml"]
    case .lefthook:
      ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml", ".config/lefthook.yml"]
    case .git, .husky: []
    }
  }

  private static func manager(_ facts: GitFacts) -> Manager {
    for manager in [Manager.lefthook, .preCommit]
    where configurations(of: manager).contains(where: { exists("\(facts.root)/\($0)") }) {
      return manager
    }
    let isHusky = facts.hooksPath.map { $0.split(separator: "/").first == ".husky" } ?? true
    return isHusky && exists(facts.root + "/.husky") ? .husky : .git
  }
}

/// What git says about a repository's hooks.
private struct GitFacts {
  let root: String
  /// What `core.hooksPath` says, as it was written.
  let hooksPath: String?
  let folder: String

  private let gitFolder: String

  init(_ git: Git) throws(Git.Failure) {
    root = try git.root()
    gitFolder = try git.line(["rev-parse", "--path-format=absolute", "--git-common-dir"])
    hooksPath = git.hooksPath
    switch hooksPath {
    case nil: folder = gitFolder + "/hooks"
    // A trailing slash would make two names of one folder.
    case .some(let path):
      let whole = path.hasPrefix("/") ? path : "\(root)/\(path)"
      folder = whole.utf8.last == UInt8(ascii: "/") ? String(whole.dropLast()) : whole
    }
  }

  /// Whether a folder belongs to this repository alone.
  func isWithin(_ folder: String) -> Bool {
    [root, gitFolder].contains { folder.utf8.starts(with: ($0 + "/").utf8) }
      && !folder.split(separator: "/").contains("..")
  }

  /// Whether git calls something now.
  var hasHooks: Bool {
    let names = (try? FolderListing(folder))?.names ?? []
    return names.contains { !$0.hasSuffix(".sample") && isExecutable("\(folder)/\($0)") }
  }
}

extension Git {
  func line(_ arguments: [String]) throws(Failure) -> String {
    let answer = try run(arguments)
    return String(decoding: answer.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// `core.hooksPath` as somebody set it; that we switch hooks off for our own questions does not
  /// count.
  var hooksPath: String? {
    let answer =
      (try? run(["config", "--null", "--show-scope", "--type=path", "--get-all", "core.hooksPath"]))
      ?? []
    let fields = answer.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let pairs = stride(from: 0, to: fields.count - 1, by: 2).map { (fields[$0], fields[$0 + 1]) }
    return pairs.last { $0.0 != "command" && !$0.1.isEmpty }?.1
  }
}

func exists(_ path: String) -> Bool { (try? FileStatus.itself(path)) != nil }

func isExecutable(_ path: String) -> Bool {
  guard let status = try? FileStatus.following(path) else { return false }
  return status.kind == .file && status.mode & 0o111 != 0
}

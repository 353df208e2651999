import Workspace

/// The folder that `schema init` sets up, and what git says of it.
struct StartingFolder {
  enum GitState: Hashable {
    case standing
    /// It is to be made.
    case needed
    /// There is no git here: what it said.
    case unavailable(String)
  }

  /// The whole path.
  let root: String
  let state: GitState
  /// Whether it is the one the command was given in.
  let isHere: Bool
  let git: Git

  init(in surroundings: Surroundings) throws(CommandError) {
    let here = surroundings.absolute(".")
    let known = Repository.nearestSettings(from: here).map(Repository.folder)
    let (root, state) = try Self.place(known ?? here, isKnown: known != nil, surroundings)
    self.root = root
    self.state = state
    git = Self.git(root, surroundings)
    isHere = root == here || root == resolvedPath(here)
  }

  func absolute(_ path: String) -> String { (root == "/" ? "/" : root + "/") + path }

  /// What others call the repository: the last word of its remote's address, else of its path.
  var suggestedName: String? {
    let address = state == .standing ? git.setting("remote.origin.url") : nil
    let words = (address ?? root).split { $0 == "/" || $0 == ":" }
    guard let last = words.last else { return nil }
    let name = last.hasSuffix(".git") ? last.dropLast(4) : last
    return name.isEmpty ? nil : String(name)
  }

  /// The folder that git knows is meant, whatever a hook said about another one.
  private static func git(_ folder: String, _ surroundings: Surroundings) -> Git {
    Git(folder: folder, owner: .foreign, environment: surroundings.environment)
  }

  private static func place(
    _ folder: String, isKnown: Bool, _ surroundings: Surroundings
  ) throws(CommandError) -> (String, GitState) {
    let git = git(folder, surroundings)
    let top: String
    do throws(Git.Failure) { top = try git.root() } catch {
      switch error {
      case .notARepository: return (folder, .needed)
      case .process(.notStarted): return (folder, .unavailable(error.description))
      case .git(_, _, let words) where words.contains("must be run in a work tree"):
        throw .setup(
          "'\(folder)' holds no files to set up: it is a bare repository, or lies inside '.git'",
          advice: ["give the command in a clone"])
      case .git, .process, .noSuchFile, .noSuchReference: throw git.explained(error)
      }
    }
    if isKnown || top == (resolvedPath(folder) ?? folder) { return (folder, .standing) }
    // git knows nothing of what is here, and never will: the folder is its own.
    return isEmpty(folder) || self.git(top, surroundings).ignores(folder)
      ? (folder, .needed) : (top, .standing)
  }

  private static func isEmpty(_ folder: String) -> Bool {
    (try? FolderListing(folder))?.names.isEmpty ?? false
  }
}

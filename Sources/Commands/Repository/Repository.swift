package import Arguments
import SourceText
package import Workspace

/// The repository a command works in: the folder that holds `schema.yaml`, `contracts/` and
/// `manifests/`.
package struct Repository: Sendable {
  /// Where the working copies of contracts lie, unless the settings say otherwise.
  package static let contractsFolder = Settings().contracts

  /// The whole path of the root.
  package let root: String
  /// Reads below the root and nowhere else.
  package private(set) var files: ConfinedFolder
  /// The files at the moment that is looked at, each read once.
  package private(set) var view: RepositoryFiles
  /// The settings file below the root, where there is one.
  package let settingsPath: String?
  /// What that file says, with every default filled in.
  package private(set) var settings: RepositorySettings
  /// What variables of the settings and git of a realm are asked of.
  private let environment: Environment

  /// `--config FILE`, for the commands that work in a repository.
  package static let option = OptionSpec(
    "config", takes: .path("FILE"),
    help: "The settings file; its folder is the repository's root. Default: the nearest "
      + "schema.yaml from here upwards.")

  /// The repository of `--config`, else the one around the working folder.
  package init(
    _ arguments: ParsedArguments, in surroundings: Surroundings
  ) throws(CommandError) {
    try self.init(config: arguments.value("config"), in: surroundings)
  }

  package init(config: String?, in surroundings: Surroundings) throws(CommandError) {
    let settings: String?
    if let config {
      settings = surroundings.absolute(config)
      guard let path = settings, kind(of: path) == .file else {
        throw .setup(
          "there is no settings file '\(config)'",
          advice: ["'--config' names a file such as schema.yaml"])
      }
    } else {
      settings = Self.nearestSettings(from: surroundings.absolute("."))
    }
    let root =
      settings.map(Self.folder) ?? Self.nearestRoot(from: surroundings.absolute("."))
    try self.init(
      root: root.isEmpty ? "/" : root,
      settingsPath: settings.map { String($0.dropFirst(root == "/" ? 1 : root.count + 1)) },
      surroundings.environment)
  }

  /// The repository of a folder that is known to be one, by its whole path.
  package init(
    root: String, settingsPath: String?, _ environment: Environment
  ) throws(CommandError) {
    self.root = root
    self.environment = environment
    self.settingsPath = settingsPath
    do throws(FileError) { files = try ConfinedFolder(root) } catch { throw .file(error) }
    self.settings = RepositorySettings(settingsPath, in: files, environment)
    files.limit = self.settings.values.limits.document
    view = RepositoryFiles(files)
    settings.take(baseline: view.answer(Baseline.path, limit: Baseline.limit))
  }

  /// The same repository for a run that writes nothing: each file is read once.
  package func reading() -> Repository {
    var other = self
    other.view = RepositoryFiles(files, keeping: true)
    return other
  }

  /// The same repository as the index or a commit has it, settings and all.
  package func at(_ listing: GitListing) -> Repository {
    var other = self
    other.view = RepositoryFiles(listing, in: files)
    let path = settingsPath ?? Settings.fileName
    switch other.view.answer(path) {
    case .found(let bytes):
      other.settings = RepositorySettings(
        SourceFile(path: path, bytes: bytes), root: root, environment, knowing: settings.inherited)
    case .missing: other.settings = RepositorySettings()
    case .refused(let reason), .unreadable(let reason):
      other.settings = RepositorySettings(failure: .setup("'\(path)' was not read: \(reason)"))
    }
    other.files.limit = other.settings.values.limits.document
    other.view = RepositoryFiles(listing, in: other.files)
    other.settings.take(baseline: other.view.answer(Baseline.path, limit: Baseline.limit))
    return other
  }

  /// A path below the root as findings name it, or nil for one that lies elsewhere.
  package func relative(_ absolute: String) -> String? {
    if absolute == root { return "" }
    let start = root == "/" ? "/" : root + "/"
    guard absolute.utf8.starts(with: start.utf8) else { return nil }
    return String(decoding: absolute.utf8.dropFirst(start.utf8.count), as: UTF8.self)
  }

  /// The whole path of a path below the root.
  package func absolute(_ relative: String) -> String {
    relative.isEmpty ? root : (root == "/" ? "/" : root + "/") + relative
  }

  /// The nearest folder upwards with settings, or the one with a git repository before that: a
  /// repository within another is its own.
  static func nearestSettings(from folder: String) -> String? {
    let root = upwards(from: folder).first {
      kind(of: $0 + "/" + Settings.fileName) == .file || kind(of: $0 + "/.git") != nil
    }
    return root.map { $0 + "/" + Settings.fileName }.flatMap { kind(of: $0) == .file ? $0 : nil }
  }

  /// Where no settings are: the folder of the git repository, else the nearest with contracts.
  private static func nearestRoot(from folder: String) -> String {
    let folders = upwards(from: folder)
    return folders.first { kind(of: $0 + "/.git") != nil }
      ?? folders.first { kind(of: $0 + "/" + contractsFolder) == .folder } ?? folder
  }

  private static func upwards(from folder: String) -> [String] {
    let steps = folder.split(separator: "/")
    return (0...steps.count).reversed().map { count in
      count == 0 ? "" : "/" + steps[..<count].joined(separator: "/")
    }
  }

  static func folder(of path: String) -> String {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    return "/" + folder
  }
}

private func kind(of path: String) -> FileStatus.Kind? {
  (try? FileStatus.following(path))?.kind
}

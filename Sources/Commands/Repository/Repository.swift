package import Arguments
package import Workspace

/// The repository a command works in: the folder that holds `schema.yaml`, `contracts/` and
/// `manifests/`.
package struct Repository: Sendable {
  /// The name of the settings file.
  package static let settingsName = "schema.yaml"
  /// Where the working copies of contracts lie, below the root.
  package static let contractsFolder = "contracts"

  /// The whole path of the root.
  package let root: String
  /// Reads below the root and nowhere else.
  package let files: ConfinedFolder
  /// The settings file below the root, where there is one.
  package let settingsPath: String?

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
    self.root = root
    settingsPath = settings.map { String($0.dropFirst(root == "/" ? 1 : root.count + 1)) }
    do throws(FileError) { files = try ConfinedFolder(root) } catch { throw .file(error) }
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

  private static func nearestSettings(from folder: String) -> String? {
    upwards(from: folder).lazy.map { $0 + "/" + settingsName }.first { kind(of: $0) == .file }
  }

  /// Where no settings are: the nearest folder with contracts, or with a git repository.
  private static func nearestRoot(from folder: String) -> String {
    upwards(from: folder).first {
      kind(of: $0 + "/" + contractsFolder) == .folder || kind(of: $0 + "/.git") != nil
    } ?? folder
  }

  private static func upwards(from folder: String) -> [String] {
    let steps = folder.split(separator: "/")
    return (0...steps.count).reversed().map { count in
      count == 0 ? "/" : "/" + steps[..<count].joined(separator: "/")
    }
  }

  private static func folder(of path: String) -> String {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    return "/" + folder
  }
}

private func kind(of path: String) -> FileStatus.Kind? {
  (try? FileStatus.following(path))?.kind
}

/// The folder that a repository's settings hold for.
package struct RepositoryRoot: Hashable, Sendable {
  /// Without links.
  package var path: String
  /// Whether `schema.yaml` stands there.
  package var hasSettings: Bool

  /// The nearest folder upward that holds `schema.yaml` or `.git`; nil when there is none.
  ///
  /// The nearer one counts: a repository within another is its own.
  package static func find(from folder: String) -> RepositoryRoot? {
    guard var path = resolvedPath(folder) else { return nil }
    while true {
      let hasSettings = (try? FileStatus.following(joined(path, Settings.fileName)))?.kind == .file
      // In a linked work tree `.git` is a file.
      if hasSettings || (try? FileStatus.itself(joined(path, ".git"))) != nil {
        return RepositoryRoot(path: path, hasSettings: hasSettings)
      }
      guard path != "/" else { return nil }
      path = split(path).folder
    }
  }

  /// The settings of the repository: those in its file, or the defaults.
  package func settings() throws(FileError) -> (settings: Settings, problems: [SettingsProblem]) {
    guard hasSettings else { return (Settings(), []) }
    let path = joined(path, Settings.fileName)
    return Settings.read(
      try FileReader(limit: 4 << 20).source(path, shownAs: Settings.fileName))
  }
}

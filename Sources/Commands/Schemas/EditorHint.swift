import SourceText
import Workspace

/// The comment by which editors find the JSON Schema that a YAML file follows.
enum EditorHint {
  /// Where the schemas lie that a repository keeps for its editors, below the root.
  static let folder = ".schemas"

  /// What `schema init` keeps there: the schemas of files that people write.
  static let kept = shippedSchemas.filter { ["settings", "contract"].contains($0.name) }

  /// Where a schema lies, below the root.
  static func path(of name: String) -> String { "\(folder)/\(name).schema.json" }

  /// The comment at the head of a file, which counts from where the file lies.
  static func line(naming name: String, at path: String) -> [UInt8] {
    let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
    let upwards = String(repeating: "../", count: depth)
    return Array("# yaml-language-server: $schema=\(upwards)\(self.path(of: name))\n".utf8)
  }

  /// The same where the repository keeps the schema; nothing where an editor would look in vain.
  static func standingLine(
    naming name: String, at path: String, in repository: Repository
  ) -> [UInt8] {
    let schema = repository.absolute(self.path(of: name))
    guard (try? FileStatus.following(schema))?.kind == .file else { return [] }
    return line(naming: name, at: path)
  }
}

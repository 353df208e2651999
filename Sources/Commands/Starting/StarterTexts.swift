import JSONText
import SourceText
import Workspace
import YAMLText

/// The files that a repository begins with, as they are written.
enum StarterTexts {
  /// `schema.yaml`: every key with its default and an example, all of them comments but the name.
  static func settings(name: String?) -> [UInt8] {
    let head = """
      # Settings of this repository. Every key may be left out; what holds then is told beside it.
      # The last line of each part is an example: take its '#' away and change it to what you need.
      # 'schema lint' checks what stands here, 'schema explain settings' explains it again.


      """
    let keys = [.repository] + SettingsKey.allCases.filter { $0 != .repository }
    return EditorHint.line(naming: "settings", at: Settings.fileName) + Array(head.utf8)
      + keys.map { section($0, name: name) }.joined(separator: newline)
  }

  static let contractsGuide = """
    # Contracts

    One file for each kind of event: a JSON Schema with owner, version and history.

    - `*.yaml`: the working copies, which people edit. `schema draft CAPTURE...` writes first ones
      from captures, `schema import FILE...` wraps JSON Schemas that are there already.
    - `published/`: frozen versions, never edited. `schema publish` writes them.

    `schema lint` checks the contracts, `schema validate CAPTURE...` holds captured events to them,
    and `schema bump` says which version a change deserves.

    """

  /// Locks are left beside the files that were locked, and mean nothing to anyone else.
  static let ignored = "*.lock\n"

  private static let newline = [UInt8(ascii: "\n")]

  private static func section(_ key: SettingsKey, name: String?) -> [UInt8] {
    let comment = wrapped("\(key.summary)\nDefault: \(key.defaultText).", width: 98)
      .map { "# \($0)\n" }.joined()
    if key == .repository, let name {
      let line = YAMLWriter().file(.mapping([.init("repository", .string(name))]))
      return Array(comment.utf8) + line
    }
    let example = key.example.split(separator: "\n").map { "# \($0)\n" }.joined()
    return Array((comment + example).utf8)
  }
}

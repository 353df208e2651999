/// The two files of an example: what is published, and what stands now.
///
/// The text has a line `# file: PATH` before each file, as the examples of other rules do.
enum VersionExample {
  static func pair(
    _ old: String, _ oldSchema: String, _ new: String, _ newSchema: String, history: String? = nil,
    also keys: String = "", before oldKeys: String = ""
  ) -> String {
    let entry = history.map { "history:\n  - { version: \(new), \($0) }\n" } ?? ""
    return published(old, oldSchema, oldKeys)
      + """
      # file: contracts/tick.yaml
      contract: tick
      version: \(new)
      owner: game-server
      \(keys)schema: { type: object, \(newSchema) }
      \(entry)
      """
  }

  static func published(_ version: String, _ schema: String, _ keys: String = "") -> String {
    """
    # file: contracts/published/tick/\(version).yaml
    contract: tick
    version: \(version)
    owner: game-server
    \(keys)schema: { type: object, \(schema) }

    """
  }
}

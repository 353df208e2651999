import Contracts
import JSONText
import SourceText

extension RealmDomain {
  private enum Key: String, CaseIterable {
    case name, summary, owner, members, reserved
    case dependsOn = "depends_on"
  }

  /// Reads `domain.yaml` into what is known of the domain.
  mutating func read(_ file: RealmFile) -> [RealmProblem] {
    isDeclared = true
    var reader = RealmReader(file.path)
    guard let root = reader.root(of: file) else { return reader.problems }
    span = root.span
    for (key, value) in reader.known(root, Key.self, within: file.path) {
      switch key {
      case .name:
        guard let said = reader.name(value, key.rawValue), said.value != name else { continue }
        reader.report(.misplaced(name: said.value.text, path: name.text), at: said.span)
      case .summary: summary = reader.text(value, key.rawValue)?.value
      case .owner: owner = reader.name(value, key.rawValue)
      case .members: members = reader.names(value, key.rawValue)
      case .dependsOn: dependsOn = reader.names(value, key.rawValue)
      case .reserved: reserved = reader.texts(value, key.rawValue)
      }
    }
    return reader.problems
  }
}

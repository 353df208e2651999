import Contracts
import JSONText
import SourceText

extension RealmRepository {
  fileprivate enum Key: String, CaseIterable {
    case name, summary, org, path, url, root, maintainers, owns, aliases, rebuild, coordination,
      says
    case notOwns = "not_owns"
    case dependsOn = "depends_on"
    case dependedBy = "depended_by"
  }

  static func read(
    _ file: RealmFile, named name: RealmName
  ) -> (repository: RealmRepository, problems: [RealmProblem]) {
    var reader = RealmReader(file.path)
    var repository = RealmRepository(name, file: file.path)
    guard let root = reader.root(of: file) else { return (repository, reader.problems) }
    repository.span = root.span
    repository.take(root, &reader)
    return (repository, reader.problems)
  }

  fileprivate mutating func take(_ root: JSONValue, _ reader: inout RealmReader) {
    for (key, value) in reader.known(root, Key.self, within: file) {
      take(key, value, &reader)
    }
  }

  private mutating func take(_ key: Key, _ value: JSONValue, _ reader: inout RealmReader) {
    switch key {
    case .name:
      guard let said = reader.name(value, key.rawValue), said.value != name else { return }
      reader.report(.misplaced(name: said.value.text, path: name.text), at: said.span)
    case .summary: summary = reader.text(value, key.rawValue)
    case .org: org = reader.text(value, key.rawValue)
    case .path: path = reader.text(value, key.rawValue)
    case .url: url = reader.text(value, key.rawValue)
    case .root: root = reader.scalar(value, key.rawValue)
    case .maintainers: maintainers = reader.texts(value, key.rawValue)
    case .owns: owns = reader.patterns(value, key.rawValue)
    case .notOwns: notOwns = reader.patterns(value, key.rawValue)
    case .dependsOn: dependsOn = reader.names(value, key.rawValue)
    case .dependedBy: dependedBy = reader.names(value, key.rawValue)
    case .aliases: aliases = reader.texts(value, key.rawValue)
    case .rebuild: rebuild = reader.text(value, key.rawValue)
    case .says:
      says = reader.members(value, key.rawValue).compactMap { member in
        let name = member.name.description
        return reader.scalar(member.value, name).map { (name, $0.value) }
      }
    case .coordination:
      coordination = reader.elements(value, key.rawValue).compactMap { reader.actionItem($0) }
    }
  }
}

extension RealmReader {
  /// A repository told in `realm.yaml`: `NAME: { url: ..., owns: [...] }`.
  mutating func inline(_ member: JSONValue.Member) -> RealmRepository? {
    let text = Placed(member.name.description, at: member.key.span)
    guard let name = name(text, "repos") else { return nil }
    var repository = RealmRepository(name.value, file: path)
    repository.span = member.key.span
    if member.value.kind != .null { repository.take(member.value, &self) }
    return repository
  }
}

import Coordination
import JSONText
import Realms
import SourceText
import YAMLText

/// Why the settings file could not be changed.
struct SettingFault: Error {
  var words: String
}

/// Changes of `realm:` in `schema.yaml`; everything else there stays as it is written.
enum SettingEdit {
  /// The settings with one realm more, or with what is said of it now.
  static func adding(
    _ entry: YAMLTree, named name: RealmName, to text: [UInt8]?
  ) throws(SettingFault) -> [UInt8] {
    try edited(text) { entries in
      let index = entries.firstIndex { isSame($0, entry, name) }
      guard let index else { return entries + [entry] }
      var entries = entries
      guard case .mapping(let said) = entry, case .mapping(let old) = entries[index] else {
        entries[index] = entry
        return entries
      }
      // What else stands there, a branch for example, is kept.
      let kept = old.filter { member in !said.contains { $0.name == member.name } }
      entries[index] = .mapping(said + kept)
      return entries
    }
  }

  /// The settings without a realm.
  static func removing(_ name: RealmName, path: String?, from text: [UInt8]?) throws(SettingFault)
    -> [UInt8]
  {
    var entry: YAMLTree = .mapping([.init("name", .string(name.text))])
    if let path { entry = .mapping(entry.members + [.init("path", .string(path))]) }
    return try edited(text) { entries in entries.filter { !isSame($0, entry, name) } }
  }

  private static func isSame(_ known: YAMLTree, _ entry: YAMLTree, _ name: RealmName) -> Bool {
    if let said = known.value("name") { return said == .string(name.text) }
    let path = entry.value("path")
    return path != nil && (known.value("path") == path || known == path)
  }

  private static func edited(
    _ text: [UInt8]?, _ change: ([YAMLTree]) -> [YAMLTree]
  ) throws(SettingFault) -> [UInt8] {
    guard let text, text.contains(where: { $0 > 0x20 }) else { return fresh(change([])) }
    do throws(YAMLError) {
      let document = try YAMLDocument.read(text)
      let old = YAMLTree(document.root)
      let standing = old.value("realm")
      let entries = standing.map { $0.elements ?? [$0] } ?? []
      let changed = change(entries)
      guard changed != entries else { return text }
      return try edited(document, standing, changed)
    } catch { throw SettingFault(words: error.message) }
  }

  private static func edited(
    _ document: YAMLDocument, _ standing: YAMLTree?, _ entries: [YAMLTree]
  ) throws(YAMLError) -> [UInt8] {
    let operation: YAMLOperation =
      entries.isEmpty
      ? .remove(["realm"])
      : standing == nil
        ? .insert("realm", .list(entries), into: .root, at: .last)
        : .replace(["realm"], with: .list(entries))
    do throws(YAMLEditError) { return try document.applying(operation).bytes } catch {
      var tree = YAMLTree(document.root).members.filter { $0.name != "realm" }
      if !entries.isEmpty { tree.append(.init("realm", .list(entries))) }
      return YAMLWriter().file(.mapping(tree))
    }
  }

  private static func fresh(_ entries: [YAMLTree]) -> [UInt8] {
    YAMLWriter().file(.mapping([.init("realm", .list(entries))]))
  }
}

extension YAMLTree {
  fileprivate var members: [Member] {
    if case .mapping(let members) = self { members } else { [] }
  }

  fileprivate var elements: [YAMLTree]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  fileprivate func value(_ name: JSONName) -> YAMLTree? {
    members.first { $0.name == name }?.value
  }
}

import JSONText
import Realms
package import SourceText
import YAMLText

/// Files that other tools of this family keep: who depends on whom.
package enum FamilyFile {
  package struct Fault: Error, Hashable, Sendable {
    package var words: String
  }

  /// Reads `repos.yaml` (`repos:` by name), `.blue/manifest.yaml` (`dependencies:` of one
  /// repository) and `.blue/config.yaml` (`realm:`, `repo:`).
  package static func read(_ file: SourceFile) throws(Fault) -> ProseRealm {
    let root: JSONValue
    do throws(YAMLError) { root = try YAMLDocument.read(file).json.root } catch {
      throw Fault(words: error.message)
    }
    guard root.kind == .object else { throw Fault(words: "it is no mapping") }
    var realm = ProseRealm()
    let lines = LineTable(file.bytes)
    let own = root["repo"]?.string ?? root["name"]?.string ?? folder(of: file.path)
    for member in root.members {
      let line = lines.position(of: member.key.span.start, in: file.bytes).line
      switch member.nameText {
      case "repos": readRepositories(member.value, &realm, lines, file)
      case "dependencies": readDependencies(member.value, of: own, &realm, lines, file)
      case "depends_on":
        if let index = add(own, &realm) { depend(index, on: member.value, &realm) }
      case "repo", "name": if root["repos"] == nil { _ = add(own, &realm) }
      default:
        realm.unread.append(.init(line: line, section: "", words: "key '\(member.nameText)'"))
      }
    }
    return realm
  }

  /// The folder that a tool's own folder lies in is the repository's.
  private static func folder(of path: String) -> String {
    let steps = path.split(separator: "/").dropLast().filter { !$0.hasPrefix(".") }
    return steps.last.map(String.init) ?? "this"
  }

  private static func add(_ word: String, _ realm: inout ProseRealm) -> Int? {
    // A dependency is named by the path of its clone.
    let last = word.split(separator: "/").last.map(String.init) ?? word
    let name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    if let known = realm.index(of: name) { return known }
    guard let name = RealmName(name) else { return nil }
    realm.repositories.append(.init(name: name))
    return realm.repositories.count - 1
  }

  private static func depend(_ index: Int, on value: JSONValue, _ realm: inout ProseRealm) {
    let words = value.kind == .string ? [value] : Array(value.elements)
    for word in words.compactMap(\.string) {
      guard let other = add(word, &realm), other != index else { continue }
      let name = realm.repositories[other].name
      if !realm.repositories[index].dependsOn.contains(name) {
        realm.repositories[index].dependsOn.append(name)
      }
    }
  }

  private static func readRepositories(
    _ value: JSONValue, _ realm: inout ProseRealm, _ lines: LineTable, _ file: SourceFile
  ) {
    for member in value.members {
      guard let index = add(member.nameText, &realm) else {
        let line = lines.position(of: member.key.span.start, in: file.bytes).line
        realm.unread.append(
          .init(line: line, section: "repos", words: "'\(member.nameText)' is no name"))
        continue
      }
      realm.repositories[index].url = member.value["url"]?.string
      realm.repositories[index].org = member.value["org"]?.string
      if let others = member.value["depends_on"] { depend(index, on: others, &realm) }
      // The other end of the same fact.
      for other in member.value["depended_by"]?.elements.compactMap(\.string) ?? [] {
        guard let consumer = add(other, &realm), consumer != index else { continue }
        let name = realm.repositories[index].name
        if !realm.repositories[consumer].dependsOn.contains(name) {
          realm.repositories[consumer].dependsOn.append(name)
        }
      }
    }
  }

  private static func readDependencies(
    _ value: JSONValue, of own: String, _ realm: inout ProseRealm, _ lines: LineTable,
    _ file: SourceFile
  ) {
    guard let index = add(own, &realm) else { return }
    for entry in value.elements {
      guard let word = entry["repo"]?.string, let other = add(word, &realm), other != index else {
        let line = lines.position(of: entry.span.start, in: file.bytes).line
        realm.unread.append(
          .init(line: line, section: "dependencies", words: "an entry without a repository"))
        continue
      }
      let name = realm.repositories[other].name
      realm.repositories[index].dependsOn.append(name)
      // What a change of it would touch belongs to the one that is depended on.
      let resources = (entry["resources"]?.elements).map { $0.compactMap(\.string) } ?? []
      realm.repositories[other].owns += resources.filter { !leavesRoot($0) }
    }
  }
}

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
    var reader = FamilyReader(file, root)
    reader.readAll(root)
    reader.tellOneSided()
    return reader.realm
  }
}

/// One such file while it is read.
private struct FamilyReader {
  let file: SourceFile
  let lines: LineTable
  /// What the file's own repository is called.
  let own: String
  var realm = ProseRealm()
  /// Who was said to be depended on by whom, and by whom who was said to depend on it.
  var forward: [(RealmName, RealmName)] = []
  var backward: [(RealmName, RealmName)] = []

  init(_ file: SourceFile, _ root: JSONValue) {
    self.file = file
    lines = LineTable(file.bytes)
    own = root["repo"]?.string ?? root["name"]?.string ?? Self.folder(of: file.path)
  }

  /// The folder that a tool's own folder lies in is the repository's.
  private static func folder(of path: String) -> String {
    let steps = path.split(separator: "/").dropLast().filter { !$0.hasPrefix(".") }
    return steps.last.map(String.init) ?? "this"
  }

  mutating func readAll(_ root: JSONValue) {
    for member in root.members {
      switch member.nameText {
      case "repos": readRepositories(member.value)
      case "realm": readRealm(member.value)
      case "dependencies": readDependencies(member.value)
      case "depends_on": if let index = add(own) { depend(index, on: member.value) }
      case "depended_by": if let index = add(own) { serve(index, member.value) }
      case "repo", "name": if root["repos"] == nil { _ = add(own) }
      case "path", "url", "org": if let index = add(own) { take(member, of: index) }
      // What the file says of its own form is nothing of the realm.
      case "version": break
      default: miss(member.key.span, "", "key '\(member.nameText)'")
      }
    }
  }

  private mutating func miss(_ span: SourceSpan, _ section: String, _ words: String) {
    let line = lines.position(of: span.start, in: file.bytes).line
    realm.unread.append(.init(line: line, section: section, words: words))
  }

  private mutating func add(_ word: String) -> Int? {
    // A dependency is named by the path of its clone.
    let last = word.split(separator: "/").last.map(String.init) ?? word
    let name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    if let known = realm.index(of: name) { return known }
    guard let name = RealmName(name) else { return nil }
    realm.repositories.append(.init(name: name))
    return realm.repositories.count - 1
  }

  private mutating func depend(_ index: Int, on other: Int) {
    guard index != other else { return }
    let name = realm.repositories[other].name
    guard !realm.repositories[index].dependsOn.contains(name) else { return }
    realm.repositories[index].dependsOn.append(name)
  }

  private mutating func depend(_ index: Int, on value: JSONValue) {
    for other in repositories(value, "depends_on") {
      forward.append((realm.repositories[index].name, realm.repositories[other].name))
      depend(index, on: other)
    }
  }

  /// The other end of the same fact.
  private mutating func serve(_ index: Int, _ value: JSONValue) {
    for other in repositories(value, "depended_by") {
      backward.append((realm.repositories[other].name, realm.repositories[index].name))
      depend(other, on: index)
    }
  }

  /// The repositories that a list, or one word, names.
  private mutating func repositories(_ value: JSONValue, _ section: String) -> [Int] {
    let entries = value.kind == .array ? Array(value.elements) : [value]
    return entries.compactMap { entry in
      guard let word = entry.string, let index = add(word) else {
        if entry.kind != .null { miss(entry.span, section, "an entry that names no repository") }
        return nil
      }
      return index
    }
  }

  private mutating func take(_ member: JSONValue.Member, of index: Int) {
    switch member.nameText {
    case "path": realm.repositories[index].path = member.value.string
    case "url", "remote": realm.repositories[index].url = member.value.string
    case "org": realm.repositories[index].org = member.value.string
    case "name", "repo": break
    case "summary", "description", "purpose":
      realm.repositories[index].summary = member.value.string
    case "owns":
      realm.repositories[index].owns += texts(member.value).filter { !leavesRoot($0) }
    case "not_owns":
      realm.repositories[index].notOwns += texts(member.value).filter { !leavesRoot($0) }
    case "maintainers":
      realm.repositories[index].maintainers += texts(member.value).filter(isOwnerName)
    case "depends_on": depend(index, on: member.value)
    case "depended_by": serve(index, member.value)
    default:
      miss(
        member.key.span, "repos",
        "key '\(member.nameText)' of '\(realm.repositories[index].name)'")
    }
  }

  private func texts(_ value: JSONValue) -> [String] {
    value.kind == .array ? value.elements.compactMap(\.string) : [value.string].compactMap { $0 }
  }

  /// Repositories by name, or in a list with a name each.
  private mutating func readRepositories(_ value: JSONValue) {
    for entry in value.kind == .array ? Array(value.elements) : [] {
      let word = entry.string ?? entry["name"]?.string ?? entry["repo"]?.string
      guard let index = word.flatMap({ add($0) }) else {
        miss(entry.span, "repos", "an entry without a name")
        continue
      }
      if entry.kind == .object { for member in entry.members { take(member, of: index) } }
    }
    guard value.kind == .object else { return }
    for member in value.members {
      guard let index = add(member.nameText) else {
        miss(member.key.span, "repos", "'\(member.nameText)' is no name")
        continue
      }
      guard member.value.kind == .object else { continue }
      for entry in member.value.members { take(entry, of: index) }
    }
  }

  /// `realm: NAME`, or a mapping with a name.
  private mutating func readRealm(_ value: JSONValue) {
    let word = value.string ?? (value.kind == .object ? value["name"]?.string : nil)
    realm.name = word.flatMap { RealmName($0) }
    if realm.name == nil { miss(value.span, "realm", "a realm without a name") }
    // The file lies in a repository of that realm.
    _ = add(own)
  }

  private mutating func readDependencies(_ value: JSONValue) {
    guard let index = add(own) else { return }
    for entry in value.elements {
      let word = entry.string ?? (entry.kind == .object ? entry["repo"]?.string : nil)
      guard let word, let other = add(word), other != index else {
        miss(entry.span, "dependencies", "an entry without a repository")
        continue
      }
      depend(index, on: other)
      // Where the other clone lies counts from here, and a realm counts from itself.
      let resources = (entry.kind == .object ? entry["resources"] : nil).map(texts) ?? []
      for resource in resources {
        // What a change would touch belongs to the one that is depended on.
        if leavesRoot(resource) {
          miss(entry.span, "dependencies", "'\(resource)' leads out of '\(word)'")
        } else if !realm.repositories[other].owns.contains(resource) {
          realm.repositories[other].owns.append(resource)
        }
      }
    }
  }

  /// Where both ends are listed at all, they have to say the same.
  mutating func tellOneSided() {
    guard !forward.isEmpty, !backward.isEmpty else { return }
    for (consumer, provider) in forward
    where !backward.contains(where: { $0 == (consumer, provider) }) {
      let isListed = backward.contains { $0.1 == provider }
      if isListed {
        miss(
          .beginning, "repos",
          "'\(consumer)' depends on '\(provider)', whose 'depended_by' does not say so")
      }
    }
    for (consumer, provider) in backward
    where !forward.contains(where: { $0 == (consumer, provider) }) {
      let isListed = forward.contains { $0.0 == consumer }
      if isListed {
        miss(
          .beginning, "repos",
          "'\(provider)' is depended on by '\(consumer)', whose 'depends_on' does not say so")
      }
    }
  }
}

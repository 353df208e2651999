import JSONText
import MarkdownText
import Realms

// Blocks of code: the version contract, and drawn trees of folders.
extension ProseReader {
  mutating func read(_ fence: MarkdownFence, _ index: Int) {
    let lines = fence.body.map { document.text($0) }
    if takeVersion(lines) || takeTree(lines) { taken.insert(index) }
  }

  /// The version contract: a JSON object with a version in it, whatever stands around it.
  private mutating func takeVersion(_ lines: [String]) -> Bool {
    guard let first = lines.firstIndex(where: { trimmedText($0).hasPrefix("{") }),
      let last = lines.lastIndex(where: { trimmedText($0).hasSuffix("}") }), first <= last,
      let document = try? JSONDocument.read(
        Array(lines[first...last].joined(separator: "\n").utf8)),
      let version = (document.root["version"] ?? document.root["schema_version"])?.string
    else { return false }
    realm.version = version
    let known = realm.shared.map(\.value)
    for member in document.root.members {
      let name = member.nameText
      guard !["version", "schema_version", "last_updated"].contains(name),
        let value = member.value.string, !known.contains(value)
      else { continue }
      realm.shared.append(.init(name: name, value: value, usedBy: []))
    }
    return true
  }

  /// A drawn tree of folders, with a word behind `#` on who writes them.
  private mutating func takeTree(_ lines: [String]) -> Bool {
    var path: [(indent: Int, name: String)] = []
    var found = false
    for line in lines {
      let indent = line.prefix { !$0.isLetter && !$0.isNumber && $0 != "~" && $0 != "." }.count
      let parts = line.dropFirst(indent).split(separator: "#", maxSplits: 1)
      guard let name = parts.first.map({ trimmedText(String($0)) }), !name.isEmpty,
        !name.contains(" ")
      else { continue }
      path.removeAll { $0.indent >= indent }
      path.append((indent, name))
      guard parts.count == 2 else { continue }
      if takeNote(String(parts[1]), path.map(\.name)) { found = true }
    }
    return found
  }

  private mutating func takeNote(_ note: String, _ steps: [String]) -> Bool {
    let root = steps[0].split(separator: "/").first.map(String.init) ?? ""
    // Below a repository's own folder, paths count from there; else from the shared data.
    let below = steps.dropFirst().joined(separator: "/").split(separator: "/").joined(
      separator: "/")
    guard !below.isEmpty, !leavesRoot(below) else { return false }
    let folded = note.lowercased()
    if folded.contains("reserved") {
      realm.reserved.append(below + "/")
      return true
    }
    let isClaim = ["own", "write", "maintain"].contains { folded.contains($0) }
    guard isClaim, let owner = realm.named(in: note).first ?? realm.index(of: root) else {
      return false
    }
    let pattern = steps.last?.hasSuffix("/") == true ? below + "/**" : below
    if !realm.repositories[owner].owns.contains(pattern) {
      realm.repositories[owner].owns.append(pattern)
    }
    return true
  }
}

package import Findings
package import Realms
package import SourceText

extension LinkedDocument {
  /// A task of a document that begins with a repository's name: `indexer: rebuild the index`.
  package struct Task: Sendable {
    package var repository: String
    package var text: String
    package var isDone: Bool
    package var place: Place
  }

  /// A document, and the tasks in it that may be for other repositories.
  package struct Reading: Sendable {
    package var document: LinkedDocument
    package var tasks: [Task]
  }

  /// Reads a file such as `docs/rfcs/0060-slug.md`; nil for one whose name has no number.
  ///
  /// What it hangs on stands in the table at its head.
  package static func read(_ file: SourceFile, of repository: RealmName) -> Reading? {
    guard let reference = reference(of: file.path, in: repository) else { return nil }
    var document = LinkedDocument(reference)
    var tasks: [Task] = []
    var isHead = true
    var fence = false
    let lines = LineTable(file.bytes)
    for number in 1...max(1, lines.lineCount) {
      let span = lines.span(ofLine: number, in: file.bytes)
      let line = String(decoding: file.bytes[span.range], as: UTF8.self).trimmed
      if line.hasPrefix("```") || line.hasPrefix("~~~") { fence.toggle() }
      guard !fence else { continue }
      let place = Place(span, in: file, lines: lines)
      if document.title == nil, line.hasPrefix("# ") {
        document.title = String(line.dropFirst(2)).trimmed
        document.place = place
      }
      if line.hasPrefix("## ") { isHead = false }
      if isHead, line.hasPrefix("|") { document.take(row: line, at: place) }
      if let task = task(line, at: place) { tasks.append(task) }
    }
    if document.place == nil {
      document.place = Place(SourceSpan(0, 0), in: file, lines: lines)
    }
    return Reading(document: document, tasks: tasks)
  }

  private static func reference(of path: String, in repository: RealmName) -> DocumentReference? {
    guard let file = path.split(separator: "/").last, file.hasSuffix(".md") else { return nil }
    let stem = String(file.dropLast(3))
    return (DocumentReference(stem) ?? DocumentReference("rfc-\(stem)"))?.seen(from: repository)
  }

  private mutating func take(row: String, at place: Place) {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    guard cells.count >= 3 else { return }
    let key = String(cells[1].filter { $0 != "*" && $0 != "`" }).trimmed.lowercased()
    let value = cells[2]
    switch key {
    case "status": status = Self.plain(value)
    case "depends on": take(value, at: place, into: \.dependsOn)
    case "blocks": take(value, at: place, into: \.blocks)
    case "contract", "contracts", "event", "events":
      contracts += value.split(separator: ",").compactMap { part in
        let name = Self.plain(String(part)).split(separator: "@").first.map(String.init)
        return name.flatMap { $0.isEmpty ? nil : $0 }
      }
    default: break
    }
  }

  private mutating func take(
    _ value: String, at place: Place, into links: WritableKeyPath<LinkedDocument, [Link]>
  ) {
    for part in value.replacing("<br>", with: ",").split(separator: ",") {
      let text = Self.plain(String(part))
      guard !text.isEmpty, !["-", "none", "n/a", "\u{2014}"].contains(text.lowercased()) else {
        continue
      }
      if let target = DocumentReference(text) {
        self[keyPath: links].append(Link(target, at: place))
      } else {
        unreadable.append((text, place))
      }
    }
  }

  /// Words without emphasis, code marks and the address of a link.
  private static func plain(_ text: String) -> String {
    var text = text.trimmed
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      text = String(text[text.index(after: text.startIndex)..<end])
    }
    return String(text.filter { $0 != "*" && $0 != "`" }).trimmed
  }

  private static func task(_ line: String, at place: Place) -> Task? {
    let bytes = Array(line.utf8)
    guard bytes.count > 6, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "*"),
      line.dropFirst().hasPrefix(" ["), bytes[4] == UInt8(ascii: "]")
    else { return nil }
    let text = String(decoding: bytes[5...], as: UTF8.self).trimmed
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let name = plain(String(text[..<colon]))
    let rest = String(text[text.index(after: colon)...])
    guard RealmName(name) != nil, rest.first == " " else { return nil }
    return Task(
      repository: name, text: rest.trimmed, isDone: bytes[3] != UInt8(ascii: " "), place: place)
  }

  /// What is wrong with tasks: a name that is nearly a repository's, and none.
  package static func findings(_ tasks: [Task], repositories: [String]) -> [Finding] {
    tasks.compactMap { task in
      guard !repositories.contains(where: { $0.lowercased() == task.repository.lowercased() }),
        let near = nearMiss(of: task.repository, among: repositories)
      else { return nil }
      return Finding(
        DocumentRules.taskForUnknownRepository,
        "the task is for '\(task.repository)', which is no repository of the realm: '\(near)'?",
        at: task.place)
    }
  }
}

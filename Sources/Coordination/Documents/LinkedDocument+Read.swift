package import Findings
import Plans
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
  /// What it hangs on stands at its head.
  package static func read(_ file: SourceFile, of repository: RealmName) -> Reading? {
    guard let reference = reference(of: file.path, in: repository) else { return nil }
    let plan = PlanDocument.read(file)
    let lines = plan.text.lines
    let header = RFCHeader(of: plan)
    var document = LinkedDocument(reference)
    document.title = plan.title?.value
    document.status = header.status?.value
    document.place = Place(plan.title?.span ?? .beginning, in: file, lines: lines)
    document.contracts = header.contracts.compactMap { part in
      part.value.split(separator: "@").first.map(String.init)
    }
    for part in header.needs {
      document.take(part.value, at: Place(part.span, in: file, lines: lines), into: \.dependsOn)
    }
    for part in header.holdsUp {
      document.take(part.value, at: Place(part.span, in: file, lines: lines), into: \.blocks)
    }
    let items = ([plan.loose] + plan.phases.map(\.contents)).flatMap(\.checklist)
      .sorted { $0.span < $1.span }
    return Reading(
      document: document,
      tasks: items.compactMap { task($0, at: Place($0.span, in: file, lines: lines)) })
  }

  private static func reference(of path: String, in repository: RealmName) -> DocumentReference? {
    guard let file = path.split(separator: "/").last, file.hasSuffix(".md") else { return nil }
    let stem = String(file.dropLast(3))
    return (DocumentReference(stem) ?? DocumentReference("rfc-\(stem)"))?.seen(from: repository)
  }

  private mutating func take(
    _ text: String, at place: Place, into links: WritableKeyPath<LinkedDocument, [Link]>
  ) {
    if let target = DocumentReference(text) {
      self[keyPath: links].append(Link(target, at: place))
    } else {
      unreadable.append((text, place))
    }
  }

  /// `indexer: rebuild the index`: a name, a colon, and what is to be done.
  private static func task(_ item: ChecklistItem, at place: Place) -> Task? {
    guard let colon = item.text.firstIndex(of: ":") else { return nil }
    let name = String(item.text[..<colon].filter { $0 != "*" && $0 != "`" }).trimmed
    let rest = String(item.text[item.text.index(after: colon)...])
    guard RealmName(name) != nil, rest.first == " " else { return nil }
    return Task(repository: name, text: rest.trimmed, isDone: item.isDone, place: place)
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

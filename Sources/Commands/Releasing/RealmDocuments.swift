import Arguments
import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm documents`: design documents of all members, and what each waits for.
struct RealmDocuments {
  static let spec = CommandSpec(
    "documents", summary: "Say which design documents wait for which, across repositories.",
    discussion: """
      Documents are files such as 'docs/rfcs/0060-slug.md', here and in the clones of the other \
      members. Rows 'Depends On' and 'Blocks' of the table at their head refer to others as \
      'repo:rfc-0060-slug'. One waits until all that it rests on is accepted. Tasks that begin \
      with a repository's name are listed with it.
      """,
    options: [
      OptionSpec(
        "folder", takes: .path("FOLDER"), default: "docs/rfcs",
        help: "Where each repository keeps its documents.")
    ], sharedOptions: ReportOptions.specs,
    examples: [.init("schema realm documents", "What waits for what.")])

  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let realm = try context.realm()
    let folder = context.arguments.value("folder") ?? "docs/rfcs"
    let found = Self.documents(realm, context.repository, folder: folder)
    let findings = context.repository.settings.applied(
      to: FindingSet(found.findings), today: context.surroundings.today)
    var report = context.options.report(
      "realm documents",
      summary: [
        .init("documents", "documents", found.graph.documents.count),
        .init("waiting", "waiting", found.graph.documents.count { isWaiting($0, found.graph) }),
      ], findings: findings)
    report.headline = "realm \(realm.name)"
    if !found.graph.documents.isEmpty { report.tables = [table(found.graph)] }
    let open = found.tasks.filter { !$0.isDone }
    if !open.isEmpty {
      report.tables.append(
        Report.Table(
          columns: [.init("TASK OF"), .init("WHERE"), .init("WHAT")],
          rows: open.map { [$0.repository, $0.place.path, $0.text] }))
    }
    report.details = details(found)
    if !found.absent.isEmpty {
      let names = found.absent.sorted().map(\.text).joined(separator: ", ")
      report.remarks.append("not here, and not looked at: \(names)")
    }
    return try context.options.deliver(report, in: context.surroundings)
  }

  private func isWaiting(_ document: LinkedDocument, _ graph: DocumentGraph) -> Bool {
    document.stage != .underway && !graph.waits(document).isEmpty
  }

  private func table(_ graph: DocumentGraph) -> Report.Table {
    Report.Table(
      columns: [.init("DOCUMENT"), .init("STATUS"), .init("MAY BEGIN?"), .init("WAITS FOR")],
      rows: graph.documents.map { document in
        let waits = graph.waits(document)
        return [
          document.reference.description, document.status ?? "???",
          waits.isEmpty ? "yes" : "no", waits.map(\.description).joined(separator: ", "),
        ]
      })
  }

  private func details(_ found: Found) -> [Report.Member] {
    let documents = found.graph.documents.map { document in
      Report.Value.object([
        .init("document", .string(document.reference.description)),
        .init("title", .string(document.title)), .init("status", .string(document.status)),
        .init(
          "waits", .array(found.graph.waits(document).map { .string($0.description) })),
        .init(
          "blocks", .array(document.blocks.map { .string($0.target.description) })),
      ])
    }
    let tasks = found.tasks.map { task in
      Report.Value.object([
        .init("repository", .string(task.repository)), .init("text", .string(task.text)),
        .init("done", .bool(task.isDone)), .init("path", .string(task.place.path)),
        .init("line", .int(task.place.position.line)),
      ])
    }
    return [
      .init("documents", .array(documents)), .init("tasks", .array(tasks)),
      .init("absent", .array(found.absent.sorted().map { .string($0.text) })),
    ]
  }
}

// MARK: - Reading

extension RealmDocuments {
  struct Found {
    var graph: DocumentGraph
    /// Tasks for repositories of the realm.
    var tasks: [LinkedDocument.Task]
    var absent: Set<RealmName>
    var findings: [Finding]
  }

  /// The documents of every member whose clone is here.
  static func documents(
    _ realm: OpenRealm, _ repository: Repository, folder: String = "docs/rfcs"
  ) -> Found {
    var readings: [LinkedDocument.Reading] = []
    var absent = Set<RealmName>()
    var members = realm.realm.repositories.map { ($0.name, realm.folder(of: $0)) }
    if realm.realm.repository(realm.repository) == nil { members.append((realm.repository, nil)) }
    for (name, place) in members {
      let isOwn = name == realm.repository
      guard let root = isOwn ? repository.root : place,
        let files = try? ConfinedFolder(root, limit: 1 << 20)
      else {
        absent.insert(name)
        continue
      }
      readings += read(files, root, folder, of: name, shownBelow: isOwn ? "" : "\(name)/")
    }
    let words = realm.realm.repositories.flatMap { [$0.name.text] + $0.aliases.map(\.value) }
    let tasks = readings.flatMap(\.tasks)
    let graph = DocumentGraph(
      readings.map(\.document), repositories: Set(members.map(\.0)), absent: absent)
    return Found(
      graph: graph,
      tasks: tasks.filter { task in
        words.contains { $0.lowercased() == task.repository.lowercased() }
      }, absent: absent,
      findings: graph.findings() + LinkedDocument.findings(tasks, repositories: words))
  }

  private static func read(
    _ files: ConfinedFolder, _ root: String, _ folder: String, of name: RealmName,
    shownBelow prefix: String
  ) -> [LinkedDocument.Reading] {
    let names = (try? FolderListing(root + "/" + folder))?.names ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().prefix(5_000).compactMap { file in
      guard case .found(let bytes) = files.answer("\(folder)/\(file)") else { return nil }
      return LinkedDocument.read(
        SourceFile(path: "\(prefix)\(folder)/\(file)", bytes: bytes), of: name)
    }
  }
}

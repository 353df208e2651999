import MarkdownText
import Realms
import SourceText

/// What a table is about, by the words in its head.
private enum TableKind {
  case repositories, ownership, constants, syncPoints, items

  /// What people call the column that names repositories.
  static let repositoryWords = [
    "repository", "repo", "repositories", "project", "service", "component", "module",
  ]

  init?(_ head: [String]) {
    let has = { (words: [String]) in
      head.contains { cell in words.contains { Self.isCalled(cell, $0) } }
    }
    let isFirst = Self.repositoryWords.contains { Self.isCalled(head.first ?? "", $0) }
    let saysOwns = head.contains { $0.hasPrefix("owns") || $0.contains("not own") }
    if isFirst, saysOwns {
      self = .ownership
    } else if isFirst {
      self = .repositories
    } else if has([
      "variable", "env", "environment variable", "env var", "constant", "setting", "key",
    ]),
      has(["default", "value"])
    {
      self = .constants
    } else if has(["event", "trigger", "change", "when", "sync point"]),
      has(["action", "actions", "what happens", "then", "steps"])
    {
      self = .syncPoints
    } else if has(["task", "action item", "action", "todo", "to do", "work item", "item"]),
      has(["owner", "assignee", "who", "responsible", "assigned to"] + Self.repositoryWords)
    {
      self = .items
    } else if has(Self.repositoryWords) {
      self = saysOwns ? .ownership : .repositories
    } else {
      return nil
    }
  }

  /// `required action` and `action required` are both an action.
  static func isCalled(_ cell: String, _ word: String) -> Bool {
    cell == word || cell.hasPrefix(word + " ") || cell.hasSuffix(" " + word)
  }
}

extension ProseReader {
  private struct Columns {
    var head: [String]

    /// The first column that is called one of these.
    func index(_ names: [String]) -> Int? {
      for name in names {
        if let exact = head.firstIndex(of: name) { return exact }
      }
      return head.firstIndex { cell in
        names.contains { cell.hasPrefix($0) || TableKind.isCalled(cell, $0) }
      }
    }

    /// Where repositories are named; mostly first.
    var repository: Int { index(TableKind.repositoryWords) ?? 0 }
  }

  /// Tables that name repositories come first: the others speak of them.
  mutating func readTables() {
    var others: [(Int, MarkdownTable, TableKind)] = []
    for (index, block) in document.blocks.enumerated() {
      guard case .table(let table) = block.kind,
        let kind = TableKind(table.header.cells.map { plainText(document.text($0)).lowercased() })
      else { continue }
      switch kind {
      case .repositories, .ownership: read(table, kind, index)
      case .constants, .syncPoints, .items: others.append((index, table, kind))
      }
    }
    for (index, table, kind) in others { read(table, kind, index) }
  }

  /// Whether a table says which repositories there are.
  var hasRepositoryTable: Bool {
    document.blocks.contains { block in
      guard case .table(let table) = block.kind else { return false }
      let kind = TableKind(table.header.cells.map { plainText(document.text($0)).lowercased() })
      return kind == .repositories || kind == .ownership
    }
  }

  private mutating func read(_ table: MarkdownTable, _ kind: TableKind, _ index: Int) {
    // Closures below read while this is changed.
    let document = document
    taken.insert(index)
    let columns = Columns(
      head: table.header.cells.map { plainText(document.text($0)).lowercased() })
    for row in table.rows {
      let cell = { (names: [String]) -> String? in
        let text = columns.index(names).flatMap { row.cell($0) }.map { document.text($0) }
        return text.flatMap { plainText($0).isEmpty ? nil : $0 }
      }
      let isRead =
        switch kind {
        case .repositories: readRepository(row, at: columns.repository, index, cell)
        case .ownership: readOwnership(row, at: columns.repository, index, cell)
        case .constants: readConstant(cell)
        case .syncPoints: readSyncPoint(cell)
        case .items: readItem(cell)
        }
      if !isRead { miss(row.line, index, "a row of a table: '\(firstCell(row))'") }
    }
  }

  private func firstCell(_ row: MarkdownTable.Row) -> String {
    row.cell(0).map { plainText(document.text($0)) } ?? ""
  }

  private mutating func readRepository(
    _ row: MarkdownTable.Row, at column: Int, _ table: Int, _ cell: ([String]) -> String?
  ) -> Bool {
    guard let first = row.cell(column).map({ document.text($0) }) else { return false }
    // `organisation/name` says both.
    let parts = plainText(first).split(separator: "/")
    guard let last = parts.last, parts.count <= 2, let index = repository(String(last)) else {
      return false
    }
    if parts.count == 2 { realm.repositories[index].org = String(parts[0]) }
    if let purpose = cell(["purpose", "description", "role", "what", "responsibility"]) {
      realm.repositories[index].summary = plainText(purpose)
    }
    let owner = cell(["owner", "maintainer", "team", "contact"]).map(plainText) ?? ""
    if isOwnerName(owner) { realm.repositories[index].maintainers = [owner] }
    // The document speaks of the repository that it lies in.
    if owner.lowercased() == "this repo" || owner.lowercased() == "this repository",
      let current, current != realm.repositories[index].name
    {
      miss(row.line, table, "'\(owner)' is '\(realm.repositories[index].name)', not '\(current)'")
    }
    realm.repositories[index].url =
      cell(["url", "link", "remote"]).flatMap { linkAddress($0) ?? plainText($0) }
      ?? linkAddress(first)
    return true
  }

  private mutating func readOwnership(
    _ row: MarkdownTable.Row, at column: Int, _ table: Int, _ cell: ([String]) -> String?
  ) -> Bool {
    let name = row.cell(column).map { plainText(document.text($0)) } ?? ""
    guard let index = repository(name) else { return false }
    let owned = paths(cell(["owns"]), row.line, table)
    let left = paths(cell(["does not own", "not own", "doesn't own"]), row.line, table)
    realm.repositories[index].owns += owned
    realm.repositories[index].notOwns += left
    return true
  }

  /// Only what looks like a path can be held to; the other words are told.
  private mutating func paths(_ text: String?, _ line: Int, _ table: Int) -> [String] {
    guard let text else { return [] }
    var paths: [String] = []
    for word in text.split(separator: ",").map({ plainText(String($0)) }) {
      let isPath = !word.contains(" ") && (word.contains("/") || word.contains("."))
      if isPath, !leavesRoot(word) {
        paths.append(word)
      } else {
        miss(line, table, "'\(word)' is no path, so nobody can be held to owning it")
      }
    }
    return paths
  }

  private mutating func readConstant(_ cell: ([String]) -> String?) -> Bool {
    guard
      let name = cell([
        "variable", "env", "environment variable", "env var", "constant", "setting", "key",
      ])
      .map(plainText), let value = cell(["default", "default value", "value"]).map(plainText),
      !name.contains(" ")
    else { return false }
    let users = cell(["used by", "consumers", "users", "repositories", "repos", "who"])
    let indices = users.map { realm.named(in: plainText($0)) } ?? []
    let isForAll = indices.isEmpty || indices.count == realm.repositories.count
    realm.shared.append(
      .init(
        name: name, value: value,
        usedBy: isForAll ? [] : indices.map { realm.repositories[$0].name.text }))
    return true
  }

  private mutating func readSyncPoint(_ cell: ([String]) -> String?) -> Bool {
    guard let event = cell(["event", "trigger", "sync point", "change", "when"]).map(plainText),
      let action = cell([
        "action", "actions", "required action", "what happens", "then", "steps",
      ]).map(plainText)
    else { return false }
    let named = realm.named(in: action).map { realm.repositories[$0].name.text }
    realm.syncPoints.append(
      .init(
        event: Self.event(event), summary: event,
        actions: (named.isEmpty ? ["all"] : named).map { .init(repository: $0, text: action) }))
    return true
  }

  /// The four founding events have words of their own.
  static func event(_ text: String) -> String {
    let folded = text.lowercased()
    if folded.contains("embedding") { return "embedding-change" }
    if folded.contains("breaking") { return "breaking-change" }
    if folded.contains("version"), folded.contains("bump") { return "version-bump" }
    if folded.contains("new event") || folded.contains("event type added") { return "new-event" }
    return wordSlug(text)
  }

  private mutating func readItem(_ cell: ([String]) -> String?) -> Bool {
    guard
      let task = cell(["task", "action item", "todo", "to do", "work item", "item", "action"])
        .map(plainText)
    else { return false }
    let state = cell(["status", "state", "done"]).map { plainText($0).lowercased() } ?? ""
    realm.items.append(
      .init(
        task: task,
        owner: cell(
          ["owner", "assignee", "who", "responsible", "assigned to"] + TableKind.repositoryWords
        ).map(plainText),
        blocking: cell(["blocking", "blocks", "blocked", "for"]).map(plainText),
        isDone: ["done", "complete", "completed", "closed", "x", "yes"].contains(state)))
    return true
  }
}

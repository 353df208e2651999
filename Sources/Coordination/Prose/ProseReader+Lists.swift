import MarkdownText
import Realms
import SourceText

extension ProseReader {
  /// Everything that is no table.
  mutating func readRest() {
    readDependencies()
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .item(let item): read(item, index)
      case .fence(let fence): read(fence, index)
      case .paragraph(let lines): read(lines, index)
      case .heading, .table, .indentedCode, .html, .rule, .quote, .list: break
      }
    }
  }

  // MARK: Headings

  /// `A -> B` in a heading: what A makes, B takes.
  private mutating func readDependencies() {
    for block in document.blocks {
      guard case .heading(_, let content) = block.kind else { continue }
      let text = plainText(document.text(content))
      let sides = text.split(whereSeparator: { $0 == "→" || $0 == "⟶" || $0 == "➜" })
      let halves = sides.count == 2 ? sides.map(String.init) : Self.arrowSides(text)
      guard halves.count == 2, let from = realm.named(in: halves[0]).first,
        let to = realm.named(in: halves[1]).first, from != to
      else { continue }
      let provider = realm.repositories[from].name
      if !realm.repositories[to].dependsOn.contains(provider) {
        realm.repositories[to].dependsOn.append(provider)
      }
    }
  }

  private static func arrowSides(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    for start in bytes.indices.dropLast() where bytes[start] == 0x2D && bytes[start + 1] == 0x3E {
      return [
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + 2)...], as: UTF8.self),
      ]
    }
    return []
  }

  // MARK: Lists

  /// `- **player**: captures events` under a heading about repositories names one, where no table
  /// does.
  mutating func readRepositoryLists() {
    guard !hasRepositoryTable else { return }
    for (index, block) in document.blocks.enumerated() {
      guard case .item(let item) = block.kind, item.box == nil,
        heading(index).lowercased().contains("repositor")
      else { continue }
      let text = document.text(item.content)
      // The colon of an address is gone from the plain words.
      let plain = plainText(text)
      guard text.hasPrefix("**") || text.hasPrefix("`") || text.hasPrefix("["),
        let end = plain.firstIndex(where: { $0 == ":" || $0 == "\u{2014}" || $0 == "\u{2013}" }),
        let place = repository(trimmedText(String(plain[..<end])))
      else { continue }
      let summary = trimmedText(String(plain[plain.index(after: end)...]))
      if !summary.isEmpty { realm.repositories[place].summary = summary }
      realm.repositories[place].url = linkAddress(text)
      taken.insert(index)
    }
  }

  private mutating func read(_ item: MarkdownItem, _ index: Int) {
    let text = document.text(item.content)
    let plain = plainText(text)
    guard !plain.isEmpty else { return }
    if taken.contains(index) { return }
    if let box = item.box {
      takeTask(withoutMark(plain), isDone: box.isTicked, index)
    } else if isBumpRule(plain) {
      takeBumpRule(plain)
      taken.insert(index)
    } else if let prefix = issuePrefix(text) {
      realm.issuePrefix = prefix
      taken.insert(index)
    } else if item.number != nil, let (repository, action) = assigned(text) {
      takeStep(repository, action, index)
    } else if let command = rebuildCommand(text) {
      let named = realm.named(in: command.command).first ?? realm.named(in: heading(index)).last
      guard let owner = named else { return }
      realm.repositories[owner].rebuild = command.command
      taken.insert(index)
    }
  }

  /// A tick that people put behind what is done says nothing that the box does not.
  private func withoutMark(_ text: String) -> String {
    guard text.unicodeScalars.last == "\u{2705}" else { return text }
    return trimmedText(String(text.dropLast()))
  }

  /// ``Issues begin with the `[cross-repo]` prefix``.
  private func issuePrefix(_ text: String) -> String? {
    guard text.lowercased().contains("prefix"), let start = text.firstIndex(of: "`") else {
      return nil
    }
    let word = text[text.index(after: start)...].prefix { $0 != "`" }
    guard word.hasPrefix("["), word.hasSuffix("]") else { return nil }
    return IssueDraft.prefix(String(word)) == String(word) ? String(word) : nil
  }

  /// Tasks belong to the repository of the nearest heading that names just one.
  private mutating func takeTask(_ task: String, isDone: Bool, _ index: Int) {
    taken.insert(index)
    let item = ProseRealm.Item(task: task, isDone: isDone)
    for heading in headings[index].reversed() {
      let named = realm.named(in: heading)
      guard !named.isEmpty else { continue }
      if named.count == 1 {
        realm.repositories[named[0]].items.append(item)
      } else {
        var shared = item
        shared.owner = realm.repositories[named[0]].name.text
        shared.blocking = named.dropFirst().map { realm.repositories[$0].name.text }
          .joined(separator: ", ")
        realm.items.append(shared)
      }
      return
    }
    realm.items.append(item)
  }

  private func isBumpRule(_ text: String) -> Bool {
    let word = text.split(whereSeparator: { !$0.isLetter }).first.map { $0.lowercased() } ?? ""
    return ["patch", "minor", "major"].contains(word) && text.contains(":")
  }

  /// Where a minor version may require something, ranges over minors are not safe.
  private mutating func takeBumpRule(_ text: String) {
    let folded = text.lowercased()
    guard folded.hasPrefix("minor") else { return }
    realm.bump =
      folded.contains("required") || folded.contains("migration") ? .founding : .semver
  }

  /// `**REPOSITORY:** what it does`.
  private func assigned(_ text: String) -> (Int, String)? {
    let plain = plainText(text)
    guard let colon = plain.firstIndex(of: ":") else { return nil }
    guard let index = realm.index(of: trimmedText(String(plain[..<colon]))) else { return nil }
    return (index, trimmedText(String(plain[plain.index(after: colon)...])))
  }

  /// Steps by repository under one heading are one thing that happens.
  private mutating func takeStep(_ repository: Int, _ action: String, _ index: Int) {
    taken.insert(index)
    let name = realm.repositories[repository].name.text
    let event = Self.event(heading(index))
    let known = realm.syncPoints.firstIndex { $0.event == event }
    let place = known ?? realm.syncPoints.count
    if known == nil {
      realm.syncPoints.append(.init(event: event, summary: heading(index), actions: []))
    }
    realm.syncPoints[place].actions.append(.init(repository: name, text: action))
  }

  /// ``Rebuild command: `make index` ``.
  private func rebuildCommand(_ text: String) -> (command: String, Int)? {
    guard text.lowercased().hasPrefix("rebuild"), let start = text.firstIndex(of: "`"),
      let end = text.lastIndex(of: "`"), start < end
    else { return nil }
    return (String(text[text.index(after: start)..<end]), 0)
  }

  // MARK: Paragraphs

  private mutating func read(_ lines: [SourceSpan], _ index: Int) {
    for line in lines {
      let text = plainText(document.text(line))
      guard let colon = text.firstIndex(of: ":") else { continue }
      let value = trimmedText(String(text[text.index(after: colon)...]))
      switch text[..<colon].lowercased() {
      case "purpose":
        realm.summary = realm.summary ?? value
        taken.insert(index)
      case "status", "created", "updated", "last updated", "date", "version", "author":
        // What the document says of itself is nothing of the realm.
        taken.insert(index)
      default:
        // A line that only leads to the list or block under it says nothing of its own.
        if value.isEmpty { taken.insert(index) }
      }
    }
  }
}

import MarkdownText
import SourceText

extension PlanReader {
  /// Boxes that can be ticked, and lists that a number counts.
  mutating func readLists() {
    var label: String?
    for index in markdown.blocks.indices {
      switch markdown.blocks[index].kind {
      case .heading: label = nil
      case .paragraph:
        if let last = fields(of: index).last, markdown.blocks[index].depth == 0 {
          label = document.fields[last.field].key
        }
      case .item(let item) where item.box != nil: readBox(item, index, label)
      default: continue
      }
    }
    readCountedLists()
  }

  private mutating func readBox(
    _ item: MarkdownItem, _ index: Int, _ list: String?
  ) {
    guard let box = item.box else { return }
    let section = sectionOfBlock[index]
    let content = itemContent(item, index)
    // What is struck out need not be done any more.
    guard box.isTicked || !isStruck(content) else { return }
    let mark = MarkScanner.last(in: content, of: bytes)
    let words = mark.map { SourceSpan(content.start, $0.span.start) } ?? content
    var found = ChecklistItem(
      isDone: box.isTicked, text: standingText(words), mark: mark.map { moved($0) },
      number: item.number,
      list: list
        ?? (document.sections[section].title.isEmpty ? nil : document.sections[section].title),
      depth: max(0, markdown.blocks[index].depth / 2), section: section,
      box: at(SourceSpan(box.span.start + 1, box.span.end - 1)),
      at: at(markdown.blocks[index].span))
    found.ratio = EvidenceLineParser(bytes).ratio(words).map { ratio in
      var ratio = ratio
      ratio.mark = ratio.mark.map { moved($0) }
      ratio.span = at(ratio.span)
      return ratio
    }
    let phase = phaseOfBlock.isEmpty ? nil : phaseOfBlock[index]
    change(phase ?? document.sections[section].phase) { $0.checklist.append(found) }
  }

  /// The text of an item: the lines of its first paragraph, up to one that is a field.
  private func itemContent(_ item: MarkdownItem, _ index: Int) -> SourceSpan {
    guard index + 1 < markdown.blocks.count, markdown.blocks[index + 1].parent == index,
      case .paragraph(let lines) = markdown.blocks[index + 1].kind, lines.count > 1
    else { return item.content }
    let last = lines.dropFirst().prefix { !isField($0) }.last
    return SourceSpan(item.content.start, max(item.content.end, last?.end ?? 0))
  }

  /// `**Files:** src/main.py`: without an empty line it stands in the paragraph of the item above.
  private func isField(_ line: SourceSpan) -> Bool {
    let words = bytes[line.range]
    guard words.starts(with: "**".utf8), let colon = words.firstIndex(of: UInt8(ascii: ":")),
      colon + 1 < line.end
    else { return false }
    return bytes[colon + 1] == UInt8(ascii: "*") || bytes[colon - 1] == UInt8(ascii: "*")
  }

  // MARK: Counted lists

  /// `18+ fields validated:` or `**Observation Space (36 features):**` with a list below.
  private mutating func readCountedLists() {
    for (index, block) in markdown.blocks.enumerated() {
      guard case .list = block.kind, index > 0, block.depth == 0,
        let (claim, place) = claim(above: index)
      else { continue }
      let items = countedItems(index)
      guard items.count > 1 || items.first.map({ $0.names.count > 1 }) ?? false else { continue }
      let list = CountedList(claim: claim, items: items, at: at(place.union(block.span)))
      change(document.sections[sectionOfBlock[index]].phase) { $0.countedLists.append(list) }
    }
  }

  /// The number of the paragraph directly above a list, where it announces the list.
  private func claim(above list: Int) -> (NumberMention, SourceSpan)? {
    let above = list - 1
    guard sectionOfBlock[above] == sectionOfBlock[list],
      markdown.blocks[above].parent == markdown.blocks[list].parent,
      case .paragraph(let lines) = markdown.blocks[above].kind, let last = lines.last
    else { return nil }
    let section = sectionOfBlock[list]
    let scanner = NumberScanner(bytes)
    if let site = fields(of: above).last {
      // A field announces by the words of its key, and by its value where that ends in a colon.
      guard site.value.count == 0 else { return nil }
      let numbers = scanner.numbers(in: last, outside: [], section: section)
      return numbers.count == 1 ? (moved(numbers[0]), last) : nil
    }
    let line = trimming(last, in: bytes)
    guard line.count > 0, bytes[line.end - 1] == UInt8(ascii: ":") else { return nil }
    let code = markdown.marks(in: line).spans(.code)
    let numbers = scanner.numbers(in: line, outside: code, section: section)
      .filter { !$0.isPercentage && !$0.nouns.isEmpty }
    return numbers.count == 1 ? (moved(numbers[0]), line) : nil
  }

  func moved(_ mention: NumberMention) -> NumberMention {
    var mention = mention
    mention.span = at(mention.span)
    mention.phase = document.sections[mention.section].phase
    return mention
  }

  private func countedItems(_ list: Int) -> [CountedList.Item] {
    var found: [CountedList.Item] = []
    for index in (list + 1)..<max(list + 1, markdown.blocks.count) {
      let block = markdown.blocks[index]
      guard block.depth > markdown.blocks[list].depth else { break }
      guard block.parent == list, case .item(let item) = block.kind, item.content.count > 0 else {
        continue
      }
      found.append(countedItem(itemContent(item, index), sectionOfBlock[index]))
    }
    return found
  }

  /// What stands between the first bracket of a line and the last.
  private func bracketed(_ line: SourceSpan) -> SourceSpan? {
    guard let open = bytes[line.range].firstIndex(of: UInt8(ascii: "(")),
      let close = bytes[open..<line.end].lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return SourceSpan(open + 1, close)
  }

  /// What is written for the names that are left out.
  private static let openEnds = WordTable(["etc", "etc.", "...", "…", "and more", "and so on"])

  private func countedItem(_ content: SourceSpan, _ section: Int) -> CountedList.Item {
    let words = plain(content)
    let first = NumberScanner(bytes).numbers(in: content, outside: [], section: section).first
    let opens = first.map { mention in
      bytes[content.start..<mention.span.start].allSatisfy {
        $0 == UInt8(ascii: "*") || isBlank($0)
      }
    }
    // Names stand in the item itself, or in parentheses behind its number.
    let names = list(opens == true ? bracketed(content) ?? content : content)
    let isOpenEnded = names.contains { name in
      Self.openEnds.value(of: name.value) != nil
        || ["...", " etc.", "…"].contains { name.value.ends(with: $0) }
    }
    return CountedList.Item(
      text: words, count: opens == true ? first.map { moved($0) } : nil, names: names.map(\.value),
      isOpenEnded: isOpenEnded, at: at(content))
  }
}

import MarkdownText
import SourceText

extension PlanReader {
  /// Legends stand in a field, in a list under a heading, or in a table of marks.
  mutating func readLegends() {
    for site in sites where site.key == .legend { readLegendField(site) }
    for section in document.sections.indices.dropFirst() { readLegendSection(section) }
    document.legends.sort { $0.span < $1.span }
    for legend in document.legends { vocabulary.learn(legend) }
  }

  private mutating func readLegendField(_ site: FieldSite) {
    var entries = parts(of: site.value).compactMap { entry($0) }
    var span = site.value
    if entries.isEmpty {
      // The entries stand in the list below.
      if let block = nextTopBlock(after: site.block), case .list = markdown.blocks[block].kind {
        entries = listEntries(block)
        span = markdown.blocks[block].span
      }
    }
    guard !entries.isEmpty else { return }
    document.legends.append(
      Legend(
        title: document.fields[site.field].key, entries: entries, at: at(span), isOfStatus: true))
  }

  /// `### Task Status` with a list of marks and bold words.
  private mutating func readLegendSection(_ section: Int) {
    guard let block = headingOfSection[section] else { return }
    guard Self.telling.holdsWord(of: document.sections[section].title) else { return }
    let title = document.sections[section].title.folded
    let words = Set(
      title.utf8.split(whereSeparator: { !isWordByte($0) }).map { String(Substring($0)) })
    let tells = ["legend", "indicators", "symbols", "key"].contains { words.contains($0) }
    let isNamed =
      tells || words.contains("status") || words.contains("levels")
      || words.contains("statuses") || words.contains("states") || words.contains("priority")
    guard isNamed else { return }
    for list in topBlocks(from: block).dropFirst() {
      guard case .list = markdown.blocks[list].kind else { continue }
      let entries = listEntries(list)
      // Every entry has to have its mark: lists of things done look much the same.
      guard entries.count > 1, entries.allSatisfy({ $0.mark != nil && $0.words.count == 1 }),
        tells || entries.allSatisfy({ $0.explanation != nil })
      else { continue }
      let isOther =
        words.contains("priority") || words.contains("health") || words.contains("severity")
      document.legends.append(
        Legend(
          title: document.sections[section].title, entries: entries,
          at: at(markdown.blocks[list].span), isOfStatus: !isOther))
    }
  }

  /// One of these stands in the heading of every legend.
  private static let telling = WordTable([
    "legend", "indicators", "symbols", "key", "status", "statuses", "levels", "states", "priority",
  ])

  private func listEntries(_ list: Int) -> [Legend.Entry] {
    var entries: [Legend.Entry] = []
    for index in (list + 1)..<markdown.blocks.count {
      let block = markdown.blocks[index]
      guard block.depth > markdown.blocks[list].depth else { break }
      guard block.parent == list, case .item(let item) = block.kind else { continue }
      if let entry = entry(item.content) { entries.append(entry) }
    }
    return entries
  }

  /// The parts between bars, dots or commas.
  private func parts(of span: SourceSpan) -> [SourceSpan] {
    let separators: [[UInt8]] = [
      Array("|".utf8), Array("·".utf8), Array("•".utf8), Array(";".utf8), Array(",".utf8),
      Array("/ ".utf8),
    ]
    for separator in separators {
      let found = cut(span, at: separator)
      if found.count > 1 { return found }
    }
    return [span]
  }

  private func cut(_ span: SourceSpan, at separator: [UInt8]) -> [SourceSpan] {
    var found: [SourceSpan] = []
    var start = span.start
    var offset = span.start
    while offset + separator.count <= span.end {
      if bytes[offset..<offset + separator.count].elementsEqual(separator) {
        found.append(trimming(SourceSpan(start, offset), in: bytes))
        offset += separator.count
        start = offset
      } else {
        offset += 1
      }
    }
    found.append(trimming(SourceSpan(start, span.end), in: bytes))
    return found.filter { $0.count > 0 }
  }

  /// `⏳ Pending/Blocked`, `🟢 **ON TRACK**: Meeting targets`, `✅ = done`, `Done: ✅`.
  private func entry(_ span: SourceSpan) -> Legend.Entry? {
    let parser = StatusParser(bytes, StatusVocabulary())
    guard let claim = parser.parse(span, .field, .lenient), let mark = claim.mark else {
      return nil
    }
    var words = claim.word.map { [$0] } ?? []
    var explanation = claim.note?.value
    if words.isEmpty, let note = claim.note {
      // `✅ = done`: the words stand behind a sign.
      let inner = SourceSpan(
        note.span.start
          + bytes[note.span.range].prefix { $0 == UInt8(ascii: "=") || $0 == 0x20 }.count,
        note.span.end)
      guard let word = parser.parse(inner, .field, .lenient)?.word else { return nil }
      words = [word]
      explanation = nil
    }
    guard let word = words.first else { return nil }
    words = alternatives(word)
    let state = state(of: words, explanation, mark)
    return Legend.Entry(
      mark: moved(mark), words: words.map { moved($0) },
      explanation: explanation.map { $0.singleSpaced },
      state: state, at: at(span))
  }

  /// `Pending/Blocked` is two words.
  private func alternatives(_ word: Located<String>) -> [Located<String>] {
    guard word.value.utf8.contains(UInt8(ascii: "/")) else { return [word] }
    return cut(word.span, at: [UInt8(ascii: "/")]).map { Located(text($0, of: bytes), at: $0) }
  }

  /// By what everybody takes the words for, then by the explanation, then by the mark.
  private func state(
    of words: [Located<String>], _ explanation: String?, _ mark: PlanMark
  ) -> PlanState? {
    for word in words {
      if let state = StatusVocabulary.everybodys[StatusVocabulary.normalized(word.value)] {
        return state
      }
    }
    if let explanation {
      let bytes = Array(explanation.utf8)
      let claim = StatusParser(bytes, StatusVocabulary()).parse(
        SourceSpan(0, bytes.count), .field, .known)
      if let state = claim?.state { return state }
    }
    return StatusVocabulary().state(of: mark)
  }
}

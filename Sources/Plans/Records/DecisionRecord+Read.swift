import MarkdownText
import SourceText

extension PlanDocument {
  /// The decision record that the file is, by its name or by the folder it lies in; nil otherwise.
  package var decisionRecord: DecisionRecord? {
    let name = source.path.fileName
    let isNamed = DecisionRecord.number(in: name) != nil
    let isPlaced = source.path.folders.contains {
      ["decisions", "adr", "adrs"].contains($0.folded)
    }
    let isTemplate =
      name.folded.begins(with: "adr-template") || name.folded == "readme.md"
      || name.folded == "template.md" || name.folded == "index.md"
    guard !isTemplate, isNamed || isPlaced, name.folded.hasSuffix(".md") else { return nil }
    let record = DecisionRecordReader(self).read()
    // Beside records lie other papers: one without a number has to look like a record itself.
    let isRecord =
      record.number != nil || record.titleNumber != nil || record.statusText != nil
      || record.sections.count { $0.part != nil } > 1
    return isRecord ? record : nil
  }
}

/// Finds the parts of a decision record in a document that was read.
private struct DecisionRecordReader {
  let document: PlanDocument
  private var record: DecisionRecord

  init(_ document: PlanDocument) {
    self.document = document
    record = DecisionRecord(path: document.source.path)
  }

  func read() -> DecisionRecord {
    var reader = self
    reader.readName()
    reader.readTitle()
    reader.readSections()
    reader.readStatus()
    reader.readLinks()
    return reader.record
  }

  private mutating func readName() {
    let file = record.path.fileName
    record.form = DecisionRecord.number(in: file) == nil ? .numbered : .named
    guard
      let (number, digits, rest) = DecisionRecord.number(in: file)
        ?? DecisionRecord.leadingNumber(in: file)
    else { return }
    (record.number, record.numberText) = (number, digits)
    var slug = rest.utf8[...]
    if slug.first == UInt8(ascii: "-") || slug.first == UInt8(ascii: "_") {
      slug = slug.dropFirst()
    }
    var name = String(Substring(slug))
    if name.folded.hasSuffix(".md") { name = String(Substring(name.utf8.dropLast(3))) }
    record.slug = name.isEmpty ? nil : name
  }

  private mutating func readTitle() {
    record.title = document.title
    guard let title = document.title, let (number, _, _) = DecisionRecord.number(in: title.value)
    else { return }
    record.titleNumber = Located(number, at: title.span)
  }

  private mutating func readSections() {
    for (index, section) in document.sections.enumerated().dropFirst() where section.level > 1 {
      // Sections within sections are a matter of taste.
      let isInner = section.parent.map { document.sections[$0].level > 1 } ?? false
      guard !isInner, let heading = section.heading else { continue }
      record.sections.append(
        DecisionRecord.Section(
          part: DecisionRecord.Part(reading: section.title), title: section.title,
          isEmpty: isEmpty(index), at: heading.span))
    }
  }

  /// Nothing stands below the heading, deeper sections included.
  private func isEmpty(_ index: Int) -> Bool {
    let section = document.sections[index]
    var end = section.span.end
    var next = index + 1
    while next < document.sections.count, document.sections[next].level > section.level {
      end = document.sections[next].span.end
      next += 1
    }
    let start = min(document.lines(behind: section), end)
    return document.source.bytes[start..<max(start, end)].allSatisfy(isBlank)
  }

  // MARK: Status

  private mutating func readStatus() {
    let field = document.fields.first { ["status", "state"].contains($0.key.folded) }
    let text =
      sectionText(.status) ?? field.map { Located($0.value, at: $0.valueSpan) }
      ?? document.frontMatterValue(of: "status")
    guard let text, !text.value.isEmpty else { return }
    record.statusText = text
    record.status = DecisionRecord.Status(reading: text.value)
    record.date =
      document.date
      ?? document.dates.first { $0.span.start >= text.span.start && $0.span.end <= text.span.end }
  }

  /// The first line of words below a heading.
  private func sectionText(_ part: DecisionRecord.Part) -> Located<String>? {
    guard let found = record.sections.first(where: { $0.part == part }),
      let section = document.sections.first(where: { $0.heading?.span == found.span })
    else { return nil }
    var line = document.text.lines.line(at: max(document.lines(behind: section) - 1, 0)) + 1
    let last = document.text.lines.line(at: max(section.span.end - 1, 0))
    while line <= last {
      let span = trimming(
        document.text.lines.span(ofLine: line, in: document.source.bytes), in: document.source.bytes
      )
      if span.count > 0 {
        let plain = MarkdownDocument.plain(span, of: document.source.bytes)
        return Located(plain, at: span)
      }
      line += 1
    }
    return nil
  }

  // MARK: Links

  private mutating func readLinks() {
    let related = record.sections.first { $0.part == .related }
    let relatedSpan = document.sections.first { $0.heading?.span == related?.span }?.span
    for reference in document.references {
      guard
        let link = link(
          reference, isRelated: relatedSpan.map { holds($0, reference.span) } ?? false)
      else { continue }
      record.links.append(link)
    }
  }

  private func holds(_ outer: SourceSpan, _ inner: SourceSpan) -> Bool {
    outer.start <= inner.start && inner.end <= outer.end
  }

  /// A reference to another record, and how the words before it say that they stand to each other.
  private func link(_ reference: PlanReference, isRelated: Bool) -> DecisionRecord.Link? {
    var number: Int?
    var path: String?
    switch reference.target {
    case .decision(let found): number = found
    case .path(let found) where reference.isLink:
      path = found
      number = DecisionRecord.number(in: found.fileName)?.number
      if number == nil, record.form == .numbered {
        number = DecisionRecord.leadingNumber(in: found.fileName)?.number
      }
      guard number != nil || isRelated else { return nil }
    case .path, .line, .commit, .issue, .rfc, .url, .heading: return nil
    }
    let kind = kind(before: reference.span)
    // The record's own name in its title is no link.
    if kind == .related, number == record.number, path == nil { return nil }
    return DecisionRecord.Link(
      kind, number: number, path: path, text: reference.text, at: reference.span)
  }

  private func kind(before span: SourceSpan) -> DecisionRecord.Link.Kind {
    let line = document.text.lines.line(at: span.start)
    let start = document.text.lines.span(ofLine: line, in: document.source.bytes).start
    let before = loweredText(SourceSpan(start, span.start), of: document.source.bytes)
    let by = before.lastOffset(of: "superseded by") ?? before.lastOffset(of: "replaced by")
    let over = before.lastOffset(of: "supersedes") ?? before.lastOffset(of: "replaces")
    switch (by, over) {
    case (nil, nil): return .related
    case (let by?, let over?): return by > over ? .supersededBy : .supersedes
    case (_?, nil): return .supersededBy
    case (nil, _?): return .supersedes
    }
  }
}

extension DecisionRecord.Status {
  /// Reads `Accepted (2026-01-05)`, `Superseded by ADR-007`.
  package init?(reading text: String) {
    let word = text.folded.utf8.drop { !isLetter($0) }.prefix(while: isLetter)
    switch String(Substring(word)) {
    case "proposed", "draft": self = .proposed
    case "accepted", "approved": self = .accepted
    case "rejected", "declined": self = .rejected
    case "deprecated": self = .deprecated
    case "superseded", "replaced": self = .superseded
    default: return nil
    }
  }
}

extension DecisionRecord.Part {
  /// Reads the heading of a section, also by other words that are common for it.
  package init?(reading title: String) {
    let words = StatusVocabulary.normalized(title).utf8.drop { !isLetter($0) }
    switch String(Substring(words)) {
    case "status": self = .status
    case "context", "context and problem statement": self = .context
    case "decision", "decision outcome": self = .decision
    case "alternatives considered", "alternatives", "considered alternatives", "options considered",
      "considered options":
      self = .alternatives
    case "consequences": self = .consequences
    case "related adrs", "related", "related decisions": self = .related
    default: return nil
    }
  }
}

extension DecisionRecord {
  /// The number at the beginning of `0003-event-store.md`, with its zeros.
  static func leadingNumber(in name: String) -> (number: Int, text: String, rest: String)? {
    let digits = name.utf8.prefix(while: isDigit)
    let rest = name.utf8.dropFirst(digits.count)
    guard (2...5).contains(digits.count), rest.first == UInt8(ascii: "-"),
      let number = Int(String(Substring(digits)))
    else { return nil }
    return (number, String(Substring(digits)), String(Substring(rest)))
  }
}

extension PlanDocument {
  /// What the lines before the text give to a key: `status: accepted`.
  fileprivate func frontMatterValue(of key: String) -> Located<String>? {
    guard let content = markdown.frontMatter?.content else { return nil }
    for line in lines(of: content) {
      guard let colon = markdown.bytes[line.range].firstIndex(of: UInt8(ascii: ":")),
        loweredText(SourceSpan(line.start, colon), of: markdown.bytes) == key
      else { continue }
      let signs = "\"'{}".utf8
      var value = trimming(SourceSpan(colon + 1, line.end), in: markdown.bytes)
      while value.count > 0, signs.contains(markdown.bytes[value.start]) { value.start += 1 }
      while value.count > 0, signs.contains(markdown.bytes[value.end - 1]) { value.end -= 1 }
      return value.count > 0
        ? Located(Plans.text(value, of: markdown.bytes), at: text.original(value)) : nil
    }
    return nil
  }

  private func lines(of span: SourceSpan) -> [SourceSpan] {
    var found: [SourceSpan] = []
    var start = span.start
    for offset in span.range where markdown.bytes[offset] == 0x0A {
      found.append(trimming(SourceSpan(start, offset), in: markdown.bytes))
      start = offset + 1
    }
    return found + [trimming(SourceSpan(min(start, span.end), span.end), in: markdown.bytes)]
  }

  /// Where the text below a section's heading begins.
  func lines(behind section: PlanSection) -> Int {
    guard let heading = section.heading else { return section.span.start }
    let line = text.lines.line(at: heading.span.end)
    return text.lines.span(ofLine: line, in: source.bytes).end
  }
}

extension MarkdownDocument {
  /// The words of a line without its marks.
  static func plain(_ span: SourceSpan, of bytes: [UInt8]) -> String {
    var words: [UInt8] = []
    var start = span.start
    for hidden in InlineMarks(of: span, in: bytes).hidden where hidden.start >= start {
      words += bytes[start..<hidden.start]
      start = hidden.end
    }
    if start < span.end { words += bytes[start..<span.end] }
    return String(decoding: words, as: UTF8.self).trimmingBlanks()
  }
}

extension String {
  /// What stands behind the last slash.
  var fileName: String {
    utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? self
  }

  var folders: [String] {
    utf8.split(separator: UInt8(ascii: "/")).dropLast().map { String(Substring($0)) }
  }

  /// Where a word begins that stands last in the text.
  func lastOffset(of word: String) -> Int? {
    let (text, word) = (Array(utf8), Array(word.utf8))
    guard !word.isEmpty, text.count >= word.count else { return nil }
    for offset in (0...(text.count - word.count)).reversed()
    where text[offset] == word[0] && text[offset..<offset + word.count].elementsEqual(word) {
      return offset
    }
    return nil
  }
}

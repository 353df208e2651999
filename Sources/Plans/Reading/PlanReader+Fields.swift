import MarkdownText
import SourceText

extension PlanReader {
  /// `**Key:** value` wherever a line begins with it: in paragraphs, in lists, in front matter.
  mutating func readFields() {
    readFrontMatter()
    sitesOfBlock.reserveCapacity(markdown.blocks.count)
    for index in markdown.blocks.indices {
      let first = sites.count
      if case .paragraph(let lines) = markdown.blocks[index].kind { readFields(lines, index) }
      sitesOfBlock.append(first..<sites.count)
    }
    document.header += document.fields.filter { $0.section <= 1 && $0.form != .frontMatter }
  }

  private mutating func readFields(_ lines: [SourceSpan], _ block: Int) {
    let first = sites.count
    for line in lines {
      let marks = markdown.marks(in: line)
      marksOfLines.append(marks)
      let found = keys(in: line, marks)
      if sites.count > first, found.first.map({ $0.span.start > line.start + 8 }) ?? true {
        // The words of the field before go on.
        extend(to: found.first?.span.start ?? line.end)
      }
      for (index, key) in found.enumerated() {
        let end = index + 1 < found.count ? found[index + 1].span.start : line.end
        sites.append(site(key, until: end, block))
      }
    }
    if sites.count == first, let line = lines.first, lines.count == 1, let key = italicKey(line) {
      sites.append(site(key, until: key.end ?? line.end, block))
    }
    for index in first..<sites.count { fill(sites[index]) }
  }

  private struct Key {
    var form: PlanField.Form
    /// The words of the key, without colon and emphasis.
    var words: SourceSpan
    /// With emphasis and colon: the value begins behind.
    var span: SourceSpan
    var end: Int?
  }

  private func keys(in line: SourceSpan, _ marks: InlineMarks) -> [Key] {
    guard line.count > 2 else { return [] }
    var found: [Key] = []
    for mark in marks.found where mark.kind == .bold {
      if let key = key(mark.span, in: line, isFirst: found.isEmpty) { found.append(key) }
    }
    if found.isEmpty, markdown.mayHold(.colon, in: line), let key = plainKey(line) {
      found.append(key)
    }
    return found
  }

  /// Bold words with a colon at their end, or behind them.
  private func key(_ bold: SourceSpan, in line: SourceSpan, isFirst: Bool) -> Key? {
    guard bold.count > 0, bold.count <= 120, isKeyPlace(bold.start - 2, line, isFirst) else {
      return nil
    }
    var words = trimming(bold, in: bytes)
    var end = bold.end + 2
    if words.count > 1, bytes[words.end - 1] == UInt8(ascii: ":") {
      words.end -= 1
    } else if end < line.end, bytes[end] == UInt8(ascii: ":") {
      end += 1
    } else if let qualified = qualifiedEnd(end, line) {
      end = qualified
    } else {
      return nil
    }
    words = trimming(words, in: bytes)
    guard words.count > 0 else { return nil }
    return Key(
      form: .bold, words: words,
      span: SourceSpan(max(bold.start - 2, line.start), min(end, line.end)))
  }

  /// `**Evidence** (2026-01-05):`.
  private func qualifiedEnd(_ start: Int, _ line: SourceSpan) -> Int? {
    guard start + 2 < line.end, bytes[start] == 0x20, bytes[start + 1] == UInt8(ascii: "("),
      let close = bytes[start..<line.end].firstIndex(of: UInt8(ascii: ")")), close + 1 < line.end,
      bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return close + 2
  }

  /// A key stands at the beginning of its line, behind a mark, or behind a sign that parts fields.
  private func isKeyPlace(_ start: Int, _ line: SourceSpan, _ isFirst: Bool) -> Bool {
    var offset = line.start
    if isFirst {
      while offset < start,
        isBlank(bytes[offset]) || bytes[offset] >= 0x80
          || bytes[offset] == UInt8(ascii: ">")
      {
        offset += 1
      }
      return offset >= start
    }
    var before = start
    while before > line.start, isBlank(bytes[before - 1]) { before -= 1 }
    if start - before >= 2 { return true }
    guard before > line.start else { return true }
    switch bytes[before - 1] {
    case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "/"): return true
    default: break
    }
    let signs = ["·", "•", "—", "–"]
    return signs.contains { sign in
      let start = before - sign.utf8.count
      return start >= line.start && stands(sign, at: start, to: before, in: bytes)
    }
  }

  /// `Status: COMPLETE` without emphasis, for keys that nobody writes by accident.
  private func plainKey(_ line: SourceSpan) -> Key? {
    guard isLetter(bytes[line.start]),
      let colon = bytes[line.range].prefix(60).firstIndex(of: UInt8(ascii: ":")),
      colon + 1 == line.end || isBlank(bytes[colon + 1])
    else { return nil }
    let words = SourceSpan(line.start, colon)
    let (name, _) = parts(of: words)
    guard FieldKey.isPlainKey(text(name, of: bytes)) else { return nil }
    return Key(form: .bold, words: words, span: SourceSpan(line.start, colon + 1))
  }

  /// `*Last Updated: December 18, 2025*`.
  private func italicKey(_ line: SourceSpan) -> Key? {
    guard line.count > 2, isItalicSign(bytes[line.start]), isItalicSign(bytes[line.end - 1]) else {
      return nil
    }
    let found = markdown.marks(in: line).spans(.italic)
    guard let italic = found.first, found.count == 1,
      italic.start == line.start + 1, italic.end == line.end - 1,
      let colon = bytes[italic.range].prefix(60).firstIndex(of: UInt8(ascii: ":")),
      colon + 1 < italic.end
    else { return nil }
    return Key(
      form: .italic, words: SourceSpan(italic.start, colon),
      span: SourceSpan(line.start, colon + 1), end: italic.end)
  }

  private func isItalicSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
  }

  /// A key without the parentheses behind it, and those.
  private func parts(of words: SourceSpan) -> (name: SourceSpan, qualifier: SourceSpan?) {
    guard words.count > 2, bytes[words.end - 1] == UInt8(ascii: ")"),
      let open = bytes[words.range].lastIndex(of: UInt8(ascii: "(")), open > words.start
    else { return (words, nil) }
    return (
      trimming(SourceSpan(words.start, open), in: bytes), SourceSpan(open + 1, words.end - 1)
    )
  }

  private mutating func site(_ key: Key, until end: Int, _ block: Int) -> FieldSite {
    var (name, qualifier) = parts(of: key.words)
    if qualifier == nil, key.span.end > key.words.end + 3 {
      // The parentheses stand between the bold words and the colon.
      let rest = SourceSpan(key.words.end, key.span.end)
      if let open = bytes[rest.range].firstIndex(of: UInt8(ascii: "(")),
        let close = bytes[rest.range].lastIndex(of: UInt8(ascii: ")")), close > open
      {
        qualifier = SourceSpan(open + 1, close)
      }
    }
    name = withoutMark(name)
    var value = trimming(SourceSpan(min(key.span.end, end), end), in: bytes)
    while value.count > 0, bytes[value.end - 1] == UInt8(ascii: "|") {
      value = trimming(SourceSpan(value.start, value.end - 1), in: bytes)
    }
    var field = PlanField(
      key.form, key: plain(name), keySpan: key.span, value: "", valueSpan: value,
      section: sectionOfBlock[block])
    field.qualifier = qualifier.map { located($0) }
    field.date = qualifier.flatMap { date(in: $0) }
    let key = FieldKey(field.key)
    document.fields.append(field)
    return FieldSite(field: document.fields.count - 1, key: key, block: block, value: value)
  }

  private func withoutMark(_ span: SourceSpan) -> SourceSpan {
    guard let mark = MarkScanner.mark(at: span.start, in: bytes, end: span.end) else { return span }
    return trimming(SourceSpan(mark.span.end, span.end), in: bytes)
  }

  private mutating func extend(to end: Int) {
    guard let last = sites.indices.last else { return }
    let start = sites[last].value.count > 0 ? sites[last].value.start : nil
    var value = sites[last].value
    value.end = max(value.end, end)
    if let start { value.start = start }
    sites[last].value = trimming(value, in: bytes)
  }

  /// Gives a field its value, once all its lines are known.
  private mutating func fill(_ site: FieldSite) {
    let value = site.value
    document.fields[site.field].value = plain(value)
    document.fields[site.field].valueSpan = at(value)
    let key = document.fields[site.field].keySpan
    document.fields[site.field].span = at(key.union(value))
    document.fields[site.field].keySpan = at(key)
    if document.fields[site.field].date == nil {
      document.fields[site.field].date = date(in: value)
    }
  }

  // MARK: Front matter

  private mutating func readFrontMatter() {
    guard let frontMatter = markdown.frontMatter, frontMatter.isClosed else { return }
    for line in lines(of: frontMatter.content) {
      guard let colon = bytes[line.range].firstIndex(of: UInt8(ascii: ":")), colon > line.start,
        isLetter(bytes[line.start])
      else { continue }
      let key = trimming(SourceSpan(line.start, colon), in: bytes)
      let value = trimming(SourceSpan(colon + 1, line.end), in: bytes)
      var field = PlanField(
        .frontMatter, key: text(key, of: bytes), keySpan: at(key),
        value: unquoted(text(value, of: bytes)), valueSpan: at(value), section: 0)
      field.date = date(in: value)
      document.fields.append(field)
      document.header.append(field)
    }
  }

  private func unquoted(_ text: String) -> String {
    if case .quoted(let inner) = ValueParser.value(text).kind { return inner }
    return text
  }

  /// The lines of a span.
  func lines(of span: SourceSpan) -> [SourceSpan] {
    var found: [SourceSpan] = []
    var start = span.start
    for offset in span.range
    where bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r") {
      found.append(trimming(SourceSpan(start, offset), in: bytes))
      start = offset + 1
    }
    if start < span.end { found.append(trimming(SourceSpan(start, span.end), in: bytes)) }
    return found
  }
}

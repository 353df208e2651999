import SourceText

/// Reads what plans call their units of work.
struct LabelParser {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A label and the words behind it.
  struct Found {
    var label: PhaseLabel
    var span: SourceSpan
    /// Where the words behind the label begin.
    var end: Int
  }

  /// Words that a number or letter behind makes a unit of work.
  static let keywords: Set<String> = [
    "phase", "phases", "pipeline", "pipelines", "audit", "audits", "milestone", "milestones",
    "step", "steps", "sprint", "sprints", "stage", "stages", "iteration", "iterations", "epic",
    "epics", "wave", "waves", "part", "parts", "track", "tracks", "workstream", "workstreams",
    "task", "tasks", "story", "stories", "release", "increment", "cycle", "tier", "gate", "gates",
    "batch", "module", "package", "deliverable", "objective", "goal", "lane", "slice", "block",
    "chapter", "ph", "feature", "initiative", "checkpoint",
    // The same in other languages, as far as their letters are those of ASCII.
    "fase", "fasen", "etapa", "etapas", "etappe", "etappen", "meilenstein", "jalon", "hito",
  ]

  /// The keywords and whatever is one of them in the singular.
  private static let units = WordTable(
    keywords.flatMap { [$0, $0 + "s", $0.dropLast() + "ies"] }
      .filter { keywords.contains(singular($0)) })

  /// The label at the beginning of a span: `Audit Phase 1-2`, `Milestone 3`, `M3`, `Stage II`.
  func label(at span: SourceSpan) -> Found? {
    var words: [SourceSpan] = []
    var offset = span.start
    while let word = nextWord(offset, span.end), words.count < 4,
      Self.units.contains(word, in: bytes)
    {
      words.append(word)
      offset = skippingBlanks(word.end, span.end)
      if offset < span.end, bytes[offset] == UInt8(ascii: "#") { offset += 1 }
      if let (ordinals, end) = ordinals(offset, span.end) {
        return found(words, ordinals, SourceSpan(span.start, end))
      }
    }
    return nil
  }

  private func found(_ words: [SourceSpan], _ ordinals: [String], _ span: SourceSpan) -> Found {
    let names = words.enumerated().map { index, word in
      let name = text(word, of: bytes)
      return index == words.count - 1 && ordinals.count > 1 ? Self.singular(name) : name
    }
    return Found(
      label: PhaseLabel(
        text: text(span, of: bytes).singleSpaced, words: names, ordinals: ordinals),
      span: span, end: span.end)
  }

  /// `Phases` is `Phase`; `stories` is `story`.
  static func singular(_ word: String) -> String {
    let letters = word.utf8
    guard letters.count > 3, letters.last.map({ $0 | 0x20 }) == UInt8(ascii: "s") else {
      return word
    }
    if letters.count > 4, letters.suffix(3).map(lowered) == Array("ies".utf8) {
      return String(Substring(letters.dropLast(3))) + "y"
    }
    return String(Substring(letters.dropLast()))
  }

  // MARK: Ordinals

  private static let spelled = WordTable([
    ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
    ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"), ("zero", "0"),
  ])

  /// `B`, `3`, `1.2`, `II`, `1-2`, `1 to 3`, `1, 2 and 3`.
  func ordinals(_ start: Int, _ end: Int) -> (ordinals: [String], end: Int)? {
    guard let first = ordinal(start, end) else { return nil }
    var all = [first.text]
    var offset = first.end
    while let (isRange, next) = joint(offset, end), let more = ordinal(next, end),
      Self.isSameKind(all.last ?? "", more.text)
    {
      if isRange, let from = all.last {
        all += Self.expanded(from, more.text)
      } else {
        all.append(more.text)
      }
      offset = more.end
      if all.count > 64 { break }
    }
    return (all, offset)
  }

  /// One number or letter that ends where the word does.
  private func ordinal(_ start: Int, _ end: Int) -> (text: String, end: Int)? {
    guard start < end else { return nil }
    var offset = start
    while offset < end,
      isLetter(bytes[offset]) || isDigit(bytes[offset])
        || (bytes[offset] == UInt8(ascii: ".") && offset > start
          && (isDigit(bytes[offset - 1]) || offset == start + 1)
          && offset + 1 < end && isDigit(bytes[offset + 1]))
    {
      offset += 1
    }
    guard offset > start, offset == end || bytes[offset] < 0x80 || !isAccented(offset, end),
      offset == end || (bytes[offset] != UInt8(ascii: "_") && bytes[offset] != UInt8(ascii: "'"))
    else { return nil }
    let word = SourceSpan(start, offset)
    if let number = Self.spelled.value(of: word, in: bytes) { return (number, offset) }
    return Self.isOrdinal(bytes[word.range]) ? (text(word, of: bytes), offset) : nil
  }

  private func isAccented(_ offset: Int, _ end: Int) -> Bool {
    scalar(at: offset, in: bytes, end: end).map { $0.scalar.properties.isAlphabetic } ?? false
  }

  /// `3`, `1.2`, `2b`, `A`, `A1`, `D.1`, `IV`.
  static func isOrdinal(_ word: String) -> Bool {
    word.utf8.count <= 8 && isOrdinal(Array(word.utf8)[...])
  }

  static func isOrdinal(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count <= 8 else { return false }
    if isDigit(first) {
      let rest = bytes.drop { isDigit($0) || $0 == UInt8(ascii: ".") }
      return bytes.count - rest.count <= 6
        && (rest.isEmpty || (rest.count == 1 && isLetter(rest[rest.startIndex])))
    }
    guard isCapital(first) else { return false }
    if bytes.count == 1 { return true }
    if bytes.dropFirst().allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) {
      return bytes.count <= (bytes.contains(UInt8(ascii: ".")) ? 6 : 4)
    }
    return bytes.count <= 5 && bytes.allSatisfy(isRoman)
  }

  private static func isRoman(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X")
  }

  /// Numbers go with numbers, letters with letters.
  private static func isSameKind(_ first: String, _ second: String) -> Bool {
    (first.utf8.first.map(isDigit) ?? false) == (second.utf8.first.map(isDigit) ?? false)
  }

  /// What lies between two ordinals, the last one included.
  private static func expanded(_ first: String, _ last: String) -> [String] {
    if let from = Int(first), let to = Int(last), to > from, to - from <= 60 {
      return ((from + 1)...to).map(String.init)
    }
    if first.utf8.count == 1, last.utf8.count == 1, let from = first.utf8.first,
      let to = last.utf8.first, to > from
    {
      return ((from + 1)...to).map { String(UnicodeScalar($0)) }
    }
    return [last]
  }

  /// What joins two ordinals, and whether it means all between.
  private func joint(_ start: Int, _ end: Int) -> (isRange: Bool, end: Int)? {
    guard start < end else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "-"): return (true, start + 1)
    case UInt8(ascii: "/"), UInt8(ascii: "+"): return (false, start + 1)
    case 0xE2:
      guard let (found, length) = scalar(at: start, in: bytes, end: end),
        found == "–" || found == "—" || found == "‑"
      else { return nil }
      return (true, start + length)
    default: break
    }
    var offset = start
    if bytes[offset] == UInt8(ascii: ",") { offset += 1 }
    let blank = skippingBlanks(offset, end)
    guard blank > offset || offset > start, let word = nextWord(blank, end) else { return nil }
    guard let isRange = Self.joints.value(of: word, in: bytes) else {
      return offset > start ? (false, blank) : nil
    }
    return (isRange, skippingBlanks(word.end, end))
  }

  /// The words between ordinals, and whether they mean all between.
  private static let joints = WordTable([
    ("to", true), ("through", true), ("thru", true), ("until", true), ("and", false), ("&", false),
    ("or", false), ("+", false),
  ])

  // MARK: Words

  /// The word that begins here, without the signs behind it.
  private func nextWord(_ start: Int, _ end: Int) -> SourceSpan? {
    var offset = start
    while offset < end, isLetter(bytes[offset]) { offset += 1 }
    if offset == start, offset < end,
      bytes[offset] == UInt8(ascii: "&") || bytes[offset] == UInt8(ascii: "+")
    {
      offset += 1
    }
    return offset > start ? SourceSpan(start, offset) : nil
  }

  private func skippingBlanks(_ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  // MARK: Words of prose

  /// Every label in a line of words.
  func labels(in span: SourceSpan) -> [Found] {
    var found: [Found] = []
    var offset = span.start
    while offset < span.end {
      guard isLetter(bytes[offset]), offset == span.start || !isWordByte(bytes[offset - 1]) else {
        offset += 1
        continue
      }
      if let next = label(at: SourceSpan(offset, span.end)) {
        found.append(next)
        offset = next.end
      } else {
        while offset < span.end, isWordByte(bytes[offset]) { offset += 1 }
      }
    }
    return found
  }

  /// A cell of a table or an anchor that is nothing but a label: any words, and an ordinal or not.
  func bareLabel(_ plain: String, heading: String? = nil) -> PhaseLabel {
    let plain = plain.singleSpaced
    let parser = LabelParser(Array(plain.utf8))
    if let found = parser.label(at: SourceSpan(0, plain.utf8.count)), found.end == plain.utf8.count
    {
      return found.label
    }
    var words = plain.utf8.split(separator: 0x20).map { String(Substring($0)) }
    guard let last = words.last, Self.isOrdinal(last) else {
      return PhaseLabel(text: plain, words: words, ordinals: [])
    }
    words.removeLast()
    if words.isEmpty, let heading { words = [Self.singular(heading)] }
    return PhaseLabel(
      text: words.isEmpty ? plain : (words + [last]).joined(separator: " "), words: words,
      ordinals: [last])
  }
}

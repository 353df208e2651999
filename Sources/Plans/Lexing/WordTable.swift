import SourceText

/// Words and phrases of ASCII with what each stands for, found by their bytes.
///
/// Every word of a plan is asked for in some table; here none of them becomes a text for that. The
/// words are the program's own, never a document's: their hashes are as good as they have to be.
struct WordTable<Value: Sendable>: Sendable {
  private struct Entry {
    var hash: UInt32
    var start: Int
    var count: Int
    var value: Value
  }

  /// The letters of all words, one behind the other.
  private var letters: [UInt8] = []
  private var entries: [Entry] = []
  /// Indexes into the entries, counted from 1, where the hashes lead or next to it; 0 for none.
  private var places: [Int] = Array(repeating: 0, count: 64)
  private var longest = 0
  /// One bit for each letter that a word begins with: most words are refused by their first.
  private var firsts: UInt64 = 0

  /// Takes words in small letters; one that stands twice keeps its last meaning.
  init(_ words: some Sequence<(String, Value)>) {
    for (word, value) in words { add(word, value) }
  }

  init(_ words: some Sequence<String>) where Value == Bool {
    self.init(words.map { ($0, true) })
  }

  /// What a word stands for, in any case.
  func value(of span: SourceSpan, in bytes: [UInt8]) -> Value? {
    guard span.count <= longest else { return nil }
    return index(of: PlainLetters(span), in: bytes.span).map { entries[$0].value }
  }

  /// What a phrase stands for, in any case; blanks, hyphens and underscores part its words.
  func value(ofPhrase span: SourceSpan, in bytes: [UInt8]) -> Value? {
    index(of: PhraseLetters(span), in: bytes.span).map { entries[$0].value }
  }

  /// What a text stands for, in any case.
  func value(of text: String) -> Value? {
    guard text.utf8.count <= longest else { return nil }
    let span = SourceSpan(0, text.utf8.count)
    return index(of: PlainLetters(span), in: text.utf8.span).map { entries[$0].value }
  }

  /// What a phrase stands for, in any case.
  func value(ofPhrase text: String) -> Value? {
    let span = SourceSpan(0, text.utf8.count)
    return index(of: PhraseLetters(span), in: text.utf8.span).map { entries[$0].value }
  }

  /// Whether one of the words stands in a text; whatever is no letter and no digit parts them.
  func holdsWord(of text: String) -> Bool {
    let letters = text.utf8.span
    var start = 0
    while start < letters.count {
      while start < letters.count, !isWordByte(letters[start]) { start += 1 }
      var end = start
      while end < letters.count, isWordByte(letters[end]) { end += 1 }
      if index(of: PlainLetters(SourceSpan(start, end)), in: letters) != nil { return true }
      start = end
    }
    return false
  }

  func contains(_ span: SourceSpan, in bytes: [UInt8]) -> Bool {
    span.count <= longest && index(of: PlainLetters(span), in: bytes.span) != nil
  }

  // MARK: Places

  private mutating func add(_ word: String, _ value: Value) {
    let bytes = Array(word.utf8)
    let word = PlainLetters(SourceSpan(0, bytes.count))
    if let known = index(of: word, in: bytes.span) {
      entries[known].value = value
      return
    }
    entries.append(
      Entry(hash: hash(bytes), start: letters.count, count: bytes.count, value: value))
    letters += bytes
    firsts |= Self.bit(bytes.first ?? 0)
    longest = max(longest, bytes.count)
    if entries.count * 2 > places.count {
      places = Array(repeating: 0, count: places.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var place = Int(entries[index].hash) & (places.count - 1)
    while places[place] != 0 { place = (place + 1) & (places.count - 1) }
    places[place] = index + 1
  }

  private static var seed: UInt32 { 0x811C_9DC5 }

  private static func bit(_ letter: UInt8) -> UInt64 { 1 << UInt64(letter & 63) }

  @inline(__always)
  private static func mixed(_ hash: UInt32, _ letter: UInt8) -> UInt32 {
    (hash ^ UInt32(letter)) &* 0x0100_0193
  }

  private func hash(_ letters: [UInt8]) -> UInt32 { letters.reduce(Self.seed, Self.mixed) }

  private func index(of word: some LetterSource, in bytes: borrowing Span<UInt8>) -> Int? {
    var (rest, hash, count) = (word, Self.seed, 0)
    while let letter = rest.next(in: bytes) {
      if count == 0, firsts & Self.bit(letter) == 0 { return nil }
      hash = Self.mixed(hash, letter)
      count += 1
      guard count <= longest else { return nil }
    }
    var place = Int(hash) & (places.count - 1)
    while places[place] != 0 {
      let index = places[place] - 1
      if entries[index].hash == hash, entries[index].count == count, isEqual(index, to: word, bytes)
      {
        return index
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  private func isEqual(
    _ index: Int, to word: some LetterSource, _ bytes: borrowing Span<UInt8>
  ) -> Bool {
    var (word, offset) = (word, entries[index].start)
    while let letter = word.next(in: bytes) {
      guard letters[offset] == letter else { return false }
      offset += 1
    }
    return true
  }
}

/// The letters of a word or phrase as a table has them, one by one.
private protocol LetterSource {
  mutating func next(in bytes: borrowing Span<UInt8>) -> UInt8?
}

/// Small letters for capitals.
private struct PlainLetters: LetterSource {
  private var rest: SourceSpan

  init(_ span: SourceSpan) { rest = span }

  mutating func next(in bytes: borrowing Span<UInt8>) -> UInt8? {
    guard rest.start < rest.end else { return nil }
    defer { rest.start += 1 }
    return lowered(bytes[rest.start])
  }
}

/// As `StatusVocabulary.normalized` has them: one space for all that parts words.
private struct PhraseLetters: LetterSource {
  private var rest: SourceSpan
  private var hasBegun = false

  init(_ span: SourceSpan) { rest = span }

  mutating func next(in bytes: borrowing Span<UInt8>) -> UInt8? {
    var offset = rest.start
    while offset < rest.end, isParting(bytes[offset]) { offset += 1 }
    guard offset < rest.end else { return nil }
    if hasBegun, offset > rest.start {
      rest.start = offset
      return 0x20
    }
    hasBegun = true
    rest.start = offset + 1
    return lowered(bytes[offset])
  }

  private func isParting(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

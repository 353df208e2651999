import SourceText

/// A number that became another: `8,700 LOC → 850 LOC`.
struct NumberChange {
  var before: NumberPhrase
  var after: NumberPhrase
  /// The unit, so far as one is written.
  var unit: String?

  var span: SourceSpan { SourceSpan(before.start, after.end) }
  var isExact: Bool { before.precision == .exact && after.precision == .exact }
}

extension ArithmeticReader {
  /// The changes of a line: `A → B`, `from A to B`, `(A) with ... (B)`.
  func changes(_ phrases: [NumberPhrase]) -> [NumberChange] {
    let plain = phrases.filter { !$0.isPercent }
    return zip(plain, plain.dropFirst()).compactMap { one, two in
      guard let joint = changeJoint(one, two) else { return nil }
      switch (unit(behind: one), unit(behind: two)) {
      case (let first?, let second?):
        return first == second ? NumberChange(before: one, after: two, unit: first) : nil
      case (let unit?, nil), (nil, let unit?):
        return joint == .arrow ? NumberChange(before: one, after: two, unit: unit) : nil
      case (nil, nil):
        return joint == .arrow ? NumberChange(before: one, after: two, unit: nil) : nil
      }
    }
  }

  private enum ChangeJoint {
    /// An arrow, or `from A to B`.
    case arrow
    /// `replaced A (1 x) with B (2 x)`.
    case replacement
  }

  private func changeJoint(_ one: NumberPhrase, _ two: NumberPhrase) -> ChangeJoint? {
    let gap = one.end..<two.start
    guard gap.count <= 80, !gap.isEmpty else { return nil }
    if holds("→", in: gap) || holds("->", in: gap) || holds("=>", in: gap) {
      return gap.count <= 24 ? .arrow : nil
    }
    let words = wordRanges(in: gap)
    let lead = word(before: one.start)
    if words.contains(where: { equalsFolded(bytes, $0, "to") }), words.count <= 3 {
      let isLed = lead.map { range in
        ["from", "reduced", "cut", "grew", "increased", "dropped", "raised", "shrank"]
          .contains { equalsFolded(bytes, range, $0) }
      }
      return isLed == true ? .arrow : nil
    }
    let isReplacing = words.contains {
      equalsFolded(bytes, $0, "with") || equalsFolded(bytes, $0, "by")
    }
    return isReplacing ? .replacement : nil
  }

  /// The word directly behind a number: its unit.
  func unit(behind phrase: NumberPhrase) -> String? {
    var start = phrase.end
    if byte(start) == UInt8(ascii: " ") { start += 1 }
    var end = start
    while end < bytes.count, isWordByte(bytes[end]), bytes[end] < 0x80 || bytes[end] == 0xC2 {
      end += 1
    }
    guard end > start, isLetter(byte(start)) || byte(start) >= 0x80 else { return nil }
    let word = String(decoding: bytes[start..<end].map(folded), as: UTF8.self)
    return Self.fillers.contains(word) ? nil : singular(word)
  }

  private static let fillers: Set<String> = [
    "to", "from", "with", "by", "and", "or", "in", "on", "at", "of", "for", "after", "before",
  ]

  func word(before offset: Int) -> Range<Int>? {
    var end = offset
    while end > 0, isBlank(byte(end - 1)) || byte(end - 1) == UInt8(ascii: "~") { end -= 1 }
    var start = end
    while start > 0, isWordByte(byte(start - 1)) { start -= 1 }
    return start < end ? start..<end : nil
  }

  func wordRanges(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard isWordByte(bytes[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < range.upperBound, isWordByte(bytes[place]) { place += 1 }
      found.append(start..<place)
    }
    return found
  }

  private func holds(_ text: String, in range: Range<Int>) -> Bool {
    let needle = Array(text.utf8)
    guard range.count >= needle.count else { return false }
    return (range.lowerBound...(range.upperBound - needle.count)).contains { start in
      bytes[start..<start + needle.count].elementsEqual(needle)
    }
  }
}

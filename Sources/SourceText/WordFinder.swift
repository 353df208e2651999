/// Looks for some words in small letters anywhere in a text, in any case of ASCII.
///
/// One look at the bytes, for readers that would otherwise cut every text into words to find that
/// none of them is there.
package struct WordFinder: Sendable {
  private let words: [[UInt8]]
  /// Whether two bytes, by their five lowest bits each, may begin a word: no case stands in these.
  private let pairs: [Bool]

  package init(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    var pairs = Array(repeating: false, count: 1 << 10)
    for word in self.words {
      guard let first = word.first else { continue }
      // A word of one letter may be followed by anything.
      for second in word.count > 1 ? word[1]...word[1] : 0...31 {
        pairs[Self.pair(first, second)] = true
      }
    }
    self.pairs = pairs
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  package func occurs(in text: String) -> Bool {
    let (bytes, pairs) = (text.utf8.span, pairs.span)
    var start = 0
    while start < bytes.count {
      let second = start + 1 < bytes.count ? bytes[start + 1] : 0
      if pairs[Self.pair(bytes[start], second)], begins(at: start, in: bytes) { return true }
      start += 1
    }
    return false
  }

  /// Whether one of the words begins at an offset.
  private func begins(at start: Int, in bytes: borrowing Span<UInt8>) -> Bool {
    var index = 0
    while index < words.count {
      if stands(index, at: start, in: bytes) { return true }
      index += 1
    }
    return false
  }

  private func stands(_ index: Int, at start: Int, in bytes: borrowing Span<UInt8>) -> Bool {
    let count = words[index].count
    guard start + count <= bytes.count else { return false }
    var distance = 0
    while distance < count, folded(bytes[start + distance]) == words[index][distance] {
      distance += 1
    }
    return distance == count
  }
}

private func folded(_ byte: UInt8) -> UInt8 {
  byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}

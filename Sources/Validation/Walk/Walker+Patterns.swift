import JSONText
import Patterns
import SourceText

extension Walker {
  /// Whether a text without escapes matches a pattern; nil when that cannot be told.
  mutating func matches(pattern number: Int, _ start: Int, _ end: Int) -> Bool? {
    let matcher = tables.matchers[number]
    switch matcher.kind {
    case .shape: return fits(matcher, start, end)
    case .table: return runs(matcher, start, end) ?? asks(number, start, end)
    case .engine: return asks(number, start, end)
    }
  }

  /// Whether the text at a position surely matches the one pattern that a site asks for.
  mutating func matchesSurely(_ pattern: Int32, _ position: Int) -> Bool {
    let matcher = tables.matchers.reference(at: Int(pattern))
    let start = index[position] &+ 1
    if matcher.value.endsItself {
      let end = start &+ Int(matcher.value.length)
      // Padding is no quote, and what lies behind the text is not looked at before it is one.
      guard end < index.text.count, index.text[end] == UInt8(ascii: "\"") else { return false }
      return fits(matcher.value, start, end)
    }
    guard matcher.value.kind == .table else { return false }
    let end = index.stringEnd(position)
    return !index.hasEscape(start, end) && runs(matcher.value, start, end) == true
  }

  @inline(__always)
  private mutating func fits(_ matcher: TextMatcher, _ start: Int, _ end: Int) -> Bool {
    guard end - start == Int(matcher.length) else { return false }
    let text = index.text
    let blocks = tables.shapeBlocks.advanced(by: Int(matcher.blocks.start))
    for block in 0..<Int(matcher.blocks.count) {
      let word = text.word(at: start &+ block &* 8)
      if !blocks[block].holds(word, tables.shapeRanges) { return false }
    }
    return true
  }

  /// Nil when the text is not ASCII.
  @inline(__always)
  private mutating func runs(_ matcher: TextMatcher, _ start: Int, _ end: Int) -> Bool? {
    let first = Int(matcher.firstRow)
    var state = matcher.start
    var offset = start
    while offset < end {
      let byte = index.text[offset]
      if byte >= 0x80 { return nil }
      state = tables.patternRows[first + Int(state) << 7 + Int(byte)]
      if state == TextMatcher.refused { return false }
      offset += 1
    }
    return tables.patternEnds[Int(matcher.firstEnd) + Int(state)]
  }

  private mutating func asks(_ number: Int, _ start: Int, _ end: Int) -> Bool? {
    let pattern = program.patterns[number]
    return switch index.text.withSpan(start..<end, { pattern.matches($0) }) {
    case .yes: true
    case .no: false
    case .undecided: nil
    }
  }
}

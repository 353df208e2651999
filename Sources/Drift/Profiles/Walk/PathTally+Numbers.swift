import JSONText
import SourceText

/// Counting numbers: their range, and a sketch of their values.
extension PathTally {
  @inline(__always)
  mutating func digits(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    let text = walker.index.text
    let end = note.start + note.length
    let isNegative = text[note.start] == UInt8(ascii: "-")
    // Past these a number has a shorter spelling, which has to count as the same value.
    if note.digits > 21 || (isNegative && note.length == 2 && text[end - 1] == UInt8(ascii: "0")) {
      return exact(note, row, walker)
    }
    add(row, Word.integers, note.path, walker.paths.words)
    number(note, row, end, isNegative, walker)
  }

  @inline(__always)
  mutating func point(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    let text = walker.index.text
    var end = note.start + note.length
    let isNegative = text[note.start] == UInt8(ascii: "-")
    let fraction = note.start + (isNegative ? 1 : 0) + Int(note.digits) + 1
    var offset = fraction
    while offset < end, text[offset] == UInt8(ascii: "0") { offset += 1 }
    if note.digits > 21 || offset - fraction > 5 || offset == end {
      return exact(note, row, walker)
    }
    while text[end - 1] == UInt8(ascii: "0") { end -= 1 }
    add(row, Word.fractions, note.path, walker.paths.words)
    number(note, row, end, isNegative, walker)
  }

  /// A number by its letters up to `end`, behind which only zeros stand.
  @inline(__always)
  private mutating func number(
    _ note: PathWalker.Note, _ row: Int, _ end: Int, _ isNegative: Bool,
    _ walker: borrowing PathWalker
  ) {
    let text = walker.index.text
    let words = walker.paths.words
    let order = NumberOrder.order(
      text, note.start, length: note.length, digits: Int(note.digits), isNegative: isNegative)
    let hash = stableHash(text, note.start, end, salt: ValueHash.numberSalt)
    if order >= words[row + Word.greatestOrder] || order <= words[row + Word.leastOrder],
      !isKnown(hash, order, row, words)
    {
      let lexeme = text.copy(note.start..<(note.start + note.length))
      if let exact = ExactNumber(lexeme: lexeme) {
        widen(row, Int(note.path), exact, order, hash, words)
      }
    }
    sketch(note.path, hash, walker)
  }

  /// Whether a number is the least or the greatest itself, and neither less nor greater.
  @inline(__always)
  private func isKnown(_ hash: UInt64, _ order: Int, _ row: Int, _ words: FlatTable<Int>) -> Bool {
    let bits = Int(truncatingIfNeeded: hash)
    let least = words[row + Word.leastOrder]
    let greatest = words[row + Word.greatestOrder]
    return (order > least || (order == least && bits == words[row + Word.leastHash]))
      && (order < greatest || (order == greatest && bits == words[row + Word.greatestHash]))
  }

  /// A number told by its value: with an exponent, very long, or with nothing but zeros behind its
  /// point.
  @inline(never)
  mutating func exact(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    let lexeme = walker.index.text.copy(note.start..<(note.start + note.length))
    guard let number = ExactNumber(lexeme: lexeme) else { return }
    let words = walker.paths.words
    let word = isDigits(lexeme) ? Word.integers : Word.pointed
    add(row, number.isInteger ? word : Word.fractions, note.path, words)
    let hash = ValueHash.of(number: number)
    let order = NumberOrder.order(of: number) ?? (number.isNegative ? -Int.max : Int.max)
    if !isKnown(hash, order, row, words) {
      widen(row, Int(note.path), number, order, hash, words)
    }
    sketch(note.path, hash, walker)
  }

  private func isDigits(_ lexeme: [UInt8]) -> Bool {
    lexeme.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  @inline(never)
  private mutating func widen(
    _ row: Int, _ path: Int, _ number: ExactNumber, _ order: Int, _ hash: UInt64,
    _ words: FlatTable<Int>
  ) {
    var range = ranges[path] ?? NumberRange(number, number)
    let isFirst = ranges[path] == nil
    if isFirst || number < range.least || order < words[row + Word.leastOrder] {
      range.least = min(range.least, number)
      words[row + Word.leastOrder] = order
      words[row + Word.leastHash] = Int(truncatingIfNeeded: hash)
    }
    if isFirst || number > range.greatest || order > words[row + Word.greatestOrder] {
      range.greatest = max(range.greatest, number)
      words[row + Word.greatestOrder] = order
      words[row + Word.greatestHash] = Int(truncatingIfNeeded: hash)
    }
    ranges[path] = range
  }

  @inline(__always)
  private mutating func sketch(_ path: Int32, _ hash: UInt64, _ walker: borrowing PathWalker) {
    let id = walker.paths.sketches[Int(path) * 3]
    if id != 0 {
      switch pool.look(id, hash) {
      case .found(let place): return pool.count(at: place)
      case .turnedAway: return
      case .missing: break
      }
    }
    firstTime(path, hash, walker)
  }

  @inline(never)
  private mutating func firstTime(
    _ path: Int32, _ hash: UInt64, _ walker: borrowing PathWalker
  ) {
    guard !walker.paths.links[Int(path)].isSensitive else { return }
    _ = pool.insert(sketchID(path, .values, walker), hash)
  }
}

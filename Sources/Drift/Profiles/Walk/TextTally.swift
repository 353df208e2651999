import SourceText

/// What the texts of paths were like, a row for each path that had any.
struct TextTally: ~Copyable {
  private static let formats = TextFormat.allCases.count
  /// Length of the template: 0 before the first text, -1 when lengths differ.
  private var lengths = FlatTable<Int>([])
  private var shortest = FlatTable<Int>([])
  private var longest = FlatTable<Int>([])
  private var counts = FlatTable<Int>([])
  private var classes = FlatTable<UInt8>([])
  private var letters = FlatTable<UInt8>([])
  /// The class of each byte.
  private let bits = FlatTable<UInt8>((0...255).map { TextTemplate.bits(of: $0) })

  /// Row 0 stands for none.
  init() { _ = add() }

  deinit {
    lengths.free()
    shortest.free()
    longest.free()
    counts.free()
    classes.free()
    letters.free()
    bits.free()
  }

  mutating func add() -> Int {
    _ = counts.grow(by: Self.formats, with: 0)
    _ = classes.grow(by: TextTemplate.limit, with: 0)
    _ = letters.grow(by: TextTemplate.limit, with: 0)
    _ = shortest.grow(by: 1, with: .max)
    _ = longest.grow(by: 1, with: 0)
    return lengths.grow(by: 1, with: 0)
  }

  /// Counts a text whose format is known from an equal one.
  @inline(__always)
  func count(_ format: Int, in row: Int) { counts[row * Self.formats + format] += 1 }

  /// Takes in a text; its format.
  func take(_ text: UncheckedBytes, _ start: Int, _ end: Int, in row: Int) -> Int {
    let format = text.withSpan(start..<end) { TextFormat(of: $0) }.rawValue
    count(format, in: row)
    let length = scalarCount(text, start, end)
    shortest[row] = min(shortest[row], length)
    longest[row] = max(longest[row], length)
    fold(text, start, end, in: row)
    return format
  }

  /// How many bytes of a text begin a scalar, eight at a time.
  @inline(__always)
  private func scalarCount(_ text: UncheckedBytes, _ start: Int, _ end: Int) -> Int {
    var count = end - start
    var offset = start
    while offset < end {
      var word = text.word(at: offset)
      if end - offset < 8 { word &= (1 << UInt64(8 * (end - offset))) &- 1 }
      let isContinuation = word & ~(word << 1) & 0x8080_8080_8080_8080
      if isContinuation != 0 { count -= isContinuation.nonzeroBitCount }
      offset += 8
    }
    return count
  }

  private func fold(_ text: UncheckedBytes, _ start: Int, _ end: Int, in row: Int) {
    let known = lengths[row]
    if known < 0 { return }
    let count = end - start
    guard count > 0, count <= TextTemplate.limit, known == 0 || known == count else {
      lengths[row] = -1
      return
    }
    let base = row * TextTemplate.limit
    let (classes, letters, bits) = (
      classes.advanced(by: base), letters.advanced(by: base), bits
    )
    for offset in 0..<count {
      let byte = text[start &+ offset]
      // The letter that always stood here has left its class already.
      if letters[offset] == byte, byte != 0 { continue }
      classes[offset] |= bits[Int(byte)]
      letters[offset] = known == 0 ? byte : 0
    }
    lengths[row] = count
  }

  func facts(of row: Int, isPrivate: Bool) -> TextFacts? {
    guard row > 0, longest[row] >= shortest[row] else { return nil }
    var formats: [TextFormat: Int] = [:]
    for format in TextFormat.allCases {
      let count = counts[row * Self.formats + format.rawValue]
      if count > 0 { formats[format] = count }
    }
    let base = row * TextTemplate.limit
    var template: TextTemplate?
    if lengths[row] > 0, !isPrivate {
      template = TextTemplate(
        classes: (0..<lengths[row]).map { classes[base + $0] },
        letters: (0..<lengths[row]).map { letters[base + $0] })
    }
    return TextFacts(
      lengths: SizeRange(shortest[row], longest[row]), formats: formats, template: template)
  }
}

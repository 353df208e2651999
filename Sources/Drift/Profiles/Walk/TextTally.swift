import SourceText

/// What the texts of paths were like, a row for each path that had any.
struct TextTally: ~Copyable {
  private static let formats = TextFormat.allCases.count
  /// Length of the template: 0 before the first text, -1 when lengths differ.
  private var lengths = FlatTable<Int>([])
  private var shortest = FlatTable<Int>([])
  private var longest = FlatTable<Int>([])
  private var counts = FlatTable<Int>([])
  /// The classes and letters of templates, in blocks of sixteen places.
  private var classes = FlatTable<Block>([])
  private var letters = FlatTable<Block>([])

  private typealias Block = SIMD16<UInt8>
  private static let blocks = TextTemplate.limit / Block.scalarCount

  /// Row 0 stands for none.
  init() { _ = add() }

  deinit {
    lengths.free()
    shortest.free()
    longest.free()
    counts.free()
    classes.free()
    letters.free()
  }

  mutating func add() -> Int {
    _ = counts.grow(by: Self.formats, with: 0)
    _ = classes.grow(by: Self.blocks, with: .zero)
    _ = letters.grow(by: Self.blocks, with: .zero)
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
    var offset = 0
    var place = row * Self.blocks
    while offset < count {
      fold(text, start + offset, upTo: count - offset, into: place, isFirst: known == 0)
      offset += Block.scalarCount
      place += 1
    }
    lengths[row] = count
  }

  /// Folds sixteen places; those from `limit` on lie behind the text.
  @inline(__always)
  private func fold(
    _ text: UncheckedBytes, _ start: Int, upTo limit: Int, into place: Int, isFirst: Bool
  ) {
    let bytes = text.block(at: start)
    let isInside = Self.places .< Block(repeating: UInt8(clamping: limit))
    if isFirst {
      classes[place] = TextTemplate.bits(of: bytes).replacing(with: 0, where: .!isInside)
      letters[place] = bytes.replacing(with: 0, where: .!isInside)
      return
    }
    // The letter that always stood here has left its class already.
    let isOther = ((letters[place] .!= bytes) .| (bytes .== 0)) .& isInside
    classes[place] |= TextTemplate.bits(of: bytes).replacing(with: 0, where: .!isOther)
    letters[place].replace(with: 0, where: isOther)
  }

  private static let places = Block(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

  func facts(of row: Int, isPrivate: Bool) -> TextFacts? {
    guard row > 0, longest[row] >= shortest[row] else { return nil }
    var formats: [TextFormat: Int] = [:]
    for format in TextFormat.allCases {
      let count = counts[row * Self.formats + format.rawValue]
      if count > 0 { formats[format] = count }
    }
    var template: TextTemplate?
    if lengths[row] > 0, !isPrivate {
      template = TextTemplate(
        classes: (0..<lengths[row]).map { scalar(classes, row, $0) },
        letters: (0..<lengths[row]).map { scalar(letters, row, $0) })
    }
    return TextFacts(
      lengths: SizeRange(shortest[row], longest[row]), formats: formats, template: template)
  }
  private func scalar(_ blocks: FlatTable<Block>, _ row: Int, _ place: Int) -> UInt8 {
    blocks[row * Self.blocks + place / Block.scalarCount][place % Block.scalarCount]
  }
}

import JSONText
import SourceText
import Validation

/// Counts what a walk noted, once the event was read to its end.
struct PathTally: ~Copyable {
  /// The event that is being counted.
  struct Event {
    var number = 0
    var capture = 0
    var line = 0
    /// Milliseconds since 1970, or `Int.min`.
    var time = Int.min
    /// `20251206`, or 0 where events have no time.
    var day = 0
  }

  typealias Word = PathTable.Word

  var pool = SketchPool()
  var texts = TextTally()
  var event = Event()
  /// By path; only paths that had numbers.
  private(set) var ranges: [Int: NumberRange] = [:]
  private(set) var vocabulary: [[UInt8]] = [[]]
  private(set) var marks: [Mark: Int] = [:]
  /// By path and day.
  private(set) var days: [Day: Int] = [:]
  private(set) var shapes: [ShapeKey: [Member]] = [:]
  private(set) var pairs: [UInt64: (value: UInt64, shape: UInt64)] = [:]
  /// Paths whose words may tell variants apart, by the path of their object.
  private(set) var tags: [Int32: [Int32]] = [:]
  /// Paths whose values are no vocabulary.
  private(set) var free: Set<Int32> = []

  struct Mark: Hashable {
    var path: Int32
    var word: Int
  }

  struct Day: Hashable {
    var path: Int
    var day: Int
  }

  struct ShapeKey: Hashable {
    var path: Int32
    var hash: UInt64
  }

  /// A field of a shape: its path and the type of its value.
  struct Member {
    var path: Int32
    var type: UInt8
  }

  private static let textSalt: UInt64 = 0x7465_7874
  private static let numberSalt: UInt64 = 0x6E75_6D62

  init() {
    // Sketch 0 stands for none.
    _ = pool.make()
  }

  // MARK: - Events

  /// Counts everything that the walker noted since the last time.
  mutating func count(_ walker: borrowing PathWalker) {
    var place = 0
    while place < walker.noteCount {
      let note = walker.notes[place]
      let row = Int(note.path) * Word.stride
      let words = walker.paths.words
      if words[row + Word.lastEvent] != event.number { meet(note.path, row, walker) }
      switch note.kind {
      case .null: add(row, Word.nulls, note.path, words)
      case .yes: add(row, Word.trues, note.path, words)
      case .no: add(row, Word.falses, note.path, words)
      case .digits: digits(note, row, walker)
      case .point: point(note, row, walker)
      case .exponent: exact(note, row, walker)
      case .string: string(note, row, walker)
      case .array:
        add(row, Word.arrays, note.path, words)
        words[row + Word.fewest] = min(words[row + Word.fewest], note.length)
        words[row + Word.most] = max(words[row + Word.most], note.length)
      case .object:
        add(row, Word.objects, note.path, words)
        shape(note, upTo: place, walker)
      }
      place += 1
    }
  }

  @inline(__always)
  private mutating func add(_ row: Int, _ word: Int, _ path: Int32, _ words: FlatTable<Int>) {
    let count = words[row + word]
    if count == 0 { mark(path, word) }
    words[row + word] = count + 1
  }

  /// Batches of one capture come in their order, so the first record met is the first there is.
  @inline(never)
  private mutating func mark(_ path: Int32, _ word: Int) {
    marks[Mark(path: path, word: word)] = event.capture << 40 | min(event.line, 1 << 40 - 1)
  }

  /// The first time that this event has a path.
  @inline(__always)
  private func meet(_ path: Int32, _ row: Int, _ walker: borrowing PathWalker) {
    let words = walker.paths.words
    words[row + Word.lastEvent] = event.number
    words[row + Word.events] += 1
    let (time, capture) = (event.time, event.capture)
    let first = words[row + Word.firstTime]
    if time < first || (time == first && capture < words[row + Word.firstCapture])
      || words[row + Word.events] == 1
    {
      words[row + Word.firstTime] = time
      words[row + Word.firstCapture] = capture
    }
    let last = words[row + Word.lastTime]
    if time > last || (time == last && capture > words[row + Word.lastCapture])
      || words[row + Word.events] == 1
    {
      words[row + Word.lastTime] = time
      words[row + Word.lastCapture] = capture
    }
  }

  /// Counts what came since the day began that is ending.
  @inline(never)
  mutating func changeDay(to day: Int, _ walker: borrowing PathWalker) {
    if event.day != 0 {
      let words = walker.paths.words
      for path in 1..<walker.paths.count {
        let row = path * Word.stride
        let total = (Word.nulls...Word.objects).reduce(0) { $0 + words[row + $1] }
        let fresh = total - words[row + Word.flushed]
        if fresh > 0 { days[Day(path: path, day: event.day), default: 0] += fresh }
        words[row + Word.flushed] = total
      }
    }
    event.day = day
  }

  // MARK: - Numbers

  @inline(__always)
  private mutating func digits(
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
  private mutating func point(
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
    let hash = stableHash(text, note.start, end, salt: Self.numberSalt)
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
  private mutating func exact(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    let lexeme = walker.index.text.copy(note.start..<(note.start + note.length))
    guard let number = ExactNumber(lexeme: lexeme) else { return }
    let words = walker.paths.words
    let word = isDigits(lexeme) ? Word.integers : Word.pointed
    add(row, number.isInteger ? word : Word.fractions, note.path, words)
    let spelled = Array(number.description.utf8)
    let hash = (spelled + [UInt8](repeating: 0, count: UncheckedBytes.padding))
      .withUncheckedBytes { stableHash($0, 0, spelled.count, salt: Self.numberSalt) }
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

  // MARK: - Strings

  @inline(__always)
  private mutating func string(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    add(row, Word.strings, note.path, walker.paths.words)
    let end = note.start + note.length
    if walker.index.holdsBackslash, walker.index.holdsEscape(note.start, end) {
      return escaped(note, row, walker)
    }
    text(walker.index.text, note.start, end, note.path, row, walker)
  }

  /// A text with escapes counts as what it stands for.
  @inline(never)
  private mutating func escaped(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    let quoted = walker.index.text.copy((note.start - 1)..<(note.start + note.length + 1))
    guard let document = try? JSONDocument.read(quoted) else { return }
    let plain = Array(document.root.text)
    (plain + [UInt8](repeating: 0, count: UncheckedBytes.padding)).withUncheckedBytes {
      text($0, 0, plain.count, note.path, row, walker)
    }
  }

  private mutating func text(
    _ text: UncheckedBytes, _ start: Int, _ end: Int, _ path: Int32, _ row: Int,
    _ walker: borrowing PathWalker
  ) {
    let words = walker.paths.words
    if words[row + Word.texts] == 0 { words[row + Word.texts] = texts.add() }
    let facts = words[row + Word.texts]
    let hash = stableHash(text, start, end, salt: Self.textSalt)
    let id = walker.paths.sketches[Int(path) * 3]
    if id != 0 {
      switch pool.look(id, hash) {
      case .found(let place):
        pool.count(at: place)
        texts.count(Int(pool.notes[place] & 15), in: facts)
        words[row + Word.pending] = Int(truncatingIfNeeded: hash)
        return
      case .turnedAway:
        _ = texts.take(text, start, end, in: facts)
        return
      case .missing: break
      }
    }
    let format = texts.take(text, start, end, in: facts)
    remember(hash, text, start, end, path, format, walker)
    words[row + Word.pending] = Int(truncatingIfNeeded: hash)
  }

  /// A text that was not seen before at this path.
  @inline(never)
  private mutating func remember(
    _ hash: UInt64, _ text: UncheckedBytes, _ start: Int, _ end: Int, _ path: Int32,
    _ format: Int, _ walker: borrowing PathWalker
  ) {
    guard !walker.paths.links[Int(path)].isSensitive else { return }
    let id = sketchID(path, .values, walker)
    var word: Int32 = 0
    if !free.contains(path) {
      if pool.count(of: id) >= ValueSketch.wordLimit || !isWord(text, start, end) {
        // Past the limit nothing is a vocabulary; the sketch itself says so when it is exported.
        if pool.count(of: id) < ValueSketch.wordLimit { free.insert(path) }
        leaveTags(path, walker)
      } else {
        word = Int32(truncatingIfNeeded: vocabulary.count)
        vocabulary.append(text.copy(start..<end))
        enterTags(path, walker)
      }
    }
    _ = pool.insert(id, hash, note: word << 4 | Int32(truncatingIfNeeded: format))
  }

  // MARK: - Sketches

  enum Sketch: Int {
    case values, shapes, companions
  }

  func sketchID(_ path: Int32, _ kind: Sketch, in paths: borrowing PathTable) -> Int32 {
    paths.sketches[Int(path) * 3 + kind.rawValue]
  }

  mutating func sketchID(
    _ path: Int32, _ kind: Sketch, _ walker: borrowing PathWalker
  ) -> Int32 {
    let place = Int(path) * 3 + kind.rawValue
    let known = walker.paths.sketches[place]
    if known != 0 { return known }
    let made = pool.make()
    walker.paths.sketches[place] = made
    return made
  }

  // MARK: - Shapes

  private mutating func shape(
    _ note: PathWalker.Note, upTo end: Int, _ walker: borrowing PathWalker
  ) {
    let id = sketchID(note.path, .shapes, walker)
    switch pool.look(id, note.hash) {
    case .found(let place): pool.count(at: place)
    case .turnedAway: break
    case .missing:
      let gone = pool.insert(id, note.hash)
      if gone != note.hash {
        shapes[ShapeKey(path: note.path, hash: note.hash)] = members(note, upTo: end, walker)
      }
      if let gone { shapes[ShapeKey(path: note.path, hash: gone)] = nil }
    }
    guard let tags = tags[note.path] else { return }
    for tag in tags { pair(tag, with: note.hash, walker) }
  }

  /// Which fields stand in an object, found among everything that was noted in it.
  private func members(
    _ note: PathWalker.Note, upTo end: Int, _ walker: borrowing PathWalker
  ) -> [Member] {
    (note.start..<end).compactMap { place in
      let inner = walker.notes[place]
      guard walker.paths.links[Int(inner.path)].parent == note.path,
        walker.paths.keys[Int(inner.path)].length >= 0
      else { return nil }
      return Member(path: inner.path, type: inner.kind.shapeType)
    }
  }

  private mutating func pair(
    _ tag: Int32, with shape: UInt64, _ walker: borrowing PathWalker
  ) {
    let row = Int(tag) * Word.stride
    let words = walker.paths.words
    let value = UInt64(bitPattern: Int64(words[row + Word.pending]))
    guard value != 0 else { return }
    words[row + Word.pending] = 0
    var hash = stableMix(value ^ (shape << 1 | shape >> 63))
    if hash == 0 { hash = 1 }
    let id = sketchID(tag, .companions, walker)
    switch pool.look(id, hash) {
    case .found(let place): pool.count(at: place)
    case .turnedAway: break
    case .missing:
      _ = pool.insert(id, hash)
      pairs[hash] = (value, shape)
    }
  }

  private mutating func enterTags(_ path: Int32, _ walker: borrowing PathWalker) {
    guard walker.paths.keys[Int(path)].length >= 0,
      walker.paths.sketches[Int(path) * 3 + Sketch.companions.rawValue] == 0
    else { return }
    _ = sketchID(path, .companions, walker)
    tags[walker.paths.links[Int(path)].parent, default: []].append(path)
  }

  private mutating func leaveTags(_ path: Int32, _ walker: borrowing PathWalker) {
    let parent = walker.paths.links[Int(path)].parent
    tags[parent]?.removeAll { $0 == path }
    // It may not come back: words seen in between were not paired.
    _ = sketchID(path, .companions, walker)
  }
}

/// Whether a text may be one of a vocabulary: short, of letters, digits and a few marks.
private func isWord(_ text: UncheckedBytes, _ start: Int, _ end: Int) -> Bool {
  let count = end - start
  guard count <= 32 else { return false }
  for offset in start..<end {
    switch text[offset] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: " "):
      break
    default: return false
    }
  }
  return !isDataKey(text, start, count)
}

extension PathWalker.Note.Kind {
  fileprivate var shapeType: UInt8 {
    switch self {
    case .null: 1
    case .yes, .no: 2
    case .digits, .point, .exponent: 3
    case .string: 4
    case .array: 5
    case .object: 6
    }
  }
}

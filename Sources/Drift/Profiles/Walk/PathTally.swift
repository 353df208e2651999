import JSONText
import SourceText

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
  var ranges: [Int: NumberRange] = [:]
  var vocabulary: [[UInt8]] = [[]]
  var marks: [Mark: Int] = [:]
  /// By path, type and day.
  var days: [Day: Int] = [:]
  /// The paths that were met since the day changed last, and how often it changed.
  private var touched: [Int32] = []
  private var daysBegun = 1
  /// What was counted at each path when its day ended, a row of counters each.
  private var flushed = FlatTable<Int>([])
  var shapes: [ShapeKey: [Member]] = [:]
  var pairs: [UInt64: (value: UInt64, shape: UInt64)] = [:]
  /// Paths whose words may tell variants apart, by the path of their object.
  var tags: [Int32: [Int32]] = [:]
  /// Paths whose values are no vocabulary.
  var free: Set<Int32> = []

  struct Mark: Hashable {
    var path: Int32
    var word: Int
  }

  struct Day: Hashable {
    var path: Int
    var type: ValueType
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

  init() {
    // Sketch 0 stands for none.
    _ = pool.make()
  }

  deinit { flushed.free() }

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
  mutating func add(_ row: Int, _ word: Int, _ path: Int32, _ words: FlatTable<Int>) {
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
  private mutating func meet(_ path: Int32, _ row: Int, _ walker: borrowing PathWalker) {
    let words = walker.paths.words
    words[row + Word.lastEvent] = event.number
    words[row + Word.events] += 1
    if words[row + Word.metOnDay] != daysBegun {
      words[row + Word.metOnDay] = daysBegun
      touched.append(path)
    }
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
  ///
  /// Only what was met since is looked at: days may change with every event.
  @inline(never)
  mutating func changeDay(to day: Int, _ walker: borrowing PathWalker) {
    let missing = walker.paths.count * Self.counters - flushed.count
    if missing > 0 { _ = flushed.grow(by: missing, with: 0) }
    for path in touched { flush(Int(path), walker) }
    touched.removeAll(keepingCapacity: true)
    daysBegun += 1
    event.day = day
  }

  private mutating func flush(_ path: Int, _ walker: borrowing PathWalker) {
    let words = walker.paths.words
    for word in Word.nulls...Word.objects {
      let place = path * Self.counters + word
      let count = words[path * Word.stride + word]
      let fresh = count - flushed[place]
      guard fresh > 0 else { continue }
      flushed[place] = count
      // What has no time belongs to no day.
      guard event.day != 0 else { continue }
      days[Day(path: path, type: Self.types[word], day: event.day), default: 0] += fresh
    }
  }

  private static let counters = Word.objects + 1

  /// The type that each counter counts.
  static let types: [ValueType] = [
    .null, .boolean, .boolean, .integer, .integer, .number, .string, .array, .object,
  ]

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
}

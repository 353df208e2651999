import Patterns
import SourceText

/// Patterns lowered to flat tables: the walker reads ids by the million, and each look at a
/// `Pattern` counts references.
struct LoweredPatterns {
  /// One for each pattern, in their order.
  private(set) var matchers: [TextMatcher] = []
  private(set) var blocks: [ShapeBlock] = []
  private(set) var ranges: [ByteRanges] = []
  private(set) var rows: [UInt16] = []
  private(set) var ends: [Bool] = []

  /// Patterns past this many rows together keep their own engines.
  private static let mostRows = 1 << 20
  /// More ranges than this at one place are read quicker from a table.
  private static let mostRanges = 6

  init(_ patterns: [Pattern]) {
    for pattern in patterns { matchers.append(matcher(of: pattern)) }
  }

  private mutating func matcher(of pattern: Pattern) -> TextMatcher {
    if let shape = pattern.fixedShape, shape.allSatisfy({ $0.count <= Self.mostRanges }) {
      var matcher = TextMatcher(kind: .shape, length: Int32(shape.count), blocks: append(shape))
      matcher.endsItself = shape.joined().allSatisfy {
        !$0.contains(UInt8(ascii: "\"")) && !$0.contains(UInt8(ascii: "\\"))
      }
      return matcher
    }
    guard let table = pattern.asciiTable, rows.count + table.next.count <= Self.mostRows else {
      return TextMatcher(kind: .engine)
    }
    let first = Int32(rows.count)
    let firstEnd = Int32(ends.count)
    rows += table.next
    ends += table.acceptsAtEnd
    return TextMatcher(
      kind: .table, start: table.start, firstRow: first, firstEnd: firstEnd)
  }

  /// Eight bytes at a time, each with ranges of its own.
  private mutating func append(_ shape: [[ClosedRange<UInt8>]]) -> Run {
    let first = blocks.count
    for start in stride(from: 0, to: shape.count, by: 8) {
      let places = shape[start..<min(start + 8, shape.count)]
      let most = places.map(\.count).max() ?? 0
      // A place with fewer ranges has its last one again.
      let all = (0..<max(2, most)).map { number in
        ByteRanges(places.map { $0[min(number, $0.count - 1)] })
      }
      let run = Run(start: Int32(ranges.count), count: Int32(all.count - 2))
      ranges += all.dropFirst(2)
      let counted = places.indices.reduce(UInt64(0)) { $0 | 0x80 << UInt64(8 * ($1 - start)) }
      blocks.append(ShapeBlock(counted: counted, first: all[0], second: all[1], others: run))
    }
    return Run(start: Int32(first), count: Int32(blocks.count - first))
  }
}

/// How texts are held to one pattern.
struct TextMatcher: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// Texts of one length, each byte of which has ranges to be in.
    case shape
    /// A table over the bytes of ASCII.
    case table
    /// The pattern's own engine.
    case engine
  }

  /// The state of every table from which no text is a match.
  static let refused: UInt16 = 0

  var kind: Kind
  var length: Int32 = 0
  /// Whether a text that fits so far and has a quote behind it ends there.
  var endsItself = false
  var blocks = Run()
  var start: UInt16 = 0
  var firstRow: Int32 = 0
  var firstEnd: Int32 = 0
}

/// Up to eight bytes of a shape.
struct ShapeBlock: BitwiseCopyable, Sendable {
  /// The high bit of each byte that belongs to the shape.
  var counted: UInt64
  /// Nearly all shapes have no more ranges than these at any place.
  var first: ByteRanges
  var second: ByteRanges
  var others: Run

  /// Whether each byte of a word lies in one of its ranges.
  @inline(__always)
  func holds(_ word: UInt64, _ table: FlatTable<ByteRanges>) -> Bool {
    var inside = first.inside(word) | second.inside(word)
    if !others.isEmpty {
      for entry in others.indexes { inside |= table[entry].inside(word) }
    }
    return ~(inside & ~word) & counted == 0
  }
}

/// One range for each of eight bytes, as what the bytes are compared with all at once.
struct ByteRanges: BitwiseCopyable, Sendable {
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private var lowest: UInt64 = 0
  private var distance: UInt64 = 0

  init(_ ranges: [ClosedRange<UInt8>]) {
    for (place, range) in ranges.enumerated() {
      lowest |= UInt64(range.lowerBound) << UInt64(8 * place)
      distance |= UInt64(0x7F - range.upperBound) << UInt64(8 * place)
    }
  }

  /// The high bit of each byte that is in its range; bytes past ASCII must be told apart before.
  @inline(__always)
  func inside(_ word: UInt64) -> UInt64 {
    let isHighEnough = (word | Self.highBits) &- lowest
    let isTooHigh = (word & ~Self.highBits) &+ distance
    return isHighEnough & ~isTooHigh & Self.highBits
  }
}

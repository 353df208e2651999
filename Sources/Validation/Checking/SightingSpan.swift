/// When something was seen, and in which capture.
package struct Sighting: Hashable, Sendable, BitwiseCopyable {
  /// Milliseconds since 1970; nil is kept as a time that no event has.
  private var milliseconds: Int
  /// The number of the capture among the inputs.
  package private(set) var capture: Int

  package var time: Int? { milliseconds == .max || milliseconds == .min ? nil : milliseconds }

  fileprivate init(_ time: Int, _ capture: Int) {
    milliseconds = time
    self.capture = capture
  }

  fileprivate func isBefore(_ other: Sighting) -> Bool {
    (milliseconds, capture) < (other.milliseconds, other.capture)
  }
}

/// When something was seen first and last, and of which types it was; adding two is the same in any
/// order.
package struct SightingSpan: Hashable, Sendable, BitwiseCopyable {
  package private(set) var earliest = Sighting(.max, .max)
  package private(set) var latest = Sighting(.min, .min)
  package var types = TypeCounts()

  package init() {}

  /// What was seen in one capture; a time that is not known is none.
  init(from first: Int?, to last: Int?, capture: Int, _ types: TypeCounts) {
    earliest = Sighting(first ?? .max, capture)
    latest = Sighting(last ?? .min, capture)
    self.types = types
  }

  /// The same in a capture of another number.
  func moved(to capture: Int) -> SightingSpan {
    isEmpty ? self : SightingSpan(from: earliest.time, to: latest.time, capture: capture, types)
  }

  /// Whether anything was seen at all.
  package var isEmpty: Bool { latest.capture == .min }

  /// Sees it once more; types are `TypeSet` bits, or 0 where they are not known.
  mutating func see(at time: Int?, capture: Int, types bits: UInt8) {
    let (first, last) = (Sighting(time ?? .max, capture), Sighting(time ?? .min, capture))
    if first.isBefore(earliest) { earliest = first }
    if latest.isBefore(last) { latest = last }
    types.count(bits)
  }

  package mutating func add(_ other: SightingSpan) {
    if other.earliest.isBefore(earliest) { earliest = other.earliest }
    if latest.isBefore(other.latest) { latest = other.latest }
    types.add(other.types)
  }
}

/// How often each JSON type was seen; integers apart from other numbers.
package struct TypeCounts: Hashable, Sendable, BitwiseCopyable {
  package private(set) var null = 0
  package private(set) var boolean = 0
  package private(set) var integer = 0
  package private(set) var number = 0
  package private(set) var string = 0
  package private(set) var array = 0
  package private(set) var object = 0

  mutating func count(_ bits: UInt8) {
    switch bits {
    case TypeBits.null: null += 1
    case TypeBits.boolean: boolean += 1
    case TypeBits.integer: integer += 1
    case TypeBits.fraction, TypeBits.number: number += 1
    case TypeBits.string: string += 1
    case TypeBits.array: array += 1
    case TypeBits.object: object += 1
    default: break
    }
  }

  package mutating func add(_ other: TypeCounts) {
    null += other.null
    boolean += other.boolean
    integer += other.integer
    number += other.number
    string += other.string
    array += other.array
    object += other.object
  }

  package var isEmpty: Bool { self == TypeCounts() }

  /// The counts in their order.
  var counts: [Int] { [null, boolean, integer, number, string, array, object] }

  package init() {}

  /// Counts in their order; nil where there are not as many.
  init?(_ counts: [Int]) {
    guard counts.count == 7 else { return nil }
    (null, boolean, integer, number) = (counts[0], counts[1], counts[2], counts[3])
    (string, array, object) = (counts[4], counts[5], counts[6])
  }
}

/// One value of an unknown field, read exactly.
package struct UnknownSample: Hashable, Comparable, Sendable {
  package var place: RecordPlace
  /// What it looks like, never what it says.
  package var shape: String
  /// What it says, where that may be kept.
  package var value: [UInt8]?

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.place, lhs.shape) < (rhs.place, rhs.shape)
  }
}

package import JSONText

/// Which fields the objects of a path had together, with the types of their values.
///
/// Renames show here: of two fields that never meet, one may be the other. The shapes with the
/// smallest hashes are kept, so that counts are exact and parts add up in any order.
package struct ShapeTable: Hashable, Sendable {
  package struct Member: Hashable, Comparable, Sendable {
    package var name: JSONName
    package var type: ValueType

    package init(_ name: JSONName, _ type: ValueType) {
      self.name = name
      self.type = type
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.name, lhs.type) < (rhs.name, rhs.type)
    }
  }

  package struct Shape: Hashable, Sendable {
    /// In the order of their names; whole and other numbers are both `number`.
    package var members: [Member]
    package var count: Int
  }

  static let room = 64

  /// By hash.
  package private(set) var shapes: [UInt64: Shape] = [:]
  /// There were more shapes than are kept.
  package private(set) var isSample = false

  package init() {}

  init(_ shapes: [UInt64: Shape], isSample: Bool) {
    self.shapes = shapes
    self.isSample = isSample
    settle()
  }

  mutating func add(_ other: ShapeTable) {
    isSample = isSample || other.isSample
    for (hash, shape) in other.shapes {
      shapes[hash, default: Shape(members: shape.members, count: 0)].count += shape.count
    }
    settle()
  }

  private mutating func settle() {
    guard shapes.count > Self.room else { return }
    for hash in shapes.keys.sorted().dropFirst(Self.room) { shapes[hash] = nil }
    isSample = true
  }

  /// How many objects the kept shapes stand for.
  package var count: Int { shapes.values.reduce(0) { $0 + $1.count } }
}

/// With which shapes of its object each value of a word came.
package struct CompanionTable: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    /// The hash of the value, as the sketch of the field has it.
    package var value: UInt64
    /// The hash of the shape, as the table of the object has it.
    package var shape: UInt64
    package var count: Int
  }

  static let room = 64

  /// By the hash of both together.
  package private(set) var pairs: [UInt64: Pair] = [:]
  package private(set) var isSample = false

  package init() {}

  init(_ pairs: [UInt64: Pair], isSample: Bool) {
    self.pairs = pairs
    self.isSample = isSample
    settle()
  }

  mutating func add(_ other: CompanionTable) {
    isSample = isSample || other.isSample
    for (hash, pair) in other.pairs {
      if pairs[hash] == nil { pairs[hash] = pair } else { pairs[hash]?.count += pair.count }
    }
    settle()
  }

  private mutating func settle() {
    guard pairs.count > Self.room else { return }
    for hash in pairs.keys.sorted().dropFirst(Self.room) { pairs[hash] = nil }
    isSample = true
  }
}

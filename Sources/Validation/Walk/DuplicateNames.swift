package import SourceText

/// Sees a name that comes twice in one object, over the hashes of the names of all open objects.
///
/// An object's names are held until it ends, on top of those of the objects around it, and are
/// compared only then: what one event needs at a time is its deepest pile of names and not all of
/// them. Two names with one hash are only a suspicion; the exact reader then says for sure.
package struct DuplicateNames: ~Copyable {
  /// Up to here names are compared each with each.
  private static let few = 12
  /// Up to here names find their places in a table.
  private static let many = 4096

  private var pile = HashPile()
  private var table = FlatTable<UInt64>([])
  /// How many names lie on the pile; an object begins where it stood then.
  package private(set) var height = 0
  /// Unpredictable per process, so that nobody can choose names that collide.
  private let seed = UInt64.random(in: .min ... .max) | 1

  deinit { table.free() }

  mutating func beginEvent() {
    height = 0
    pile.shrink()
  }

  /// Remembers a name of the innermost object.
  @inline(__always)
  package mutating func add(_ text: UncheckedBytes, _ start: Int, _ end: Int) {
    if height == pile.capacity { pile.grow() }
    pile[height] = Self.hash(text, start, end, seed: seed)
    height += 1
  }

  /// Forgets the names of an object that began at a height; false when one may have come twice.
  @inline(__always)
  package mutating func end(at start: Int) -> Bool {
    let end = height
    height = start
    return end - start < 2 || areDistinct(start, end, bit: 1 << 63)
  }

  /// Forgets the names of objects that a walk left before their end.
  mutating func forget(above start: Int) { height = start }

  /// Parts a run of hashes by one bit after another until it is short enough to be compared.
  private mutating func areDistinct(_ start: Int, _ end: Int, bit: UInt64) -> Bool {
    if end - start <= Self.few { return fewAreDistinct(start, end) }
    if end - start <= Self.many { return manyAreDistinct(start, end) }
    // So many that all bits are the same of are no accident.
    guard bit > 0 else { return false }
    var middle = start
    for place in start..<end {
      let hash = pile[place]
      pile[place] = pile[middle]
      pile[middle] = hash
      // Adding, where a branch would be taken at random.
      middle += hash & bit == 0 ? 1 : 0
    }
    return areDistinct(start, middle, bit: bit >> 1) && areDistinct(middle, end, bit: bit >> 1)
  }

  @inline(__always)
  private mutating func fewAreDistinct(_ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < end {
      let hash = pile[place]
      place += 1
      var other = place
      while other < end {
        if pile[other] == hash { return false }
        other += 1
      }
    }
    return true
  }

  private mutating func manyAreDistinct(_ start: Int, _ end: Int) -> Bool {
    // At most half of the places are taken.
    let size = 1 << (Int.bitWidth - (2 * (end - start) - 1).leadingZeroBitCount)
    if table.count < size { _ = table.grow(by: size - table.count, with: 0) }
    for place in 0..<size { table[place] = 0 }
    for number in start..<end {
      // Zero stands for none; another hash in its stead is a suspicion at the most.
      let hash = pile[number] | 1
      var place = Int(truncatingIfNeeded: hash >> 32) & (size - 1)
      while table[place] != 0 {
        if table[place] == hash { return false }
        place = (place + 1) & (size - 1)
      }
      table[place] = hash
    }
    return true
  }

  @inline(__always)
  private static func hash(
    _ text: UncheckedBytes, _ start: Int, _ end: Int, seed: UInt64
  ) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: end - start)
    var offset = start
    while offset + 8 <= end {
      hash = mix(hash ^ text.word(at: offset))
      offset += 8
    }
    if offset < end {
      let bits = UInt64(8 * (end - offset))
      hash = mix(hash ^ (text.word(at: offset) & ((1 << bits) &- 1)))
    }
    return hash
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

/// Room for hashes, in pieces: a pile of millions grows without a copy beside it.
private struct HashPile: ~Copyable {
  /// A power of two, so that a place is found without a division.
  private static let pieceBits = 9
  private static let pieceCount = 1 << pieceBits

  private var pieces = FlatTable([FlatTable<UInt64>(repeating: 0, count: pieceCount)])

  var capacity: Int { pieces.count * Self.pieceCount }

  deinit {
    for piece in 0..<pieces.count { pieces[piece].free() }
    pieces.free()
  }

  subscript(place: Int) -> UInt64 {
    @inline(__always) get { pieces[place >> Self.pieceBits][place & (Self.pieceCount - 1)] }
    @inline(__always) nonmutating set {
      pieces[place >> Self.pieceBits][place & (Self.pieceCount - 1)] = newValue
    }
  }

  @inline(never)
  mutating func grow() {
    _ = pieces.grow(by: 1, with: FlatTable(repeating: 0, count: Self.pieceCount))
  }

  /// Gives back all but the first piece.
  mutating func shrink() {
    guard pieces.count > 1 else { return }
    let first = pieces[0]
    for piece in 1..<pieces.count { pieces[piece].free() }
    pieces.free()
    pieces = FlatTable([first])
  }
}

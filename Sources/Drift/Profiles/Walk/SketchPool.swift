import JSONText
import SourceText

/// The sketches of a walk, in memory that they share.
///
/// Each is a small open-addressed table from hashes to counts, which keeps the smallest hashes.
/// One that is full turns nearly all values away by one comparison.
struct SketchPool: ~Copyable {
  /// What a look into a sketch gave.
  enum Look {
    /// Where the count of the hash stands.
    case found(Int)
    /// Not among the smallest.
    case turnedAway
    case missing
  }

  private static let firstSize = 8

  private var thresholds = FlatTable<UInt64>([])
  private var bases = FlatTable<Int>([])
  private var masks = FlatTable<Int32>([])
  private var used = FlatTable<Int32>([])
  private var fullness = FlatTable<Bool>([])

  private var hashes = FlatTable<UInt64>([])
  private(set) var counts = FlatTable<Int>([])
  /// Whatever the one who counts wants to find again beside the count.
  private(set) var notes = FlatTable<Int32>([])
  /// Blocks that were outgrown, by the logarithm of their size.
  private var spare: [[Int]] = Array(repeating: [], count: 16)

  deinit {
    thresholds.free()
    bases.free()
    masks.free()
    used.free()
    fullness.free()
    hashes.free()
    counts.free()
    notes.free()
  }

  /// A sketch that holds nothing.
  mutating func make() -> Int32 {
    let id = thresholds.grow(by: 1, with: .max)
    _ = bases.grow(by: 1, with: block(of: Self.firstSize))
    _ = masks.grow(by: 1, with: Int32(Self.firstSize - 1))
    _ = used.grow(by: 1, with: 0)
    _ = fullness.grow(by: 1, with: false)
    return Int32(truncatingIfNeeded: id)
  }

  @inline(__always)
  func look(_ id: Int32, _ hash: UInt64) -> Look {
    let sketch = Int(id)
    if hash > thresholds[sketch] { return .turnedAway }
    let mask = Int(masks[sketch])
    let base = bases[sketch]
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let known = hashes[base + place]
      if known == hash { return .found(base + place) }
      if known == 0 { return .missing }
      place = (place + 1) & mask
    }
  }

  @inline(__always)
  func count(at place: Int) { counts[place] += 1 }

  func setNote(_ note: Int32, at place: Int) { notes[place] = note }

  func isFull(_ id: Int32) -> Bool { fullness[Int(id)] }
  func count(of id: Int32) -> Int { Int(used[Int(id)]) }

  /// Adds a hash that was missing, counted once; the hash that had to go for it.
  @inline(never)
  mutating func insert(_ id: Int32, _ hash: UInt64, note: Int32 = 0) -> UInt64? {
    let sketch = Int(id)
    if Int(used[sketch]) * 4 >= (Int(masks[sketch]) + 1) * 3 { enlarge(sketch) }
    put(sketch, hash, 1, note)
    used[sketch] += 1
    guard Int(used[sketch]) > ValueSketch.room else { return nil }
    return evict(sketch)
  }

  /// Everything that a sketch holds.
  func entries(_ id: Int32) -> [(hash: UInt64, count: Int, note: Int32)] {
    let sketch = Int(id)
    let base = bases[sketch]
    return (0...Int(masks[sketch])).compactMap { place in
      let hash = hashes[base + place]
      return hash == 0 ? nil : (hash, counts[base + place], notes[base + place])
    }
  }

  private func put(_ sketch: Int, _ hash: UInt64, _ count: Int, _ note: Int32) {
    let mask = Int(masks[sketch])
    let base = bases[sketch]
    var place = Int(truncatingIfNeeded: hash) & mask
    while hashes[base + place] != 0 { place = (place + 1) & mask }
    hashes[base + place] = hash
    counts[base + place] = count
    notes[base + place] = note
  }

  /// Lets the largest hash go; the one below it is what others have to undercut from now on.
  private mutating func evict(_ sketch: Int) -> UInt64 {
    let base = bases[sketch]
    var (largest, second, place) = (UInt64(0), UInt64(0), 0)
    for offset in 0...Int(masks[sketch]) {
      let hash = hashes[base + offset]
      if hash > largest {
        (largest, second, place) = (hash, largest, offset)
      } else if hash > second {
        second = hash
      }
    }
    remove(sketch, at: place)
    used[sketch] -= 1
    fullness[sketch] = true
    thresholds[sketch] = second
    return largest
  }

  /// Empties a place, and moves up what stands behind it only because it was taken.
  private func remove(_ sketch: Int, at place: Int) {
    let (base, mask) = (bases[sketch], Int(masks[sketch]))
    var hole = place
    var next = (hole + 1) & mask
    while hashes[base + next] != 0 {
      let home = Int(truncatingIfNeeded: hashes[base + next]) & mask
      if (next - home) & mask >= (next - hole) & mask {
        hashes[base + hole] = hashes[base + next]
        counts[base + hole] = counts[base + next]
        notes[base + hole] = notes[base + next]
        hole = next
      }
      next = (next + 1) & mask
    }
    hashes[base + hole] = 0
  }

  private mutating func enlarge(_ sketch: Int) {
    let size = (Int(masks[sketch]) + 1) * 2
    let old = entries(Int32(truncatingIfNeeded: sketch))
    spare[Self.logarithm(Int(masks[sketch]) + 1)].append(bases[sketch])
    bases[sketch] = block(of: size)
    masks[sketch] = Int32(truncatingIfNeeded: size - 1)
    for entry in old { put(sketch, entry.hash, entry.count, entry.note) }
  }

  private mutating func block(of size: Int) -> Int {
    if let base = spare[Self.logarithm(size)].popLast() {
      for place in base..<(base + size) { hashes[place] = 0 }
      return base
    }
    _ = counts.grow(by: size, with: 0)
    _ = notes.grow(by: size, with: 0)
    return hashes.grow(by: size, with: 0)
  }

  private static func logarithm(_ size: Int) -> Int { size.trailingZeroBitCount }
}

/// A hash that is the same on every machine, so that profiles add up; never 0.
@inline(__always)
func stableHash(_ text: UncheckedBytes, _ start: Int, _ end: Int, salt: UInt64) -> UInt64 {
  var hash = salt ^ UInt64(truncatingIfNeeded: end - start)
  var offset = start
  while offset + 8 <= end {
    hash = stableMix(hash ^ text.word(at: offset))
    offset += 8
  }
  if offset < end {
    let bits = UInt64(8 * (end - offset))
    hash = stableMix(hash ^ (text.word(at: offset) & ((1 << bits) &- 1)))
  }
  // One more round: the sketches need every bit of the result to be as good as chance.
  hash = stableMix(hash ^ 0xA076_1D64_78BD_642F)
  return hash == 0 ? 1 : hash
}

@inline(__always)
func stableMix(_ value: UInt64) -> UInt64 {
  let product = (value ^ 0x2D35_8DCC_AA6C_78A5)
    .multipliedFullWidth(by: 0x8BB8_4B93_962E_ACC9)
  return product.high ^ product.low
}

/// The hashes by which sketches know values, however they were written.
enum ValueHash {
  static let textSalt: UInt64 = 0x7465_7874
  static let numberSalt: UInt64 = 0x6E75_6D62

  static func of(text: [UInt8]) -> UInt64 { hash(text, textSalt) }

  static func of(number: ExactNumber) -> UInt64 { hash(Array(number.description.utf8), numberSalt) }

  private static func hash(_ bytes: [UInt8], _ salt: UInt64) -> UInt64 {
    (bytes + [UInt8](repeating: 0, count: UncheckedBytes.padding))
      .withUncheckedBytes { stableHash($0, 0, bytes.count, salt: salt) }
  }
}

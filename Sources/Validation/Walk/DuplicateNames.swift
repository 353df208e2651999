import SourceText

/// Remembers the names of the objects of one event, to see one that comes twice.
///
/// One open-addressed table serves all objects: a name's hash is mixed with its object's number.
/// Two names with one hash are only a suspicion; the exact reader then says for sure. Entries of
/// earlier events are told by their epoch, so nothing is ever cleared.
struct DuplicateNames: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var hash: UInt64 = 0
    var epoch: UInt64 = 0
  }

  /// Small to begin with: every contract of every worker has such a table, and few need more.
  private static let firstCount = 256

  private var entries = FlatTable(repeating: Entry(), count: firstCount)
  private var mask = firstCount - 1
  private var used = 0
  private var epoch: UInt64 = 1
  private var objects: UInt64 = 0
  /// Unpredictable per process, so that nobody can choose names that collide.
  private let seed = UInt64.random(in: .min ... .max) | 1

  deinit { entries.free() }

  mutating func beginEvent() {
    epoch &+= 1
    used = 0
    objects = 0
  }

  /// A number for an object whose names are to be remembered.
  @inline(__always)
  mutating func beginObject() -> UInt64 {
    objects &+= 1
    return objects
  }

  /// Remembers a name; false when the object may have had it already.
  @inline(__always)
  mutating func insert(_ text: UncheckedBytes, _ start: Int, _ end: Int, object: UInt64) -> Bool {
    insert(Self.hash(text, start, end, seed: seed) ^ (object &* 0x9FB2_1C65_1E98_DF25))
  }

  private mutating func insert(_ hash: UInt64) -> Bool {
    if used * 2 > mask { grow() }
    var place = Int(truncatingIfNeeded: hash >> 20) & mask
    while entries[place].epoch == epoch {
      if entries[place].hash == hash { return false }
      place = (place + 1) & mask
    }
    entries[place] = Entry(hash: hash, epoch: epoch)
    used += 1
    return true
  }

  private mutating func grow() {
    let old = entries
    let oldCount = mask + 1
    mask = oldCount * 2 - 1
    entries = FlatTable(repeating: Entry(), count: mask + 1)
    used = 0
    for index in 0..<oldCount where old[index].epoch == epoch { _ = insert(old[index].hash) }
    old.free()
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

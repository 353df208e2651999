/// The distinct values of a path: all of them with their counts while they are few, a fair sample
/// of them and an estimate of their number when they are many.
///
/// Kept are the values with the smallest hashes. Whatever is among the smallest of the whole is
/// among the smallest of each part it came in, so the counts of those kept are exact, and parts
/// add up in any order.
package struct ValueSketch: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var hash: UInt64
    package var count: Int
    /// The value itself, where it is a word of a small vocabulary.
    package var word: [UInt8]?

    init(hash: UInt64, count: Int, word: [UInt8]? = nil) {
      self.hash = hash
      self.count = count
      self.word = word
    }
  }

  /// How many values are kept.
  package static let room = 64
  /// More words than this are no vocabulary.
  package static let wordLimit = 24

  /// In the order of their hashes.
  package private(set) var entries: [Entry] = []
  /// There were more values than are kept.
  package private(set) var isFull = false
  /// The values are no vocabulary: too many, or no words, or nobody's business by the field's name.
  package private(set) var isFree = false

  package init() {}

  init(_ entries: [Entry], isFull: Bool, isFree: Bool) {
    self.entries = entries.sorted { $0.hash < $1.hash }
    self.isFull = isFull
    self.isFree = isFree
    settle()
  }

  package mutating func add(_ other: ValueSketch) {
    isFull = isFull || other.isFull
    isFree = isFree || other.isFree
    entries = mergedByHash(entries, other.entries)
    settle()
  }

  /// Leaves out what does not fit, and words that are none.
  private mutating func settle() {
    if entries.count > Self.room {
      entries.removeLast(entries.count - Self.room)
      isFull = true
    }
    // What is no vocabulary any more cannot become one again, whatever came first.
    isFree = isFree || isFull || entries.count > Self.wordLimit
    guard isFree else { return }
    for index in entries.indices { entries[index].word = nil }
  }

  /// Whether the values may be a vocabulary.
  var areWords: Bool { !isFree }

  /// How many distinct values there were: exact up to the room, an estimate beyond.
  package var distinct: Int {
    guard isFull, let last = entries.last else { return entries.count }
    let share = Double(last.hash) / Double(UInt64.max)
    let estimate = Double(entries.count - 1) / max(share, 1e-15)
    return Int(exactly: estimate.rounded()) ?? .max
  }

  /// The words and their counts, the commonest first; nil where the values are no words.
  package var words: [(word: [UInt8], count: Int)]? {
    guard areWords else { return nil }
    let words = entries.compactMap { entry in entry.word.map { ($0, entry.count) } }
    guard words.count == entries.count else { return nil }
    return words.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.lexicographicallyPrecedes($1.0) }
  }

  /// How often a value came, by its hash; nil where only a sample is kept that says nothing of it.
  package func count(of hash: UInt64) -> Int? {
    if let entry = entries.first(where: { $0.hash == hash }) { return entry.count }
    guard isFull, let last = entries.last else { return 0 }
    return hash <= last.hash ? 0 : nil
  }

  /// Forgets the values themselves, for profiles that are kept or sent.
  mutating func forgetWords() {
    for index in entries.indices { entries[index].word = nil }
  }

  private func mergedByHash(_ first: [Entry], _ second: [Entry]) -> [Entry] {
    var merged: [Entry] = []
    merged.reserveCapacity(first.count + second.count)
    var (left, right) = (first[...], second[...])
    while let one = left.first, let other = right.first {
      if one.hash == other.hash {
        merged.append(
          Entry(hash: one.hash, count: one.count + other.count, word: one.word ?? other.word))
        left = left.dropFirst()
        right = right.dropFirst()
      } else if one.hash < other.hash {
        merged.append(one)
        left = left.dropFirst()
      } else {
        merged.append(other)
        right = right.dropFirst()
      }
    }
    return merged + left + right
  }
}

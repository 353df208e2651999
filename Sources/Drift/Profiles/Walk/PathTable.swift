import JSONText
import SourceText

/// The paths met so far, and what was counted at each: flat tables without objects or references.
///
/// A path is found by its parent and its name. What came after it the last time is tried first,
/// because the objects of one place look alike.
struct PathTable: ~Copyable {
  /// A name as it is compared: its first and last eight bytes, its length, and where all of it
  /// stands.
  struct Key: BitwiseCopyable {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    /// -1 for steps without a name.
    var length: Int32 = -1
    var start: Int32 = 0
  }

  struct Link: BitwiseCopyable {
    var parent: Int32
    /// The path of the event type that this one lies below.
    var root: Int32
    var anyName: Int32 = 0
    var element: Int32 = 0
    /// The first of the paths for the first places of arrays.
    var places: Int32 = 0
    var nameCount: Int32 = 0
    var isMap = false
    var isSensitive = false
    /// Events are not counted here.
    var isBehindData = false
  }

  /// What is counted at a path, as offsets into its row of `words`.
  enum Word {
    static let nulls = 0
    static let trues = 1
    static let falses = 2
    static let integers = 3
    static let pointed = 4
    static let fractions = 5
    static let strings = 6
    static let arrays = 7
    static let objects = 8
    static let events = 9
    static let lastEvent = 10
    /// Orders of the least and the greatest number, see `NumberOrder`.
    static let leastOrder = 11
    static let greatestOrder = 12
    static let firstTime = 13
    static let lastTime = 14
    static let fewest = 16
    static let most = 17
    static let lastCapture = 18
    static let firstCapture = 19
    /// The number of the day on which the path was met last.
    static let metOnDay = 20
    /// Hash of the word that the object at hand has here.
    static let pending = 21
    /// Hashes of the least and the greatest number: the same number again needs no comparison.
    static let leastHash = 22
    static let greatestHash = 23
    /// Which row of text facts belongs to the path, or 0.
    static let texts = 24
    static let stride = 28
  }

  private(set) var keys = FlatTable<Key>([])
  /// How the text that brought a name spells it.
  private(set) var spelled = FlatTable<SpelledName>([])
  var links = FlatTable<Link>([])
  /// The path that came after this one, and first in this one, the last time.
  var following = FlatTable<Int32>([])
  var leading = FlatTable<Int32>([])
  /// The number of the object that had the name last: a name that comes twice shows.
  var stamps = FlatTable<Int>([])
  private(set) var nameHashes = FlatTable<UInt64>([])
  var words = FlatTable<Int>([])
  /// Sketches by path, 0 for none: of values, of shapes, of companions.
  var sketches = FlatTable<Int32>([])
  private(set) var names = FlatTable<UInt8>([])
  /// How many paths lie below each event type, by the type's path.
  private(set) var sizes: [Int32: Int] = [:]

  private var places = FlatTable<Int32>(repeating: 0, count: 1024)
  private var mask = 1023

  /// Path 0 is the parent of all event types.
  init() { _ = add(Link(parent: 0, root: 0), Key(), hash: 0) }

  deinit {
    keys.free()
    spelled.free()
    links.free()
    following.free()
    leading.free()
    stamps.free()
    nameHashes.free()
    words.free()
    sketches.free()
    names.free()
    places.free()
  }

  var count: Int { keys.count }

  mutating func add(_ link: Link, _ key: Key, hash: UInt64) -> Int32 {
    let path = keys.grow(by: 1, with: key)
    _ = spelled.grow(by: 1, with: .impossible)
    _ = links.grow(by: 1, with: link)
    _ = following.grow(by: 1, with: 0)
    _ = leading.grow(by: 1, with: 0)
    _ = stamps.grow(by: 1, with: 0)
    _ = nameHashes.grow(by: 1, with: hash)
    _ = sketches.grow(by: 3, with: 0)
    let row = words.grow(by: Word.stride, with: 0)
    words[row + Word.leastOrder] = .max
    words[row + Word.greatestOrder] = .min
    words[row + Word.firstTime] = .max
    words[row + Word.lastTime] = .min
    words[row + Word.fewest] = .max
    if link.root != 0 { sizes[link.root, default: 0] += 1 }
    return Int32(truncatingIfNeeded: path)
  }

  // MARK: - Names

  /// The path of a name below another, or -1.
  @inline(__always)
  func find(_ parent: Int32, _ key: Key, in text: UncheckedBytes) -> Int32 {
    var place = Self.hash(parent, key) & mask
    while true {
      let path = places[place]
      if path == 0 { return -1 }
      if links[Int(path)].parent == parent, matches(path, key, in: text) { return path }
      place = (place + 1) & mask
    }
  }

  @inline(__always)
  func matches(_ path: Int32, _ key: Key, in text: UncheckedBytes) -> Bool {
    let known = keys[Int(path)]
    guard known.head == key.head, known.length == key.length, known.tail == key.tail else {
      return false
    }
    return key.length <= 16 || middleMatches(known, key, in: text)
  }

  private func middleMatches(_ known: Key, _ key: Key, in text: UncheckedBytes) -> Bool {
    for offset in 8..<(Int(key.length) - 8)
    where names[Int(known.start) + offset] != text[Int(key.start) + offset] {
      return false
    }
    return true
  }

  /// Adds a name below a path.
  mutating func add(name key: Key, in text: UncheckedBytes, below parent: Int32) -> Int32 {
    let start = Int(key.start)
    let end = start + Int(key.length)
    let bytes = text.copy(start..<end)
    var stored = key
    stored.start = Int32(truncatingIfNeeded: names.count)
    let first = names.grow(by: bytes.count, with: 0)
    for (offset, byte) in bytes.enumerated() { names[first + offset] = byte }
    var link = child(of: parent)
    link.isSensitive = link.isSensitive || (parent != 0 && PrivateName(bytes).isPrivate)
    let path = add(link, stored, hash: stableHash(text, start, end, salt: Self.nameSalt))
    links[Int(parent)].nameCount += 1
    spelled[Int(path)] = SpelledName(of: bytes)
    insert(path)
    if count * 2 > mask { rehash() }
    return path
  }

  /// What a new child of a path begins with.
  func child(of parent: Int32) -> Link {
    let above = links[Int(parent)]
    var link = Link(parent: parent, root: above.root)
    link.isBehindData = above.isBehindData
    // What stands inside of something private is private.
    link.isSensitive = above.isSensitive
    return link
  }

  /// The name of a path as it was written.
  func name(of path: Int32) -> [UInt8] {
    let key = keys[Int(path)]
    return (0..<Int(max(0, key.length))).map { names[Int(key.start) + $0] }
  }

  private static let nameSalt: UInt64 = 0x6E61_6D65

  @inline(__always)
  private static func hash(_ parent: Int32, _ key: Key) -> Int {
    let mixed =
      (key.head &+ (key.tail &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(UInt32(bitPattern: key.length))
    let spread = (mixed ^ UInt64(UInt32(bitPattern: parent)) << 32) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: spread >> 32)
  }

  private func insert(_ path: Int32) {
    var place = Self.hash(links[Int(path)].parent, keys[Int(path)]) & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = path
  }

  private mutating func rehash() {
    places.free()
    mask = mask * 2 + 1
    places = FlatTable(repeating: 0, count: mask + 1)
    for path in 1..<count where keys[path].length >= 0 { insert(Int32(truncatingIfNeeded: path)) }
  }
}

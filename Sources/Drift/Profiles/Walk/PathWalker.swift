import JSONText
import SourceText
import Validation

/// Walks values over the structural index and notes at which path each one stands.
///
/// What is noted counts only when the value was read to its end: an event that turns out to be
/// malformed leaves nothing but a few names behind.
struct PathWalker: ~Copyable {
  /// One value, or the end of a container, on its path.
  struct Note: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
      case null, yes, no, digits, point, exponent, string, array, object
    }

    var path: Int32
    var kind: Kind
    /// Digits before the point of a number.
    var digits: UInt16 = 0
    /// Where a scalar stands; for an object, the note that comes first in it.
    var start: Int = 0
    /// The length, or the shape of an object: a note more than three words long is felt.
    private var extent: UInt64

    init(path: Int32, kind: Kind, digits: UInt16 = 0, start: Int = 0, length: Int = 0) {
      (self.path, self.kind, self.digits, self.start) = (path, kind, digits, start)
      extent = UInt64(truncatingIfNeeded: length)
    }

    init(object path: Int32, firstNote: Int, shape: UInt64) {
      self.init(path: path, kind: .object, start: firstNote)
      extent = shape
    }

    /// How many bytes a scalar has, or elements an array.
    var length: Int { Int(truncatingIfNeeded: extent) }
    var shape: UInt64 { extent }
  }

  /// An event with more values than this is told, and not profiled.
  static let mostNotes = 8 << 20

  var paths = PathTable()
  var index: StructuralIndex = .empty
  private(set) var notes = FlatTable<Note>([])
  private(set) var noteCount = 0
  /// The event has more values than are noted; it is still checked to its end.
  private(set) var isTooLarge = false
  /// Names may hold escapes: the text was written by us, in one way for each name.
  var allowsEscapes = false
  private var names: Skimmer
  private let depthLimit: Int
  private var depth = 0
  private var object = 0

  init(depthLimit: Int) {
    self.depthLimit = depthLimit
    names = Skimmer(depthLimit: depthLimit)
  }

  deinit { notes.free() }

  mutating func begin(depth: Int) {
    names.beginEvent(depth: depth)
    self.depth = depth
    noteCount = 0
    isTooLarge = false
    guard notes.count > 1 << 20 else { return }
    // One giant event must not hold its memory for ever.
    notes.free()
    notes = FlatTable([])
  }

  @inline(__always)
  private mutating func note(_ note: Note) {
    if noteCount == notes.count {
      guard noteCount < Self.mostNotes else {
        isTooLarge = true
        return
      }
      _ = notes.grow(by: max(1024, noteCount), with: Note(path: 0, kind: .null))
    }
    notes[noteCount] = note
    noteCount += 1
  }

  // MARK: - Values

  /// Walks the value at a position; the position after it, or how the walk ended.
  @inline(__always)
  mutating func value(_ position: Int, _ path: Int32) -> Int {
    let byte = index.byte(at: position)
    switch byte {
    case UInt8(ascii: "\""):
      let start = index[position] + 1
      let end = index.contentEnd(position)
      note(Note(path: path, kind: .string, start: start, length: end - start))
    case UInt8(ascii: "{"): return container(position, path, isObject: true)
    case UInt8(ascii: "["): return container(position, path, isObject: false)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      guard index.isWord(at: index[position], byte) else { return ProfileEnd.malformed }
      let kind: Note.Kind =
        byte == UInt8(ascii: "n") ? .null : byte == UInt8(ascii: "t") ? .yes : .no
      note(Note(path: path, kind: kind))
    default:
      let (start, next) = (index[position], index[position + 1])
      let short = index.shortNumber(at: start, upTo: next, isNegative: byte == .minus)
      if short.form != .none {
        note(
          Note(
            path: path, kind: short.form == .digits ? .digits : .point,
            digits: UInt16(truncatingIfNeeded: short.digits), start: start, length: next &- start))
        return position &+ 1
      }
      guard let number = index.number(at: start) else { return ProfileEnd.malformed }
      let kind: Note.Kind
      switch number.form {
      case .digits: kind = .digits
      case .point: kind = .point
      case .exponent: kind = .exponent
      }
      note(
        Note(
          path: path, kind: number.digits > NumberOrder.mostDigits ? .exponent : kind,
          digits: UInt16(clamping: number.digits), start: start, length: number.length))
    }
    return position + 1
  }

  private mutating func container(_ position: Int, _ path: Int32, isObject: Bool) -> Int {
    guard depth < depthLimit else { return ProfileEnd.undecided }
    depth += 1
    let next = isObject ? members(position, path) : elements(position, path)
    depth -= 1
    return next
  }

  // MARK: - Arrays

  private mutating func elements(_ open: Int, _ path: Int32) -> Int {
    var position = open + 1
    var count = 0
    if index.byte(at: position) == UInt8(ascii: "]") {
      position += 1
    } else {
      while true {
        position = value(position, element(of: path, at: count, index.byte(at: position)))
        if position < 0 { return position }
        count += 1
        let byte = index.byte(at: position)
        position += 1
        if byte == UInt8(ascii: ",") { continue }
        guard byte == UInt8(ascii: "]") else { return ProfileEnd.malformed }
        break
      }
    }
    note(Note(path: path, kind: .array, length: count))
    return position
  }

  @inline(__always)
  private mutating func element(of path: Int32, at place: Int, _ byte: UInt8) -> Int32 {
    if place < FieldProfile.places, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "[") {
      let first = paths.links[Int(path)].places
      if first != 0 { return first + Int32(truncatingIfNeeded: place) }
      return addPlaces(to: path) + Int32(truncatingIfNeeded: place)
    }
    let known = paths.links[Int(path)].element
    return known != 0 ? known : addElement(to: path)
  }

  @inline(never)
  private mutating func addPlaces(to path: Int32) -> Int32 {
    var first: Int32 = 0
    for place in 0..<FieldProfile.places {
      let added = paths.add(paths.child(of: path), PathTable.Key(), hash: 0)
      if place == 0 { first = added }
    }
    paths.links[Int(path)].places = first
    return first
  }

  @inline(never)
  private mutating func addElement(to path: Int32) -> Int32 {
    let added = paths.add(paths.child(of: path), PathTable.Key(), hash: 0)
    paths.links[Int(path)].element = added
    return added
  }

  // MARK: - Objects

  private mutating func members(_ open: Int, _ path: Int32) -> Int {
    var position = open + 1
    object += 1
    let number = object
    let firstNote = noteCount
    var shape: UInt64 = 0
    var last: Int32 = 0
    var guess = paths.leading[Int(path)]
    // Where the names that are data begin on their pile; -1 while there are none.
    var dataNames = -1
    if index.byte(at: position) == UInt8(ascii: "}") {
      position += 1
    } else {
      while true {
        var child = guess
        // What stands nowhere is the guess where there is none.
        if !paths.spelled[Int(child)].stands(at: index[position], in: index.text) {
          child = foundName(position, below: path, &dataNames)
          if child < 0 { return Int(child) }
          if last == 0 {
            paths.leading[Int(path)] = child
          } else {
            paths.following[Int(last)] = child
          }
        }
        if paths.keys[Int(child)].length >= 0 {
          if paths.stamps[Int(child)] == number { return ProfileEnd.malformed }
          paths.stamps[Int(child)] = number
          let byte = index.byte(at: position + 2)
          shape &+= stableMix(paths.nameHashes[Int(child)] &+ UInt64(Self.shapeType(byte)))
        }
        position = value(position + 2, child)
        if position < 0 { return position }
        last = child
        guess = paths.following[Int(child)]
        let byte = index.byte(at: position)
        position += 1
        if byte == UInt8(ascii: ",") { continue }
        guard byte == UInt8(ascii: "}") else { return ProfileEnd.malformed }
        break
      }
    }
    if dataNames >= 0, !names.duplicates.end(at: dataNames) { return ProfileEnd.undecided }
    note(Note(object: path, firstNote: firstNote, shape: shape == 0 ? 1 : shape))
    return position
  }

  /// The path for a name that is not the guessed one, or is spelled in another way.
  @inline(never)
  private mutating func foundName(
    _ position: Int, below parent: Int32, _ dataNames: inout Int
  ) -> Int32 {
    guard index.byte(at: position) == UInt8(ascii: "\""),
      index.byte(at: position + 1) == UInt8(ascii: ":")
    else { return Int32(ProfileEnd.malformed) }
    let key = index.nameKey(index[position] + 1, index.contentEnd(position))
    let known = paths.find(parent, key, in: index.text)
    return known < 0 ? newName(key, position, below: parent, &dataNames) : known
  }

  /// The path for a name that is met for the first time, or is data; negative when the walk ends.
  @inline(never)
  private mutating func newName(
    _ key: PathTable.Key, _ position: Int, below parent: Int32, _ dataNames: inout Int
  ) -> Int32 {
    let (start, end) = (Int(key.start), Int(key.start) + Int(key.length))
    // An escaped name may be one that is known.
    if !allowsEscapes, index.holdsEscape(start, end) { return Int32(ProfileEnd.undecided) }
    let link = paths.links[Int(parent)]
    let isOver = paths.sizes[link.root, default: 0] > EventProfile.pathLimit
    if !isOver, !link.isMap, !isDataKey(index.text, start, end - start) {
      if link.nameCount < FieldProfile.nameLimit {
        return paths.add(name: key, in: index.text, below: parent)
      }
      paths.links[Int(parent)].isMap = true
    }
    if dataNames < 0 { dataNames = names.duplicates.height }
    names.duplicates.add(index.text, start, end)
    if link.anyName != 0 { return link.anyName }
    var any = paths.child(of: parent)
    any.isBehindData = true
    let added = paths.add(any, PathTable.Key(), hash: 0)
    paths.links[Int(parent)].anyName = added
    return added
  }

  /// A type as the first byte of a value tells it.
  @inline(__always)
  static func shapeType(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "{"): 6
    case UInt8(ascii: "["): 5
    case UInt8(ascii: "\""): 4
    case UInt8(ascii: "t"), UInt8(ascii: "f"): 2
    case UInt8(ascii: "n"): 1
    default: 3
    }
  }
}

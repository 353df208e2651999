import JSONText
import SourceText

/// Names that a site does not list and that came before: fields that no schema knows, fields that a
/// pattern or `additionalProperties` has a schema for.
///
/// Such names mostly come with every event, and in one order. Each walker keeps the first of them as
/// members behind those of the program, so that they are guessed and compared as listed keys are,
/// with what became of them.
struct LearnedNames: ~Copyable {
  struct Name: BitwiseCopyable {
    /// The site whose objects had it.
    var site: Int32
    /// Where its values are among the places below the object's.
    var slot: Int32
    var length: Int32
    /// The entry under which it is counted at a location; -1 where a schema knows it.
    var unknown: Int32
    var location: Int32
  }

  /// Names past these are looked at anew each time.
  static let limit = 1024
  /// The longest name that can be compared as it is spelled.
  static let longestName = 21
  private static let mask = 2 * limit - 1

  private(set) var names = FlatTable<Name>([])
  /// One more than a name's number, by the hash of its site and itself; zero for none.
  private var numbers = FlatTable<Int16>(repeating: 0, count: 2 * limit)
  /// Where its member stands among all members of the walker.
  let firstMember: Int

  init(behind members: Int) { firstMember = members }

  deinit {
    names.free()
    numbers.free()
  }

  var isFull: Bool { names.count == Self.limit }

  /// The number of a name that stands at an offset with its quotes and colon, or -1.
  @inline(__always)
  func find(
    _ name: KeyBytes, of site: Int32, at start: Int, in text: UncheckedBytes,
    _ members: FlatTable<Member>
  ) -> Int {
    var place = Self.hash(name, site)
    while numbers[place] != 0 {
      let number = Int(numbers[place]) &- 1
      if names.reference(at: number).value.site == site,
        members.reference(at: firstMember &+ number).value.stands(at: start, in: text)
      {
        return number
      }
      place = (place &+ 1) & Self.mask
    }
    return -1
  }

  /// Takes a name in that is not there yet; its number.
  mutating func add(_ name: Name, _ key: KeyBytes) -> Int {
    let number = names.grow(by: 1, with: name)
    var place = Self.hash(key, name.site)
    while numbers[place] != 0 { place = (place &+ 1) & Self.mask }
    numbers[place] = Int16(number + 1)
    return number
  }

  @inline(__always)
  private static func hash(_ name: KeyBytes, _ site: Int32) -> Int {
    (name.hash ^ Int(site) &* 0x9E37_79B1) & mask
  }
}

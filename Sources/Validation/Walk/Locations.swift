import SourceText

/// The places in events that a walker has been to: a tree of normalised paths.
///
/// Array positions and map-like keys are one place, so the tree is as large as the contract and
/// not as large as the data. Each place has one site; a choice that leads to another site at the
/// same place gets an alias below it.
struct Locations: ~Copyable {
  struct Entry: BitwiseCopyable {
    var parent: Int32
    var slot: Int32
    var site: Int32
    /// Where the entry's children stand in `children`.
    var children: Int32
  }

  /// A recursive schema over hostile data could otherwise branch without end.
  static let limit = 50_000
  static let root: Int32 = 0
  /// Stands for every place past the limit; it is its own child.
  static let overflow: Int32 = 1

  private(set) var entries: FlatTable<Entry>
  /// Location plus one, 0 for none yet.
  private var children: FlatTable<Int32>
  private let program: Program

  init(_ program: Program) {
    self.program = program
    entries = FlatTable([])
    children = FlatTable([])
    _ = append(parent: -1, slot: 0, site: program.root)
    _ = append(parent: -1, slot: 0, site: Program.freeSite)
  }

  deinit {
    entries.free()
    children.free()
  }

  /// The place a child of a place is at.
  @inline(__always)
  mutating func child(_ parent: Int32, _ slot: Int32, _ site: Int32) -> Int32 {
    if parent == Self.overflow { return parent }
    let known = children[Int(entries[Int(parent)].children + slot)]
    return known != 0 ? known - 1 : make(parent, slot, site)
  }

  @inline(never)
  private mutating func make(_ parent: Int32, _ slot: Int32, _ site: Int32) -> Int32 {
    guard entries.count < Self.limit else { return Self.overflow }
    let location = append(parent: parent, slot: slot, site: site)
    children[Int(entries[Int(parent)].children + slot)] = location + 1
    return location
  }

  private mutating func append(parent: Int32, slot: Int32, site: Int32) -> Int32 {
    let slots = Int(program.tables.sites[Int(site)].childSlots)
    let first = children.grow(by: slots, with: 0)
    let entry = Entry(parent: parent, slot: slot, site: site, children: Int32(first))
    return Int32(entries.grow(by: 1, with: entry))
  }

  /// The path of a place from the payload's root: names, tuple positions, `*` for any.
  func path(of location: Int32) -> [PathStep] {
    if location == Self.overflow { return [.any] }
    var steps: [PathStep] = []
    var current = entries[Int(location)]
    while current.parent >= 0 {
      let parent = entries[Int(current.parent)]
      if let step = program.step(from: parent.site, slot: current.slot) { steps.append(step) }
      current = parent
    }
    return steps.reversed()
  }
}

/// One step of a normalised path.
package enum PathStep: Hashable, Comparable, Sendable {
  case name(String)
  case index(Int)
  /// Any array position past the tuple, or any key of a map-like object.
  case any

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.token < rhs.token }

  /// The step as a JSON pointer writes it.
  package var token: String {
    switch self {
    case .name(let name):
      // `*` stands for any, so a field of that very name is written as an escape of its own.
      name == "*" ? "~2" : escapedToken(name)
    case .index(let index): String(index)
    case .any: "*"
    }
  }
}

/// `~` and `/` as RFC 6901 writes them inside a token.
private func escapedToken(_ name: String) -> String {
  var token = ""
  for scalar in name.unicodeScalars {
    switch scalar {
    case "~": token += "~0"
    case "/": token += "~1"
    default: token.unicodeScalars.append(scalar)
    }
  }
  return token
}

extension [PathStep] {
  /// The path as a JSON pointer.
  package var pointer: String { map { "/" + $0.token }.joined() }
}

extension Program {
  /// What a slot of a site's children means in a path; nil for aliases, which stay at the place.
  func step(from siteIndex: Int32, slot: Int32) -> PathStep? {
    let site = tables.sites[Int(siteIndex)]
    if slot < site.keys.count { return .name(keyNames[Int(site.keys.start + slot)]) }
    if slot < site.keys.count + site.others.count { return .any }
    if slot < site.restSlot { return .index(Int(slot - site.prefixSlot(0))) }
    return slot == site.restSlot ? .any : nil
  }
}

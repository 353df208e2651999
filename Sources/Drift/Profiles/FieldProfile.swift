package import JSONText

/// What the values at one path were: counts of types, bounds, a sketch of distinct values.
package struct FieldProfile: Hashable, Sendable {
  /// One step down from a value.
  package enum Step: Hashable, Comparable, Sendable {
    /// A field by its name.
    case name(JSONName)
    /// Any name of an object whose names are data.
    case anyName
    /// A scalar at one of the first places of arrays.
    case place(Int)
    /// Any other element of an array.
    case element
  }

  /// In how many events the path was met; 0 behind names that are data, where it is not counted.
  package var events = 0
  /// Whether the object had so many names that they are keys of a map.
  package var isMap = false
  package var types = TypeTally()
  package var numbers: NumberRange?
  package var texts: TextFacts?
  /// How many elements arrays had.
  package var sizes: SizeRange?
  package var values = ValueSketch()
  /// Which fields objects had together, and of which types.
  package var shapes = ShapeTable()
  /// With which shapes of its object each value of a word came; for finding what tells variants
  /// apart.
  package var companions = CompanionTable()
  package var first: SeenMark?
  package var last: SeenMark?
  /// How many values of each type came on each day.
  package var typeDays: [ValueType: DayCounts] = [:]
  /// The first place of each type, to show outliers by.
  package var marks: [ValueType: RecordMark] = [:]
  package var children: [Step: FieldProfile] = [:]

  package init() {}

  /// More names than this in one object are keys of a map.
  package static let nameLimit = 256
  /// So many places of arrays are looked at by themselves.
  package static let places = 8
}

extension FieldProfile {
  package subscript(name: JSONName) -> FieldProfile? { children[.name(name)] }

  /// The fields by name, in the order of their bytes.
  package var fields: [(name: JSONName, field: FieldProfile)] {
    children.compactMap { step, child in
      if case .name(let name) = step { (name, child) } else { nil }
    }
    .sorted { $0.name < $1.name }
  }

  /// What stands behind names that are data.
  package var anyField: FieldProfile? { children[.anyName] }

  /// All elements of arrays together.
  package var elements: FieldProfile? {
    var all: FieldProfile?
    for (step, child) in children {
      switch step {
      case .place, .element:
        if all?.add(child) == nil { all = child }
      case .name, .anyName: break
      }
    }
    return all
  }

  /// How many values came on each day, whatever their type.
  package var days: DayCounts {
    typeDays.values.reduce(into: DayCounts()) { $0.add($1) }
  }

  /// How often a field came among the objects that could hold it.
  package func presence(of name: JSONName) -> Presence {
    Presence(seen: self[name]?.types.total ?? 0, of: types.objects)
  }

  /// How many paths there are, this one included.
  package var pathCount: Int { children.values.reduce(1) { $0 + $1.pathCount } }

  /// Whether values that could be words are known by their hashes alone, here or below.
  package var lacksWords: Bool {
    (types.strings > 0 && values.areWords && !values.entries.isEmpty && values.words == nil)
      || children.values.contains(where: \.lacksWords)
  }

  /// Forgets what lies more than some levels below.
  mutating func forget(below levels: Int) {
    guard levels > 0 else {
      children = [:]
      shapes = ShapeTable()
      return
    }
    for step in children.keys { children[step]?.forget(below: levels - 1) }
  }
}

extension FieldProfile {
  // Reading bounds the depth of values, and so the recursion.
  package mutating func add(_ other: FieldProfile) {
    events += other.events
    isMap = isMap || other.isMap
    types.add(other.types)
    numbers = joined(numbers, other.numbers) { $0.add($1) }
    texts = joined(texts, other.texts) { $0.add($1) }
    sizes = joined(sizes, other.sizes) { $0.add($1) }
    values.add(other.values)
    shapes.add(other.shapes)
    companions.add(other.companions)
    if !values.areWords { companions = CompanionTable() }
    first = joined(first, other.first) { $0 = min($0, $1) }
    last = joined(last, other.last) { $0 = max($0, $1) }
    for (type, days) in other.typeDays { typeDays[type, default: DayCounts()].add(days) }
    marks.merge(other.marks, uniquingKeysWith: min)
    for (step, child) in other.children {
      if children[step]?.add(child) == nil { children[step] = child }
    }
    collapseNames()
  }

  /// An object with too many names is a map: its names become any name.
  mutating func collapseNames() {
    let names = children.keys.filter { $0.isName }
    isMap = isMap || names.count > Self.nameLimit
    guard isMap, !names.isEmpty else { return }
    var any = children[.anyName] ?? FieldProfile()
    for name in names {
      guard var child = children.removeValue(forKey: name) else { continue }
      child.forgetEvents()
      any.add(child)
    }
    children[.anyName] = any
    shapes = ShapeTable()
  }

  /// Events are not counted behind names that are data: two names of one event would be two.
  private mutating func forgetEvents() {
    events = 0
    for step in children.keys { children[step]?.forgetEvents() }
  }
}

extension FieldProfile.Step {
  var isName: Bool {
    switch self {
    case .name: true
    case .anyName, .place, .element: false
    }
  }
}

/// What two parts say together, where either may say nothing.
private func joined<Value>(
  _ first: Value?, _ second: Value?, _ add: (inout Value, Value) -> Void
) -> Value? {
  guard var all = first else { return second }
  if let second { add(&all, second) }
  return all
}

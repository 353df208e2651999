import JSONText
import SourceText

/// Makes a profile of what was counted in flat tables.
struct PathExport {
  private typealias Word = PathTable.Word

  let captures: [String]

  func profile(_ walker: borrowing PathWalker, _ tally: borrowing PathTally) -> Profile {
    let tree = children(walker)
    let days = days(tally)
    var profile = Profile()
    for type in tree[0] {
      let payload = field(type, tree, days, walker, tally)
      guard payload.types.total > 0 else { continue }
      let link = walker.paths.links[Int(type)]
      let name =
        walker.paths.keys[Int(type)].length >= 0
        ? plainName(walker.paths.name(of: type)) : Profile.anyType
      var event = EventProfile()
      event.payload = payload
      event.isExploded = walker.paths.sizes[link.root, default: 0] > EventProfile.pathLimit
      profile.events[name, default: EventProfile()].add(event)
    }
    var whole = Profile()
    whole.add(profile)
    return whole
  }

  /// The paths below each path.
  private func children(_ walker: borrowing PathWalker) -> [[Int32]] {
    var tree: [[Int32]] = Array(repeating: [], count: walker.paths.count)
    for path in 1..<max(1, walker.paths.count) {
      tree[Int(walker.paths.links[path].parent)].append(Int32(truncatingIfNeeded: path))
    }
    return tree
  }

  private func days(_ tally: borrowing PathTally) -> [Int: [ValueType: DayCounts]] {
    var days: [Int: [ValueType: DayCounts]] = [:]
    for (key, count) in tally.days.sorted(by: { $0.key.day < $1.key.day }) {
      days[key.path, default: [:]][key.type, default: DayCounts()].add(count, on: key.day)
    }
    return days
  }

  // The walk bounds the depth of paths, and so the recursion.
  private func field(
    _ path: Int32, _ tree: [[Int32]], _ days: [Int: [ValueType: DayCounts]],
    _ walker: borrowing PathWalker,
    _ tally: borrowing PathTally
  ) -> FieldProfile {
    var field = FieldProfile()
    let link = walker.paths.links[Int(path)]
    counts(&field, path, walker, tally)
    if link.isBehindData { field.events = 0 }
    field.typeDays = days[Int(path)] ?? [:]
    field.numbers = tally.ranges[Int(path)]
    let row = walker.paths.words[Int(path) * Word.stride + Word.texts]
    field.texts = tally.texts.facts(of: row, isPrivate: link.isSensitive)
    field.values = values(path, walker, tally)
    field.shapes = shapes(path, walker, tally)
    if field.values.areWords { field.companions = companions(path, walker, tally) }
    for child in tree[Int(path)] {
      let inner = self.field(child, tree, days, walker, tally)
      guard inner.types.total > 0 else { continue }
      field.children[step(child, link, walker)] = inner
    }
    field.isMap = link.isMap
    field.collapseNames()
    return field
  }

  private func step(
    _ child: Int32, _ link: PathTable.Link, _ walker: borrowing PathWalker
  ) -> FieldProfile.Step {
    if walker.paths.keys[Int(child)].length >= 0 {
      return .name(plainName(walker.paths.name(of: child)))
    }
    if child == link.anyName { return .anyName }
    return child == link.element ? .element : .place(Int(child - link.places))
  }

  /// A name as it is meant; only names with escapes were written otherwise.
  private func plainName(_ name: [UInt8]) -> JSONName {
    guard name.contains(UInt8(ascii: "\\")),
      let document = try? JSONDocument.read([0x22] + name + [0x22]),
      let plain = document.root.name
    else { return JSONName(name) }
    return plain
  }

  private func counts(
    _ field: inout FieldProfile, _ path: Int32, _ walker: borrowing PathWalker,
    _ tally: borrowing PathTally
  ) {
    let words = walker.paths.words
    let row = Int(path) * Word.stride
    field.types.nulls = words[row + Word.nulls]
    field.types.trues = words[row + Word.trues]
    field.types.falses = words[row + Word.falses]
    field.types.integers = words[row + Word.integers]
    field.types.pointed = words[row + Word.pointed]
    field.types.fractions = words[row + Word.fractions]
    field.types.strings = words[row + Word.strings]
    field.types.arrays = words[row + Word.arrays]
    field.types.objects = words[row + Word.objects]
    field.events = words[row + Word.events]
    if field.types.arrays > 0 {
      field.sizes = SizeRange(words[row + Word.fewest], words[row + Word.most])
    }
    if field.types.total > 0 {
      field.first = sighting(words[row + Word.firstTime], words[row + Word.firstCapture])
      field.last = sighting(words[row + Word.lastTime], words[row + Word.lastCapture])
    }
    for word in Word.nulls...Word.objects {
      guard let mark = tally.marks[PathTally.Mark(path: path, word: word)] else { continue }
      let place = RecordMark(capture: name(of: mark >> 40), line: mark & (1 << 40 - 1))
      field.marks.merge([PathTally.types[word]: place], uniquingKeysWith: min)
    }
  }

  private func sighting(_ time: Int, _ capture: Int) -> SeenMark {
    SeenMark(time: time == .min ? nil : time, capture: name(of: capture))
  }

  private func name(of capture: Int) -> String {
    captures.indices.contains(capture) ? captures[capture] : ""
  }

  // MARK: - Sketches

  private func values(
    _ path: Int32, _ walker: borrowing PathWalker, _ tally: borrowing PathTally
  ) -> ValueSketch {
    let id = tally.sketchID(path, .values, in: walker.paths)
    let isFree = tally.free.contains(path) || walker.paths.links[Int(path)].isSensitive
    guard id != 0 else { return ValueSketch([], isFull: false, isFree: isFree) }
    let entries = tally.pool.entries(id).map { entry in
      let word = entry.note >> 4
      return ValueSketch.Entry(
        hash: entry.hash, count: entry.count, word: word > 0 ? tally.vocabulary[Int(word)] : nil)
    }
    return ValueSketch(entries, isFull: tally.pool.isFull(id), isFree: isFree)
  }

  private func shapes(
    _ path: Int32, _ walker: borrowing PathWalker, _ tally: borrowing PathTally
  ) -> ShapeTable {
    let id = tally.sketchID(path, .shapes, in: walker.paths)
    guard id != 0 else { return ShapeTable() }
    var shapes: [UInt64: ShapeTable.Shape] = [:]
    for entry in tally.pool.entries(id) {
      let members = tally.shapes[PathTally.ShapeKey(path: path, hash: entry.hash)] ?? []
      shapes[entry.hash] = ShapeTable.Shape(
        members: members.map {
          ShapeTable.Member(
            plainName(walker.paths.name(of: $0.path)), Self.shapeTypes[Int($0.type)])
        }.sorted(), count: entry.count)
    }
    return ShapeTable(shapes, isSample: tally.pool.isFull(id))
  }

  /// The types of shapes: 1 is null.
  private static let shapeTypes: [ValueType] = [
    .null, .null, .boolean, .number, .string, .array, .object,
  ]

  private func companions(
    _ path: Int32, _ walker: borrowing PathWalker, _ tally: borrowing PathTally
  ) -> CompanionTable {
    let id = tally.sketchID(path, .companions, in: walker.paths)
    guard id != 0 else { return CompanionTable() }
    var pairs: [UInt64: CompanionTable.Pair] = [:]
    for entry in tally.pool.entries(id) {
      guard let parts = tally.pairs[entry.hash] else { continue }
      pairs[entry.hash] = CompanionTable.Pair(
        value: parts.value, shape: parts.shape, count: entry.count)
    }
    return CompanionTable(pairs, isSample: tally.pool.isFull(id))
  }
}

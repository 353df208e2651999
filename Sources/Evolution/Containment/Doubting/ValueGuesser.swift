import JSONText
import Schemas

/// Writes values that a schema may take, by chance and near its limits; many of them it will not.
///
/// It reads the schemas themselves and shares nothing with the search, so that it can find the
/// search, and what the schemas were turned into, at fault.
struct ValueGuesser {
  private let graph: SchemaGraph
  private let examples: ExampleTexts
  private var chance: Chance
  private var builder = JSONDocumentBuilder()
  private var room = 0

  init(_ graph: SchemaGraph, examples: ExampleTexts, seed: UInt64) {
    self.graph = graph
    self.examples = examples
    chance = Chance(seed: seed)
  }

  /// A value of at most about `room` parts.
  mutating func value(for schema: SchemaGraph.ID, room: Int) -> JSONValue {
    builder = JSONDocumentBuilder()
    self.room = room
    write(schema, depth: 0)
    return builder.finish().root
  }

  private mutating func write(_ schema: SchemaGraph.ID?, depth: Int) {
    room -= 1
    guard let schema, depth < 12 else { return builder.number(depth) }
    let sketch = ValueSketch(of: schema, in: graph, &chance)
    if let constant = chance.pick(from: sketch.constants), chance.below(8) > 0 {
      return builder.copy(constant)
    }
    let kinds: [TypeSet] = [
      .null, .boolean, .integer, .fraction, .string, .array, .object,
    ]
    let possible = kinds.filter { sketch.types.contains($0) }
    switch chance.pick(from: possible) ?? .null {
    case .null: builder.null()
    case .boolean: builder.bool(chance.isHeads())
    case .integer, .fraction: writeNumber(sketch)
    case .string: builder.string(text(for: sketch))
    case .array: writeItems(sketch, depth)
    default: writeFields(sketch, depth)
    }
  }

  private mutating func writeNumber(_ sketch: ValueSketch) {
    let plain = ["0", "1", "-1", "2", "3", "0.5", "1.5", "10", "1.0"]
    let near = (sketch.bounds + sketch.multiples).map(\.description)
    guard let number = chance.pick(from: near), chance.below(3) > 0 else {
      return builder.number(lexeme: (chance.pick(from: plain) ?? "0").utf8)
    }
    guard let whole = ExactNumber(lexeme: number)?.asInt, chance.isHeads() else {
      return builder.number(lexeme: number.utf8)
    }
    builder.number(whole &+ chance.below(3) &- 1)
  }

  private mutating func text(for sketch: ValueSketch) -> String {
    if let format = chance.pick(from: sketch.formats), let text = chance.pick(from: format.samples)
    {
      return text
    }
    if let pattern = chance.pick(from: sketch.patterns), chance.below(4) > 0,
      let text = examples.text(matching: sketch.patterns),
      let other = examples.text(matching: [pattern])
    {
      return chance.isHeads() ? text : other
    }
    let lengths =
      sketch.lengths.filter { $0 <= 300 }.flatMap { [$0, $0 &- 1, $0 &+ 1] } + [0, 1, 3]
    let length = max(0, chance.pick(from: lengths) ?? 0)
    return String(repeating: chance.isHeads() ? "a" : "0", count: length)
  }

  private mutating func writeItems(_ sketch: ValueSketch, _ depth: Int) {
    let counts =
      sketch.counts.filter { $0 <= 20 } + [sketch.prefix.map(\.count).max() ?? 0, 0, 1, 2]
    let count = max(0, (chance.pick(from: counts) ?? 0) + chance.below(2))
    builder.begin(.array)
    for place in 0..<count where room > 0 {
      let own = sketch.prefix.filter { place < $0.count }.map { $0[place] }
      write(chance.pick(from: own.isEmpty ? sketch.rest : own), depth: depth + 1)
    }
    builder.end()
  }

  private mutating func writeFields(_ sketch: ValueSketch, _ depth: Int) {
    builder.begin(.object)
    var written: Set<JSONName> = []
    // In every second guess only what must be there, in the others some of the rest.
    let isFull = chance.isHeads()
    let required = Set(sketch.required)
    for field in sketch.fields where required.contains(field.name) || (isFull && room > 0) {
      guard required.contains(field.name) || chance.below(3) > 0 else { continue }
      guard written.insert(field.name).inserted else { continue }
      builder.string(field.name.utf8)
      write(field.schema, depth: depth + 1)
    }
    for name in sketch.required where written.insert(name).inserted {
      builder.string(name.utf8)
      write(chance.pick(from: sketch.others), depth: depth + 1)
    }
    writeStranger(sketch, depth, &written)
    builder.end()
  }

  /// A field that no keyword names, or only a pattern.
  private mutating func writeStranger(
    _ sketch: ValueSketch, _ depth: Int, _ written: inout Set<JSONName>
  ) {
    guard chance.below(3) == 0, room > 0 else { return }
    var name: JSONName = "z"
    var schema = chance.pick(from: sketch.others)
    if let patterned = chance.pick(from: sketch.patterned), chance.isHeads(),
      let text = examples.text(matching: [patterned.pattern])
    {
      name = JSONName(text)
      schema = patterned.schema
    }
    guard written.insert(name).inserted else { return }
    builder.string(name.utf8)
    write(schema, depth: depth + 1)
  }
}

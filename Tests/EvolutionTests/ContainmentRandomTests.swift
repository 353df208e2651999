import Evolution
import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// Schemas by chance, held against every value of a pool.
@Suite struct ContainmentRandomTests {
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `no proof has a counterexample among many values`(seed: UInt64) throws {
    var writer = SchemaWriter(seed: seed)
    var (proofs, refutations, unknown) = (0, 0, 0)
    for _ in 0..<120 {
      let (first, second) = writer.pair()
      let pair = SchemaPair(try graph(first), try graph(second))
      switch pair.containment(of: .first(pair.first.root), within: .second(pair.second.root)) {
      case .proved:
        proofs += 1
        let (inner, outer) = (CarefulValidator(pair.first), CarefulValidator(pair.second))
        let counterexample = Self.pool.first { inner.accepts($0) && !outer.accepts($0) }
        let text = counterexample.map { String(decoding: $0.compactBytes, as: UTF8.self) }
        #expect(text == nil, "\(first) within \(second)")
      case .refuted: refutations += 1
      case .unknown(let reason):
        unknown += 1
        #expect(!reason.contains("bug"), "\(first) within \(second): \(reason)")
      }
    }
    #expect(proofs > 20)
    #expect(refutations > 20)
    #expect(unknown < 4)
  }

  @Test func `a schema is within itself, and nothing is within false but what takes nothing`()
    throws
  {
    var writer = SchemaWriter(seed: 7)
    for _ in 0..<150 {
      let (text, _) = writer.pair()
      let pair = SchemaPair(try graph(text), try graph("false"))
      let itself = SchemaPair.Place.first(pair.first.root)
      #expect(pair.containment(of: itself, within: itself).isProved, "\(text)")
      let never = pair.containment(of: itself, within: .second(pair.second.root))
      #expect(never.isProved == pair.emptiness(of: itself).isProved, "\(text)")
      if never.isProved {
        let validator = CarefulValidator(pair.first)
        #expect(!Self.pool.contains { validator.accepts($0) }, "\(text)")
      }
    }
  }

  private func graph(_ text: String) throws -> SchemaGraph {
    let value = try JSONDocument.read(text).root
    return SchemaReader.read(SchemaSource(uri: "file:///schema.json", path: nil, value: value))
      .graph
  }

  /// Values near whatever the schemas speak of.
  static let pool: [JSONValue] = {
    let plain = ["null", "true", "0", "1", "2", "-1", "0.5", "\"\"", "\"a\"", "\"ab\"", "\"b\""]
    var texts = plain + ["[]", "{}", "1.0", "3", "false", "\"aa\""]
    for first in plain {
      texts.append("[\(first)]")
      for name in ["a", "b", "ab", "z"] { texts.append("{\"\(name)\":\(first)}") }
      for second in plain { texts.append("[\(first),\(second)]") }
      for second in ["0", "1", "\"a\""] {
        texts.append("{\"a\":\(first),\"b\":\(second)}")
        texts.append("{\"b\":\(first),\"z\":\(second)}")
        texts.append("[\(first),1,\(second)]")
      }
    }
    return texts.compactMap { try? JSONDocument.read($0).root }
  }()
}

/// Writes schemas by chance, as JSON.
private struct SchemaWriter {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A schema and one that differs from it in a keyword or a branch, or in all.
  mutating func pair() -> (String, String) {
    var keywords = (0...Int.random(in: 0...2, using: &generator)).map { _ in keyword(depth: 2) }
    let first = object(keywords)
    if chance(5) { return (first, schema(depth: 2)) }
    let place = Int.random(in: 0..<keywords.count, using: &generator)
    if chance(3) {
      keywords.remove(at: place)
    } else if chance(2) {
      keywords[place] = keyword(depth: 2)
    } else {
      keywords.append(keyword(depth: 1))
    }
    return chance(2) ? (first, object(keywords)) : (object(keywords), first)
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &generator) == 0 }
  private mutating func pick(_ list: [String]) -> String {
    list.randomElement(using: &generator) ?? ""
  }

  private mutating func schema(depth: Int) -> String {
    guard depth > 0 else {
      return pick([
        "true", "false", #"{"type":"integer"}"#, #"{"type":"string"}"#, #"{"const":1}"#,
        #"{"enum":["a",0]}"#, #"{"type":["null","number"]}"#, #"{"minimum":1}"#,
      ])
    }
    return object((0...Int.random(in: 0...1, using: &generator)).map { _ in keyword(depth: depth) })
  }

  /// Of keywords that come twice the last one holds, as members must not.
  private func object(_ keywords: [(String, String)]) -> String {
    let unique = Dictionary(keywords) { _, last in last }
    return "{"
      + unique.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
      .joined(separator: ",") + "}"
  }

  private mutating func keyword(depth: Int) -> (String, String) {
    let inner = depth - 1
    switch Int.random(in: 0..<24, using: &generator) {
    case 0, 1: return ("type", pick([#""object""#, #""array""#, #"["integer","string"]"#]))
    case 2: return ("enum", pick([#"[1,"a",{}]"#, #"[[],[1]]"#, #"[{"a":1},null,0.5]"#]))
    case 3: return ("minimum", pick(["0", "1", "0.5"]))
    case 4: return ("multipleOf", pick(["2", "0.5", "3"]))
    case 5: return ("pattern", pick([#""^a""#, #""b$""#, #""^[ab]*$""#]))
    case 6: return (pick(["minLength", "maxLength"]), pick(["0", "1", "2"]))
    case 7, 8:
      let (first, second) = (schema(depth: inner), schema(depth: inner))
      return ("properties", #"{"a":\#(first),"b":\#(second)}"#)
    case 9: return ("required", pick([#"["a"]"#, #"["b","a"]"#]))
    case 10: return ("additionalProperties", chance(2) ? "false" : schema(depth: inner))
    case 11: return ("patternProperties", #"{"^a":\#(schema(depth: inner))}"#)
    case 12: return ("propertyNames", pick([#"{"pattern":"^a"}"#, #"{"maxLength":1}"#]))
    case 13: return (pick(["minProperties", "maxProperties"]), pick(["0", "1", "2"]))
    case 14: return ("items", schema(depth: inner))
    case 15: return ("prefixItems", "[\(schema(depth: inner))]")
    case 16: return ("contains", schema(depth: inner))
    case 17: return (pick(["minItems", "maxItems", "maxContains"]), pick(["0", "1", "2"]))
    case 18: return ("uniqueItems", "true")
    case 19: return ("not", schema(depth: inner))
    case 20: return (pick(["if", "then", "else"]), schema(depth: inner))
    case 21: return ("dependentSchemas", #"{"a":\#(schema(depth: inner))}"#)
    case 22: return (pick(["unevaluatedProperties", "unevaluatedItems"]), "false")
    default:
      let branches = [schema(depth: inner), schema(depth: inner), schema(depth: inner)]
      return (pick(["allOf", "anyOf", "oneOf"]), "[\(branches.joined(separator: ","))]")
    }
  }
}

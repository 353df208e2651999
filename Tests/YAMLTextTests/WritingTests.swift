import JSONText
import TestSupport
import Testing
import YAMLText

extension YAMLTree {
  /// Texts that a careless writer gets wrong.
  static let awkward = [
    "", " ", "a", "no", "NO", "on", "~", "null", "true", "1", "1.0", "010", "0x1F", ".5", ".inf",
    "1:30", "2026-01-17", "- a", "-", "--- a", "...", "? b", "a: b", "a:", ":a", "a #b", "#a",
    "a#b",
    "[a]", "{a}", "a, b", "a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"",
    "it's",
    "back\\slash", "\\d+\\.\\d", "^[0-9]{8}-[0-9a-f]{16}$", "a\nb", "a\nb\n", "a\nb\n\n", "\na",
    " a\nb",
    "a\n  b\n c\n", "a\n \nb", "a\n\tb", "a \nb ", "\n", "a\r\nb", "a\rb", "tab\there", "\tx",
    "x\t",
    "\u{e9}", "\u{1F600}", "\u{85}", "\u{2028}", "\u{feff}", "\u{200b}", "\u{0}", "\u{1b}[31m",
    "\u{fffe}", "caf\u{e9}", "cafe\u{301}", "<<", "=", "a\n---\nb", "a\n# b\n", "\u{a0}",
    "trailing ",
    String(repeating: "long ", count: 300),
  ]

  static func random(_ dice: inout SeededGenerator, depth: Int) -> YAMLTree {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &dice) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &dice))
    case 2:
      let lexemes = ["0", "-0", "1.0", "1E5", "-12.50e-3", "123456789012345678901234567890"]
      return .number(lexeme: Array((lexemes.randomElement(using: &dice) ?? "0").utf8))
    case 3, 4: return .string(awkward.randomElement(using: &dice) ?? "")
    case 5, 6:
      let count = Int.random(in: 0..<4, using: &dice)
      return .list((0..<count).map { _ in random(&dice, depth: depth - 1) })
    default: return randomMapping(&dice, depth: depth)
    }
  }

  static func randomMapping(_ dice: inout SeededGenerator, depth: Int) -> YAMLTree {
    var members: [Member] = []
    for _ in 0..<Int.random(in: 0..<4, using: &dice) {
      let name = JSONName(awkward.randomElement(using: &dice) ?? "a")
      guard !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }),
        !members.contains(where: { $0.name == name })
      else { continue }
      members.append(Member(name, random(&dice, depth: depth - 1)))
    }
    return .mapping(members)
  }
}

struct WritingTests {
  @Test(arguments: YAMLTree.awkward)
  func `a text reads back as itself wherever it stands`(_ text: String) throws {
    let value = YAMLTree.string(text)
    let name = text.utf8.contains { $0 < 0x20 || $0 == 0x7F } ? "key" : text
    let trees: [YAMLTree] = [
      value, [value], [value, "b"], ["a": value], ["a": value, "b": 1],
      ["a": ["b": value], "c": []],
      [["a": value], ["b": [value]]], .mapping([.init(JSONName(name), value), .init("after", 1)]),
      [.mapping([.init(JSONName(name), ["x": value])])], [[[value]]],
    ]
    for tree in trees {
      let file = YAMLWriter().file(tree)
      #expect(
        try YAMLTree(YAMLDocument.read(file).root) == tree,
        "\(String(decoding: file, as: UTF8.self))")
    }
  }

  @Test func `what is written reads back the same`() throws {
    var dice = SeededGenerator(seed: 1)
    for round in 0..<2000 {
      let tree = YAMLTree.random(&dice, depth: 5)
      let file = YAMLWriter(width: round % 100).file(tree)
      let text = String(decoding: file, as: UTF8.self)
      #expect(throws: Never.self, "\(text)") {
        let again = try YAMLDocument.read(file)
        #expect(YAMLTree(again.root) == tree, "\(text)")
        #expect(again.ambiguousScalars.allSatisfy { !$0.isString })
      }
    }
  }

  @Test func `a schema is written for people`() throws {
    let source = #"""
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "required": ["gameId", "no"], "additionalProperties": true,
       "properties": {"gameId": {"type": "string", "pattern": "^[0-9]{8}$", "description": "One.\nTwo: 2."},
         "1": {"enum": ["BUY", "1.0", 1.0, null], "default": {}}},
       "allOf": [{"if": {"type": "string"}, "then": true}, [], [[1], "x"]]}
      """#
    let file = YAMLWriter().file(try JSONDocument.read(source).root)
    #expect(
      String(decoding: file, as: UTF8.self) == #"""
        $schema: https://json-schema.org/draft/2020-12/schema
        type: object
        required: [gameId, "no"]
        additionalProperties: true
        properties:
          gameId:
            type: string
            pattern: ^[0-9]{8}$
            description: |-
              One.
              Two: 2.
          "1":
            enum: [BUY, "1.0", 1.0, null]
            default: {}
        allOf:
          - if:
              type: string
            then: true
          - []
          - - [1]
            - x

        """#)
  }
}

import JSONText
import SourceText
import TestSupport
import Testing
import YAMLText

struct MutationTests {
  static let seeds = [
    "a: 1\nb: [x, {y: 2}]\nc: |\n  text\n  more\nd: &n {e: *m}\n",
    "# comment\n- a: 'q'\n  b: \"\\u00e9\\n\"\n- ? k\n  : v\n- >-\n  folded\n\n  text\n",
    "contract: x\nversion: 1.0.0\nschema:\n  type: object\n  properties: { \u{e9}: { type: string } }\n",
    "&a a: &b b\nc: *a\n? *b\n: [*a, *b]\n...\n",
    "%YAML 1.2\n---\n{\"a\": [1, 2.5e3, null], \"b\": {\"c\": true}}\n",
  ]
  static let tokens = [
    "[", "]", "{", "}", ": ", "- ", "? ", "&x ", "*x", "!t ", "|", ">", "'", "\"", "\\", "#", "\t",
    "\n", "\r\n", "---\n", "...\n", "<<: ", "%", "@", ",", "\u{0}", "\u{feff}", "\u{85}",
    "\u{1F600}",
    "  ", "0x", ".inf", "~",
  ]

  @Test(arguments: 0..<5)
  func `no change of a text traps or takes long`(_ index: Int) {
    var dice = SeededGenerator(seed: UInt64(index))
    var slowest = Duration.zero
    for _ in 0..<1500 {
      let text = mutated(Array(Self.seeds[index].utf8), &dice)
      let taken = processorTime { check(text, &dice) }
      slowest = max(slowest, taken)
    }
    #expect(slowest < .seconds(1))
  }

  private func mutated(_ text: [UInt8], _ dice: inout SeededGenerator) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...6, using: &dice) {
      let place = Int.random(in: 0...text.count, using: &dice)
      let end = Int.random(in: place...min(text.count, place + 8), using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: text.removeSubrange(place..<end)
      case 1: text.insert(contentsOf: text[place..<end], at: place)
      case 2: text.insert(UInt8.random(in: 0...255, using: &dice), at: place)
      default:
        text.insert(contentsOf: (Self.tokens.randomElement(using: &dice) ?? "").utf8, at: place)
      }
    }
    return text
  }

  /// Every place lies in the text, whatever comes out.
  private func check(_ text: [UInt8], _ dice: inout SeededGenerator) {
    do throws(YAMLError) {
      let document = try YAMLDocument.read(text)
      var outside = 0
      func walk(_ node: YAMLNode) {
        if !(0...node.span.end).contains(node.span.start) || node.span.end > text.count {
          outside += 1
        }
        for element in node.elements ?? [] { walk(element) }
        for entry in node.entries ?? [] {
          walk(entry.key)
          walk(entry.value)
        }
      }
      walk(document.root)
      #expect(outside == 0)
      _ = document.json
      for entry in document.root.entries ?? [] {
        let path: YAMLPath = [.name(entry.name)]
        for operation in [.remove(path), .rename(path, to: "new"), .replace(path, with: ["x": 1])]
          as [YAMLOperation]
        {
          _ = try? document.applying(operation)
        }
      }
    } catch {
      #expect((0...error.span.end).contains(error.span.start) && error.span.end <= text.count)
      #expect(!error.message.isEmpty)
    }
  }
}

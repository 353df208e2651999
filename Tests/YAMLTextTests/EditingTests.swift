import JSONText
import SourceText
import TestSupport
import Testing
import YAMLText

struct EditCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var before: String
  var operation: YAMLOperation
  var after: String

  init(_ name: String, _ before: String, _ operation: YAMLOperation, _ after: String) {
    (testDescription, self.before, self.operation, self.after) = (name, before, operation, after)
  }

  static let replacing = [
    EditCase("scalar", "a: 1 # one\nb: 2\n", .replace(["a"], with: 7), "a: 7 # one\nb: 2\n"),
    EditCase("version", "v: 1.0.0\n", .replace(["v"], with: "1.10"), "v: \"1.10\"\n"),
    EditCase("absent value", "a: # c\nb:\n", .replace(["a"], with: 1), "a: 1 # c\nb:\n"),
    EditCase("last absent value", "a:\nb:", .replace(["b"], with: 1), "a:\nb: 1"),
    EditCase(
      "flow value", "a: {b: 1, c: 2} # c\n", .replace(["a", "b"], with: [1, "x, y"]),
      "a: {b: [1, \"x, y\"], c: 2} # c\n"),
    EditCase("absent flow value", "{a, b: }", .replace(["a"], with: 1), "{a: 1, b: }"),
    EditCase(
      "scalar by block", "a: 1 # one\nb: 2\n", .replace(["a"], with: ["x": 1]),
      "a: # one\n  x: 1\nb: 2\n"),
    EditCase(
      "block by scalar", "a: # one\n  x: 1\n  y: 2\n# two\nb: 2\n", .replace(["a"], with: 5),
      "a: 5 # one\n# two\nb: 2\n"),
    EditCase(
      "block by block", "a:\n    x: 1\nb: 2\n", .replace(["a"], with: ["y": ["z": 1]]),
      "a:\n    y:\n        z: 1\nb: 2\n"),
    EditCase(
      "text of lines", "a: b # c\nd: 1\n", .replace(["a"], with: "x\ny\n"),
      "a: | # c\n  x\n  y\nd: 1\n"),
    EditCase(
      "literal by scalar", "a: |\n  x\n  y\n\nd: 1\n", .replace(["a"], with: "z"), "a: z\n\nd: 1\n"),
    EditCase(
      "element", "a:\n- 1 # one\n- 2\n", .replace(["a", 0], with: ["x": 1, "y": 2]),
      "a:\n- x: 1 # one\n  y: 2\n- 2\n"),
    EditCase("block element", "- a: 1\n  b: 2\n- c\n", .replace([0], with: "x"), "- x\n- c\n"),
    EditCase("root", "# c\na: 1\n", .replace([], with: ["b": 2]), "# c\nb: 2\n"),
    EditCase(
      "JSON", "{\"a\": [1, 2]}", .replace(["a", 1], with: ["x": "y"]),
      "{\"a\": [1, {\"x\": \"y\"}]}"),
    EditCase(
      "carriage returns", "a: 1\r\nb: 2\r\n", .replace(["a"], with: ["x": 1]),
      "a:\r\n  x: 1\r\nb: 2\r\n"),
  ]

  static let inserting = [
    EditCase("last", "a: 1\n", .insert("b", 2, into: [], at: .last), "a: 1\nb: 2\n"),
    EditCase("without final line feed", "a: 1", .insert("b", 2, into: [], at: .last), "a: 1\nb: 2"),
    EditCase(
      "nested", "a:\n  x: 1 # c\n\nb: 2\n", .insert("y", [], into: ["a"], at: .last),
      "a:\n  x: 1 # c\n  y: []\n\nb: 2\n"),
    EditCase(
      "behind deeper comment", "a:\n  x:\n    z: 1\n    # of z\n  # of y\n  y: 1\n",
      .insert("n", 2, into: ["a"], at: .after("x")),
      "a:\n  x:\n    z: 1\n    # of z\n  n: 2\n  # of y\n  y: 1\n"),
    EditCase(
      "first", "# file\na: 1\n", .insert("b", 2, into: [], at: .first), "# file\nb: 2\na: 1\n"),
    EditCase(
      "before", "a: 1\n\nb: 2\n", .insert("n", "x\ny", into: [], at: .before("b")),
      "a: 1\nn: |-\n  x\n  y\n\nb: 2\n"),
    EditCase(
      "in an element", "- a: 1\n  b: 2\n- c: 1\n", .insert("n", ["x": 1], into: [0], at: .last),
      "- a: 1\n  b: 2\n  n:\n    x: 1\n- c: 1\n"),
    EditCase(
      "first in an element", "- a: 1\n  b: 2\n", .insert("n", 0, into: [0], at: .first),
      "- n: 0\n  a: 1\n  b: 2\n"),
    EditCase(
      "flow", "a: { x: 1 }\n", .insert("y", "b", into: ["a"], at: .last), "a: { x: 1, y: b }\n"),
    EditCase(
      "first in flow", "a: {x: 1}\n", .insert("y", "b", into: ["a"], at: .first),
      "a: {y: b, x: 1}\n"),
    EditCase(
      "empty", "a: {} # c\nb: 1\n", .insert("x", 1, into: ["a"], at: .last),
      "a: # c\n  x: 1\nb: 1\n"),
    EditCase(
      "empty in flow", "a: [{}]\n", .insert("x", 1, into: ["a", 0], at: .last), "a: [{ x: 1 }]\n"),
    EditCase(
      "JSON", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", .insert("c", "x", into: [], at: .last),
      "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": \"x\"\n}\n"),
    EditCase(
      "below kept blank lines", "a: |+\n  x\n\nb: 1\n", .insert("n", 1, into: [], at: .after("a")),
      "a: |+\n  x\n\nn: 1\nb: 1\n"),
    EditCase(
      "element", "a:\n  - 1\n  - x: 1\n    y: 2\nb: 1\n", .append(["z": 3, "q": []], to: ["a"]),
      "a:\n  - 1\n  - x: 1\n    y: 2\n  - z: 3\n    q: []\nb: 1\n"),
    EditCase(
      "unindented element", "a:\n- 1\nb: 1\n", .append("x", to: ["a"]), "a:\n- 1\n- x\nb: 1\n"),
    EditCase(
      "flow element", "a: [1, 2] # c\n", .append("x: y", to: ["a"]), "a: [1, 2, \"x: y\"] # c\n"),
    EditCase(
      "element before others", "a: # c\n  # of one\n  - 1\n  - 2\nb: 1\n",
      .prepend(["z": 3], to: ["a"]), "a: # c\n  # of one\n  - z: 3\n  - 1\n  - 2\nb: 1\n"),
    EditCase(
      "flow element before others", "a: [1, 2] # c\n", .prepend(0, to: ["a"]),
      "a: [0, 1, 2] # c\n"),
    EditCase("first element", "a: []\n", .append(["x": 1], to: ["a"]), "a:\n  - x: 1\n"),
    EditCase(
      "long key", "a: 1\n",
      .insert(JSONName(String(repeating: "k", count: 1100)), ["x": 1], into: [], at: .last),
      "a: 1\n? \(String(repeating: "k", count: 1100))\n:\n  x: 1\n"),
  ]

  static let removing = [
    EditCase(
      "entry with its comments", "a: 1\n# of b\n# more\nb: 2 # here\nc: 3\n", .remove(["b"]),
      "a: 1\nc: 3\n"),
    EditCase(
      "first entry keeps the file's comment", "# file\na: 1\nb: 2\n", .remove(["a"]),
      "# file\nb: 2\n"),
    EditCase(
      "distant comment stays", "a: 1\n# chapter\n\nb: 2\nc: 3\n", .remove(["b"]),
      "a: 1\n# chapter\n\nc: 3\n"),
    EditCase(
      "block entry", "a:\n  b:\n    c: 1\n    # of c\n  d: |\n    x\n\ne: 1\n",
      .remove(["a", "b"]), "a:\n  d: |\n    x\n\ne: 1\n"),
    EditCase("last entry", "a: 1\nb:\n  c: 2", .remove(["b"]), "a: 1"),
    EditCase("only entry", "a: # c\n  x: 1\nb: 2\n", .remove(["a", "x"]), "a: {} # c\nb: 2\n"),
    EditCase(
      "first of an element", "- a: 1\n  # of b\n  b: 2\n- c\n", .remove([0, "a"]),
      "- # of b\n  b: 2\n- c\n"),
    EditCase("flow entry", "{a: 1, b: 2, c: 3}", .remove(["b"]), "{a: 1, c: 3}"),
    EditCase("last flow entry", "{a: 1, b: 2}", .remove(["b"]), "{a: 1}"),
    EditCase("only flow entry", "x: {a: 1} # c\n", .remove(["x", "a"]), "x: {} # c\n"),
    EditCase(
      "element", "a:\n  - 1\n  # of 2\n  - 2\n  - 3\n", .remove(["a", 1]), "a:\n  - 1\n  - 3\n"),
    EditCase("absent element", "-\n- 2\n", .remove([0]), "- 2\n"),
    EditCase("flow element", "[a, b, c]", .remove([2]), "[a, b]"),
    EditCase("JSON lines", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", .remove(["b"]), "{\n  \"a\": 1\n}\n"),
    EditCase("carriage returns", "a: 1\r\nb: 2", .remove(["b"]), "a: 1"),
    EditCase(
      "renaming", "a: # c\n  b: 1\n", .rename(["a", "b"], to: "no"), "a: # c\n  \"no\": 1\n"),
    EditCase("renaming in flow", "{a: 1, 'b': 2}", .rename(["b"], to: "c,d"), "{a: 1, \"c,d\": 2}"),
    EditCase("renaming in JSON", "{\"a\": 1}", .rename(["a"], to: "b"), "{\"b\": 1}"),
  ]

  static let all = replacing + inserting + removing
}

struct EditingTests {
  @Test(arguments: EditCase.all)
  func `an edit changes its place alone`(_ example: EditCase) throws {
    let document = try YAMLDocument.read(Array(example.before.utf8))
    let edited = try document.applying(example.operation)
    #expect(String(decoding: edited.bytes, as: UTF8.self) == example.after)
  }

  @Test(arguments: [
    YAMLOperation.remove(["x"]), .remove([]), .rename(["a"], to: "b"), .rename(["c", 0], to: "b"),
    .insert("b", 1, into: [], at: .last), .insert("z", 1, into: ["a"], at: .last),
    .insert("z", 1, into: [], at: .after("y")), .append(1, to: ["a"]),
    .replace(["a", "b"], with: 1),
    .replace(["c", 9], with: 1), .replace(["e", 0], with: 2), .append(3, to: ["e"]),
    .replace(["d", 0], with: 2), .replace(["d"], with: 2),
  ])
  func `what cannot be done changes nothing`(_ operation: YAMLOperation) throws {
    let text = "a: 1\nb: 2\nc: [1]\nd: &x [1]\ne: *x\n"
    let document = try YAMLDocument.read(Array(text.utf8))
    #expect(throws: YAMLEditError.self) { try document.applying(operation) }
  }

  @Test func `any edit leads to its tree or to nothing, and comments outlive it`() throws {
    var dice = SeededGenerator(seed: 7)
    var refused = 0
    var done = 0
    for _ in 0..<3000 {
      let tree = YAMLTree.randomMapping(&dice, depth: 4)
      let text = commented(YAMLWriter().file(tree), &dice)
      let document = try YAMLDocument.read(text)
      let operation = random(&dice, in: document)
      do throws(YAMLEditError) {
        let edited = try document.applying(operation)
        done += 1
        if case .remove = operation { continue }
        if case .replace = operation { continue }
        for comment in comments(text) { #expect(comments(edited.bytes).contains(comment)) }
      } catch .wouldChangeMore {
        refused += 1
      } catch {}
    }
    #expect(refused == 0)
    #expect(done > 1000)
  }

  /// The text with a comment line above some of its lines that begin a key.
  private func commented(_ text: [UInt8], _ dice: inout SeededGenerator) -> [UInt8] {
    guard let document = try? YAMLDocument.read(text) else { return text }
    var starts: [Int] = []
    func collect(_ node: YAMLNode) {
      for entry in node.entries ?? [] where !node.isFlow {
        starts.append(entry.key.span.start)
        collect(entry.value)
      }
      for element in node.elements ?? [] where !node.isFlow { collect(element) }
    }
    collect(document.root)
    var result = text
    for start in starts.reversed() where Bool.random(using: &dice) {
      var line = start
      while line > 0, result[line - 1] != UInt8(ascii: "\n") { line -= 1 }
      let indent = result[line..<start]
      guard indent.allSatisfy({ $0 == UInt8(ascii: " ") }) else { continue }
      result.insert(contentsOf: indent + "# about \(start)\n".utf8, at: line)
    }
    return result
  }

  private func comments(_ text: [UInt8]) -> Set<[UInt8]> {
    Set(
      text.split(separator: UInt8(ascii: "\n")).map { Array($0.drop { $0 == UInt8(ascii: " ") }) }
        .filter { $0.starts(with: "# about".utf8) })
  }

  private func random(_ dice: inout SeededGenerator, in document: YAMLDocument) -> YAMLOperation {
    var path = YAMLPath.root
    var node = document.root
    while Int.random(in: 0..<4, using: &dice) > 0 {
      if let entry = node.entries?.randomElement(using: &dice) {
        (path, node) = (path.appending(.name(entry.name)), entry.value)
      } else if let elements = node.elements, !elements.isEmpty {
        let index = Int.random(in: elements.indices, using: &dice)
        (path, node) = (path.appending(.index(index)), elements[index])
      } else {
        break
      }
    }
    let value = YAMLTree.random(&dice, depth: 3)
    switch Int.random(in: 0..<7, using: &dice) {
    case 0: return .replace(path, with: value)
    case 1: return .insert("new key", value, into: path, at: .last)
    case 2: return .insert("1.0", value, into: path, at: .first)
    case 3: return .append(value, to: path)
    case 4: return .rename(path, to: "no")
    case 5: return .prepend(value, to: path)
    default: return .remove(path)
    }
  }
}

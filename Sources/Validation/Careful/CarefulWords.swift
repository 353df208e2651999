package import JSONText
import Patterns
package import Schemas
import SourceText

extension JSONValue {
  /// What the value looks like; never what it says.
  package var shape: String {
    switch kind {
    case .null: "null"
    case .true, .false: "boolean"
    case .number: isInteger ? "integer" : "number"
    case .string: count(ofText: letterCount)
    case .array: count == 0 ? "empty array" : "array of \(counted(count, "item"))"
    case .object: count == 0 ? "empty object" : "object of \(counted(count, "field")): \(names)"
    }
  }

  private func count(ofText letters: Int) -> String {
    letters == 0 ? "empty string" : "string of \(counted(letters, "letter"))"
  }

  /// The first few names of an object, so that people recognise which one it is.
  private var names: String {
    let shown = members.prefix(4).map { shownName($0.name.description) ?? "*" }
    return "{" + (shown + (count > 4 ? ["..."] : [])).joined(separator: ", ") + "}"
  }

  /// The length of a string as JSON Schema counts it, in Unicode scalars.
  package var letterCount: Int {
    text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// A value of a schema as messages quote it.
  package var words: String {
    switch kind {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .number: cut(String(decoding: text, as: UTF8.self))
    case .string: "'" + cut(string ?? "") + "'"
    case .array, .object: "the \(shape) that the schema gives"
    }
  }

  /// The values of an `enum`, the first ten.
  static func words(for values: [JSONValue]) -> String {
    guard values.count > 1 else { return values.first?.words ?? "a value of an empty list" }
    let rest = values.count > 10 ? " and \(values.count - 10) more" : ""
    return "one of " + values.prefix(10).map(\.words).joined(separator: ", ") + rest
  }

  /// Says so when a string is one of the values but for the case of its letters.
  func caseHint(among values: [JSONValue]) -> String? {
    guard kind == .string, text.count <= 200 else { return nil }
    let folded = string?.lowercased()
    let near = values.first { $0.kind == .string && $0.string?.lowercased() == folded }
    return near.map { "only the case differs from \($0.words)" }
  }
}

/// `at least 1 field`, `at most 9 fields`: a range that is open at one end.
func counted(_ range: ClosedRange<Int>, _ word: String) -> String {
  range.upperBound == .max
    ? "at least " + counted(range.lowerBound, word) : "at most " + counted(range.upperBound, word)
}

/// A name that looks like one of a program's and not like somebody's data; nil for others.
func shownName(_ name: String) -> String? {
  let bytes = Array(name.utf8)
  guard (1...40).contains(bytes.count), let first = bytes.first, isLetter(first) || first == 0x5F
  else { return nil }
  var digits = 0
  for byte in bytes {
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    digits += isDigit ? 1 : 0
    guard isDigit || isLetter(byte) || "_-$".utf8.contains(byte) else { return nil }
  }
  return digits <= 6 ? name : nil
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

/// A text of a schema, short enough for a line.
private func cut(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard scalars.count > 60 else { return text }
  return String(String.UnicodeScalarView(scalars.prefix(57))) + "..."
}

extension Pattern {
  var words: String { "'" + cut(source) + "'" }
}

extension SchemaGraph {
  /// What a schema asks for, in a few words: its name, its types, its constant.
  package func words(for id: ID) -> String {
    var id = id
    // A reference is called by what it leads to; a long chain of them by where it stands.
    for _ in 0..<8 {
      let node = self[id]
      if let title = node.annotation("title")?.string, !title.isEmpty { return cut(title) }
      guard node.keywords.count == 1, case .reference(let target) = node.keywords[0].rule else {
        return ownWords(for: node)
      }
      if let name = Self.definitionName(self[target].place.pointer) { return name }
      id = target
    }
    return "what \(self[id].place.pointer) asks"
  }

  private func ownWords(for node: SchemaNode) -> String {
    if node.refusesAll { return "nothing" }
    for keyword in node.keywords {
      if let words = Self.words(for: keyword.rule) { return words }
    }
    return node.keywords.isEmpty ? "anything" : "what #\(node.place.pointer) asks"
  }

  /// What the rules say that alone tell much about a value.
  private static func words(for rule: Rule) -> String? {
    if case .constant(let value) = rule { return value.words }
    if case .enumeration(let values) = rule { return JSONValue.words(for: values) }
    if case .type(let types) = rule { return types.names.joined(separator: " or ") }
    if case .pattern(let pattern) = rule { return "a string that matches \(pattern.words)" }
    guard case .required(let names) = rule else { return nil }
    return "an object with " + names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
  }

  /// `SideBet` of `/$defs/SideBet`.
  private static func definitionName(_ pointer: String) -> String? {
    for prefix in ["/$defs/", "/definitions/"] where pointer.hasPrefix(prefix) {
      let name = pointer.dropFirst(prefix.count)
      return name.contains("/") ? nil : cut(String(name))
    }
    return nil
  }
}

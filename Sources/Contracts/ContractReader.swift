import JSONText
import SourceText
import YAMLText

/// Reads a file's keys one after another and keeps every problem it meets.
struct ContractReader {
  let file: SourceFile
  var problems: [ContractProblem] = []

  init(_ file: SourceFile) { self.file = file }

  mutating func report(
    _ kind: ContractProblem.Kind, at span: SourceSpan, first: SourceSpan? = nil
  ) {
    let related = first.map {
      [ContractProblem.Related(path: file.path, span: $0, words: "the first one stands here")]
    }
    problems.append(ContractProblem(kind, path: file.path, at: span, related: related ?? []))
  }

  // MARK: Values

  mutating func text(_ value: JSONValue, _ key: String) -> Placed<String>? {
    guard let text = value.string else {
      report(.wrongType(key, expected: "a text", got: value.kind), at: value.span)
      return nil
    }
    guard !text.isEmpty else {
      report(.emptyText(key), at: value.span)
      return nil
    }
    return Placed(text, at: value.span)
  }

  /// A list of texts, each once; one text alone stands for a list of one.
  mutating func texts(_ value: JSONValue, _ key: String) -> [Placed<String>] {
    if value.kind == .string { return text(value, key).map { [$0] } ?? [] }
    guard value.kind == .array else {
      report(.wrongType(key, expected: "a list of texts", got: value.kind), at: value.span)
      return []
    }
    var seen: [JSONName: SourceSpan] = [:]
    var found: [Placed<String>] = []
    for element in value.elements {
      guard let item = text(element, key) else { continue }
      if let first = seen.updateValue(item.span, forKey: JSONName(item.value)) {
        report(.listedTwice(item.value, key: key), at: item.span, first: first)
      } else {
        found.append(item)
      }
    }
    return found
  }

  /// One of a closed set of words.
  mutating func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ value: JSONValue, _ key: String, as type: Word.Type
  ) -> Placed<Word>? where Word.RawValue == String {
    guard let text = text(value, key) else { return nil }
    if let word = Word(rawValue: text.value) { return Placed(word, at: text.span) }
    let allowed = Word.allCases.map(\.rawValue)
    report(
      .unknownWord(
        text.value, key: key, allowed: allowed, hint: nearMiss(of: text.value, among: allowed)),
      at: text.span)
    return nil
  }

  mutating func version(_ value: JSONValue, _ key: String = "version") -> Placed<Version>? {
    // `version: 1.0` is a number to YAML; what is wrong with it is that it is no version.
    if value.kind == .number {
      report(.malformedVersion(String(decoding: value.text, as: UTF8.self)), at: value.span)
      return nil
    }
    guard let text = text(value, key) else { return nil }
    guard let version = Version(text.value) else {
      report(.malformedVersion(text.value), at: text.span)
      return nil
    }
    return Placed(version, at: text.span)
  }

  mutating func day(_ value: JSONValue, _ key: String) -> Placed<Day>? {
    guard let text = text(value, key) else { return nil }
    guard let day = Day(text.value) else {
      report(.malformedDate(text.value), at: text.span)
      return nil
    }
    return Placed(day, at: text.span)
  }

  mutating func name(_ value: JSONValue) -> Placed<ContractName>? {
    guard let text = text(value, ContractKey.contract.rawValue) else { return nil }
    guard let name = ContractName(text.value) else {
      report(.malformedName(text.value), at: text.span)
      return nil
    }
    return Placed(name, at: text.span)
  }

  /// The members of a mapping, or none after a complaint.
  mutating func members(_ value: JSONValue, _ key: String) -> [JSONValue.Member] {
    guard value.kind == .object else {
      report(.wrongType(key, expected: "a mapping", got: value.kind), at: value.span)
      return []
    }
    return Array(value.members)
  }

  /// The elements of a list, or none after a complaint.
  mutating func elements(_ value: JSONValue, _ key: String) -> [JSONValue] {
    guard value.kind == .array else {
      report(.wrongType(key, expected: "a list", got: value.kind), at: value.span)
      return []
    }
    return Array(value.elements)
  }

  /// Complains of a key that is not known; keys that begin with `x-` belong to the owner.
  mutating func unknownKey(_ member: JSONValue.Member, among known: [String], within: String?) {
    let key = member.name.description
    guard !key.hasPrefix("x-") else { return }
    report(
      .unknownKey(key, hint: nearMiss(of: key, among: known), within: within), at: member.key.span)
  }
}

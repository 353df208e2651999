import Contracts
import JSONText
import SourceText
import YAMLText

/// Reads one file's keys one after another and keeps every problem it meets.
struct RealmReader {
  let path: String
  var problems: [RealmProblem] = []

  init(_ path: String) { self.path = path }

  /// The most bytes of a file that is no contract.
  static let limit = 1 << 20

  mutating func report(_ kind: RealmProblem.Kind, at span: SourceSpan, first: SourceSpan? = nil) {
    let related = first.map {
      [RealmProblem.Related(path: path, span: $0, words: "the first one stands here")]
    }
    problems.append(RealmProblem(kind, path: path, at: span, related: related ?? []))
  }

  /// The mapping that a file holds.
  mutating func root(of file: RealmFile) -> JSONValue? {
    do throws(TextFault) {
      let text = try ContractText.read(file.source, limit: Self.limit)
      let root = text.document.root
      guard root.kind == .object else {
        report(.wrongType("the file", expected: "a mapping of keys"), at: root.span)
        return nil
      }
      return root
    } catch {
      report(.unreadable(error.message), at: error.span)
      return nil
    }
  }

  // MARK: Values

  mutating func text(_ value: JSONValue, _ key: String) -> Placed<String>? {
    guard let text = value.string, !text.isEmpty else {
      report(.wrongType(key, expected: "a text"), at: value.span)
      return nil
    }
    return Placed(text, at: value.span)
  }

  /// A scalar as it is written: `1.0` and `true` are texts here.
  mutating func scalar(_ value: JSONValue, _ key: String) -> Placed<String>? {
    switch value.kind {
    case .string, .number:
      return Placed(String(decoding: value.text, as: UTF8.self), at: value.span)
    case .true: return Placed("true", at: value.span)
    case .false: return Placed("false", at: value.span)
    case .null, .array, .object:
      report(.wrongType(key, expected: "a text or a number"), at: value.span)
      return nil
    }
  }

  mutating func elements(_ value: JSONValue, _ key: String) -> [JSONValue] {
    guard value.kind == .array else {
      if value.kind != .null { report(.wrongType(key, expected: "a list"), at: value.span) }
      return []
    }
    return Array(value.elements)
  }

  /// A list of texts, each once; one text alone stands for a list of one.
  mutating func texts(_ value: JSONValue, _ key: String) -> [Placed<String>] {
    let values = value.kind == .string ? [value] : elements(value, key)
    var seen: [JSONName: SourceSpan] = [:]
    return values.compactMap { value in
      guard let item = text(value, key) else { return nil }
      guard let first = seen.updateValue(item.span, forKey: JSONName(item.value)) else {
        return item
      }
      report(.listedTwice(item.value, key: key), at: item.span, first: first)
      return nil
    }
  }

  /// Patterns of files that count from a repository's root and stay in it.
  mutating func patterns(_ value: JSONValue, _ key: String) -> [Placed<String>] {
    texts(value, key).filter { text in
      guard leavesRoot(text.value) else { return true }
      report(.leavesRoot(text.value, key: key), at: text.span)
      return false
    }
  }

  mutating func members(_ value: JSONValue, _ key: String) -> [JSONValue.Member] {
    guard value.kind == .object else {
      if value.kind != .null { report(.wrongType(key, expected: "a mapping"), at: value.span) }
      return []
    }
    return Array(value.members)
  }

  /// The members whose names are among the cases; the others are told.
  mutating func known<Key: RawRepresentable & CaseIterable>(
    _ value: JSONValue, _: Key.Type, within: String
  ) -> [(Key, JSONValue)] where Key.RawValue == String {
    let names = Key.allCases.map(\.rawValue)
    return members(value, within).compactMap { member in
      let name = member.name.description
      if let key = Key(rawValue: name) { return (key, member.value) }
      report(
        .unknownKey(name, within: within, hint: nearMiss(of: name, among: names)),
        at: member.key.span)
      return nil
    }
  }

  // MARK: Words with a meaning

  mutating func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ value: JSONValue, _ key: String, as type: Word.Type
  ) -> Placed<Word>? where Word.RawValue == String {
    guard let text = scalar(value, key) else { return nil }
    if let word = Word(rawValue: text.value) { return Placed(word, at: text.span) }
    let allowed = Word.allCases.map(\.rawValue)
    report(
      .unknownWord(
        text.value, key: key, allowed: allowed, hint: nearMiss(of: text.value, among: allowed)),
      at: text.span)
    return nil
  }

  mutating func bool(_ value: JSONValue, _ key: String) -> Bool? {
    if let bool = value.bool { return bool }
    report(.wrongType(key, expected: "true or false"), at: value.span)
    return nil
  }

  mutating func name(_ value: JSONValue, _ key: String) -> Placed<RealmName>? {
    scalar(value, key).flatMap { name($0, key) }
  }

  mutating func name(_ text: Placed<String>, _ key: String) -> Placed<RealmName>? {
    if let name = RealmName(text.value) { return Placed(name, at: text.span) }
    report(.malformedName(text.value, key: key), at: text.span)
    return nil
  }

  mutating func names(_ value: JSONValue, _ key: String) -> [Placed<RealmName>] {
    texts(value, key).compactMap { name($0, key) }
  }

  mutating func contract(_ value: JSONValue, _ key: String) -> Placed<ContractName>? {
    guard let text = scalar(value, key) else { return nil }
    if let name = ContractName(text.value) { return Placed(name, at: text.span) }
    report(.malformedName(text.value, key: key), at: text.span)
    return nil
  }

  mutating func version(_ value: JSONValue, _ key: String) -> Placed<Version>? {
    guard let text = scalar(value, key) else { return nil }
    if let version = Version(text.value) { return Placed(version, at: text.span) }
    report(.malformedVersion(text.value), at: text.span)
    return nil
  }

  mutating func range(_ value: JSONValue, _ key: String) -> Placed<SemVerRange>? {
    guard let text = scalar(value, key) else { return nil }
    if let range = SemVerRange(text.value) { return Placed(range, at: text.span) }
    report(.malformedRange(text.value), at: text.span)
    return nil
  }

  mutating func day(_ value: JSONValue, _ key: String) -> Placed<Day>? {
    guard let text = scalar(value, key) else { return nil }
    // A moment begins with its day.
    let day = String(decoding: text.value.utf8.prefix(10), as: UTF8.self)
    if let day = Day(day) { return Placed(day, at: text.span) }
    report(.malformedDate(text.value), at: text.span)
    return nil
  }

  mutating func digest(_ value: JSONValue, _ key: String) -> Placed<String>? {
    guard let text = scalar(value, key) else { return nil }
    if isDigest(text.value) { return text }
    report(.malformedDigest(text.value), at: text.span)
    return nil
  }
}

/// `sha256:` and 64 small hexadecimal digits.
package func isDigest(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  let start = Array("sha256:".utf8)
  return bytes.starts(with: start) && bytes.count == start.count + 64
    && bytes[start.count...].allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
}

/// Whether a path or pattern that should count from a root names something outside of it, or git's
/// own folder.
package func leavesRoot(_ path: String) -> Bool {
  guard let first = path.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "~") else {
    return true
  }
  guard !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) else {
    return true
  }
  return path.split(separator: "/").contains { step in
    step == ".." || step.lowercased() == ".git" || step.lowercased().contains("%2e%2e")
  }
}

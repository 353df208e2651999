import Contracts
import JSONText
import SourceText

extension SettingsReader {
  /// Names with what holds where they are not set, or a list of names that have to be.
  mutating func readEnvironment(_ value: JSONValue) {
    if value.kind == .array {
      for name in elements(value, "environment").compactMap({ text($0, "environment") }) {
        declare(name, default: nil)
      }
      return
    }
    guard value.kind == .object else {
      return report(
        .wrongType("environment", expected: "a mapping of variables"), at: value.span)
    }
    for member in value.members {
      let name = Placed(member.nameText, at: member.key.span)
      // A default may be empty, and look like a number.
      let isScalar = member.value.kind == .string || member.value.kind == .number
      guard member.value.kind == .null || isScalar else {
        report(.wrongType(name.value, expected: "a text"), at: member.value.span)
        continue
      }
      let words = member.value.string ?? String(decoding: member.value.text, as: UTF8.self)
      declare(name, default: isScalar ? words : nil)
    }
  }

  private mutating func declare(_ name: Placed<String>, default words: String?) {
    guard isVariableName(name.value.utf8[...]) else {
      return report(.malformedVariable(name.value, key: "environment"), at: name.span)
    }
    declared.updateValue(words, forKey: name.value)
  }

  /// A path outside of the repository: variables stand for what they are, `~` for nothing.
  mutating func place(_ text: Placed<String>?, _ key: String) -> Placed<String>? {
    guard let text else { return nil }
    guard text.value != "~", !text.value.hasPrefix("~/") else {
      report(.tilde(text.value, key: key), at: text.span)
      return nil
    }
    return expanded(text, key)
  }

  /// A text with every `${NAME}` replaced; nil where one cannot be.
  mutating func expanded(_ text: Placed<String>?, _ key: String) -> Placed<String>? {
    guard let text, !isShared else { return text }
    var words: [UInt8] = []
    var rest = text.value.utf8[...]
    while let byte = rest.first {
      if rest.starts(with: "$${".utf8) {
        words += Array("${".utf8)
        rest = rest.dropFirst(3)
      } else if rest.starts(with: "${".utf8) {
        guard let value = variable(at: &rest, of: text, key) else { return nil }
        words += Array(value.utf8)
      } else {
        words.append(byte)
        rest = rest.dropFirst()
      }
    }
    guard !words.isEmpty else {
      report(.wrongType(key, expected: "a text, and its variables are empty"), at: text.span)
      return nil
    }
    return Placed(String(decoding: words, as: UTF8.self), at: text.span)
  }

  /// What stands for the `${NAME}` that the rest begins with.
  private mutating func variable(
    at rest: inout Substring.UTF8View, of text: Placed<String>, _ key: String
  ) -> String? {
    let start = rest
    let name = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "}") }
    rest = rest.dropFirst(name.count + 3)
    guard isVariableName(name), start.count > name.count + 2 else {
      report(.malformedVariable(String(Substring(start)), key: key), at: text.span)
      return nil
    }
    let word = String(Substring(name))
    guard let fallback = declared[word] else {
      let hint = nearMiss(of: word, among: declared.keys.sorted())
      report(.undeclaredVariable(word, key: key, hint: hint), at: text.span)
      return nil
    }
    // A variable that is set to nothing is as good as none, as everywhere else.
    let value = variables[word].flatMap { $0.isEmpty ? nil : $0 } ?? fallback
    if value == nil { report(.missingVariable(word, key: key), at: text.span) }
    return value
  }

  private func isVariableName(_ name: Substring.UTF8View) -> Bool {
    guard let first = name.first, !(0x30...0x39).contains(first) else { return false }
    return name.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
        || byte == UInt8(ascii: "_")
    }
  }
}

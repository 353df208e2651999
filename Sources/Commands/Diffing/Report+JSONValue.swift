import Findings
import JSONText

extension Report.Value {
  /// A JSON value as results hold it.
  ///
  /// What lies deeper than any reader of ours goes is given as its text.
  init(_ value: JSONValue, depth: Int = 0) {
    guard depth < 200 else {
      self = .string(String(decoding: value.compactBytes, as: UTF8.self))
      return
    }
    switch value.kind {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .number: self = .number(lexeme: String(decoding: value.text, as: UTF8.self))
    case .string: self = .string(value.string ?? "")
    case .array: self = .array(value.elements.map { Report.Value($0, depth: depth + 1) })
    case .object:
      self = .object(
        value.members.map {
          Report.Member($0.name.description, Report.Value($0.value, depth: depth + 1))
        })
    }
  }
}

extension JSONValue {
  /// The value on one line, shortened for people.
  func shortText(limit: Int = 160) -> String {
    let text = String(decoding: compactBytes, as: UTF8.self)
    guard text.unicodeScalars.count > limit else { return text }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: text.unicodeScalars.prefix(limit))
    return String(shown) + "... (\(text.unicodeScalars.count - limit) more characters)"
  }
}

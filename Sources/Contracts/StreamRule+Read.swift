import JSONText
package import SourceText

/// Why a stream rule cannot be followed.
package struct StreamRuleFault: Error, Hashable, Sendable {
  package var message: String
  package var span: SourceSpan
  /// What was probably meant.
  package var hint: String?
}

extension StreamRule {
  /// Understands a rule as a contract wrote it.
  package init(_ written: Contract.StreamRule) throws(StreamRuleFault) {
    guard let name = Name(rawValue: written.rule.value) else {
      throw StreamRuleFault(
        message: "there is no stream rule '\(written.rule.value)'", span: written.rule.span,
        hint: nearMiss(of: written.rule.value, among: Name.allCases.map(\.rawValue)))
    }
    let options = Options(written.options, of: name)
    try options.check()
    span = written.options.span
    within = try options.pointers("within")
    kind =
      switch name {
      case .consecutive: .consecutive(try options.pointer("field"))
      case .increasing:
        .increasing(try options.pointer("field"), allowsEqual: try options.flag("equal"))
      case .unique: .unique(try options.pointer("field"))
      case .elapsed:
        .elapsed(
          try options.pointer("field"), clock: try options.pointer("clock"),
          since: try options.pointer("since"))
      case .atMost: .atMost(try options.count("count", least: 0))
      case .atLeast: .atLeast(try options.count("count", least: 1))
      case .requiredAfter: .requiredAfter(try options.name("event"))
      }
  }
}

/// The options of one rule, each read in the form it has to have.
private struct Options {
  let value: JSONValue
  let name: StreamRule.Name

  init(_ value: JSONValue, of name: StreamRule.Name) {
    self.value = value
    self.name = name
  }

  /// Holds the options to what the kind knows.
  func check() throws(StreamRuleFault) {
    let known = ["rule", "within"] + name.options.map(\.key)
    for member in value.members where !known.contains(member.name.description) {
      throw StreamRuleFault(
        message: "'\(name.rawValue)' has no option '\(member.name)'", span: member.key.span,
        hint: nearMiss(of: member.name.description, among: known))
    }
    for (key, isRequired) in name.options where isRequired && value[key] == nil {
      throw StreamRuleFault(
        message: "'\(name.rawValue)' needs '\(key)'", span: value.span, hint: nil)
    }
  }

  func pointer(_ key: String) throws(StreamRuleFault) -> JSONPointer {
    guard let option = value[key] else {
      throw StreamRuleFault(message: "'\(key)' is absent", span: value.span, hint: nil)
    }
    return try pointer(option, key)
  }

  func pointers(_ key: String) throws(StreamRuleFault) -> [JSONPointer] {
    guard let option = value[key] else { return [] }
    guard option.kind == .array else { return [try pointer(option, key)] }
    var pointers: [JSONPointer] = []
    for element in option.elements { pointers.append(try pointer(element, key)) }
    return pointers
  }

  func flag(_ key: String) throws(StreamRuleFault) -> Bool {
    guard let option = value[key] else { return false }
    guard let flag = option.bool else { throw wrong(option, key, "true or false") }
    return flag
  }

  func count(_ key: String, least: Int) throws(StreamRuleFault) -> Int {
    guard let option = value[key], option.kind == .number,
      let count = Int(String(decoding: option.text, as: UTF8.self)), count >= least
    else { throw wrong(value[key] ?? value, key, "a whole number from \(least)") }
    return count
  }

  func name(_ key: String) throws(StreamRuleFault) -> JSONName {
    guard let option = value[key], let name = option.name else {
      throw wrong(value[key] ?? value, key, "the name of an event")
    }
    return name
  }

  private func pointer(_ option: JSONValue, _ key: String) throws(StreamRuleFault) -> JSONPointer {
    guard let text = option.string, let pointer = JSONPointer(text) else {
      throw wrong(option, key, "a JSON pointer such as '/tick'")
    }
    return pointer
  }

  private func wrong(_ option: JSONValue, _ key: String, _ expected: String) -> StreamRuleFault {
    StreamRuleFault(message: "'\(key)' is to be \(expected)", span: option.span, hint: nil)
  }
}

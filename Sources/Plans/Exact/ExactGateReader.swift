import JSONText
import SourceText
import YAMLText

/// Reads the mapping of an exact gate; keys it does not know are problems, not silence.
struct ExactGateReader {
  private var gate: ExactGate
  private let place: (SourceSpan) -> SourceSpan

  init(at span: SourceSpan, place: @escaping (SourceSpan) -> SourceSpan) {
    gate = ExactGate(at: span)
    self.place = place
  }

  mutating func read(_ root: YAMLNode) -> ExactGate {
    guard let entries = root.entries else {
      problem("a gate is a mapping with 'checks', 'sources' and the like", root)
      return gate
    }
    for entry in entries { read(entry) }
    return gate
  }

  static let keys = [
    "gate", "phase", "group", "prerequisites", "sources", "checks", "commands", "manual",
    "expires_after_days", "bound_contracts", "bound_sources", "commit", "digest", "date",
  ]

  private mutating func read(_ entry: YAMLEntry) {
    let value = entry.value
    switch entry.name.description {
    case "gate", "id": gate.id = text(value)
    case "phase": gate.phase = text(value)
    case "group": gate.group = text(value)
    case "prerequisites", "needs":
      for node in elements(value) { if let found = need(node) { gate.needs.append(found) } }
    case "sources": readSources(value)
    case "checks":
      for node in elements(value) { if let found = check(node) { gate.checks.append(found) } }
    case "commands":
      for node in elements(value) { if let found = command(node) { gate.commands.append(found) } }
    case "manual": gate.manual = texts(value)
    case "expires_after_days": readDays(value)
    case "bound_contracts": readContracts(value)
    case "bound_sources": gate.boundSources = texts(value)
    case "commit": gate.commit = text(value)
    case "digest": gate.digest = text(value)
    case "date": readDate(value)
    case let other:
      let near = nearMiss(of: other, among: Self.keys).map { "; did you mean '\($0)'?" } ?? ""
      problem("a gate has no key '\(other)'\(near)", entry.key)
    }
  }

  // MARK: Parts

  private mutating func readSources(_ node: YAMLNode) {
    if let any = node["any_of"] {
      gate.sources = texts(any)
    } else {
      gate.sources = texts(node)
    }
  }

  private mutating func need(_ node: YAMLNode) -> ExactGate.Need? {
    let name = node.entries == nil ? text(node) : optionalText(node["phase"])
    guard let name else {
      if node.entries != nil { problem("a prerequisite names a 'phase'", node) }
      return nil
    }
    let label = LabelParser([]).bareLabel(name.value)
    let state = optionalText(node["state"])
    let known = state.flatMap {
      PlanState(rawValue: $0.value.folded) ?? StatusVocabulary().meaning(of: $0.value)?.state
    }
    if let state, known == nil {
      problem("nobody knows the state '\(state.value)'", at: state.span)
    }
    return ExactGate.Need(PhaseReference(label, at: name.span), state: known)
  }

  private mutating func check(_ node: YAMLNode) -> ExactGate.Check? {
    guard let entries = node.entries else {
      problem("a check is a mapping with 'field' and 'requirement'", node)
      return nil
    }
    var check = ExactGate.Check(at: place(node.span))
    for entry in entries {
      switch entry.name.description {
      case "field", "name": check.field = text(entry.value)
      case "query": check.query = text(entry.value)
      case "requirement":
        check.requirement = text(entry.value).map {
          Located(RequirementParser.requirement($0.value), at: $0.span)
        }
      case "value":
        check.value = text(entry.value).map { Located(ValueParser.value($0.value), at: $0.span) }
      case let other: problem("a check has no key '\(other)'", entry.key)
      }
    }
    if check.field == nil, check.query == nil {
      problem("a check names a 'field' or a 'query'", node)
    }
    if check.requirement == nil, check.query == nil {
      problem("a check says what it requires: 'requirement'", node)
    }
    if let requirement = check.requirement, !requirement.value.isComplete {
      problem("the requirement '\(requirement.value.text)' cannot be read", at: requirement.span)
    }
    return check
  }

  private mutating func command(_ node: YAMLNode) -> ExactGate.Command? {
    if node.entries == nil {
      return text(node).map { ExactGate.Command(words: $0, expectedExit: nil) }
    }
    guard let run = optionalText(node["run"]) else {
      problem("a command says what to 'run'", node)
      return nil
    }
    let exit = optionalText(node["expect"]?["exit"])
    let number = exit.flatMap { Int($0.value) }
    if let exit, number == nil {
      problem("an exit code is a number, not '\(exit.value)'", at: exit.span)
    }
    return ExactGate.Command(words: run, expectedExit: number)
  }

  private mutating func readDays(_ node: YAMLNode) {
    guard let days = text(node) else { return }
    guard let number = Int(days.value), number > 0 else {
      problem("'expires_after_days' is a whole number of days, not '\(days.value)'", at: days.span)
      return
    }
    gate.expiresAfterDays = Located(number, at: days.span)
  }

  private mutating func readContracts(_ node: YAMLNode) {
    guard let entries = node.entries else {
      problem("'bound_contracts' maps names to versions", node)
      return
    }
    for entry in entries { gate.contracts[entry.name.description] = text(entry.value) }
  }

  private mutating func readDate(_ node: YAMLNode) {
    guard let text = text(node) else { return }
    let bytes = Array(text.value.utf8)
    guard let date = DateScanner(bytes).first(in: SourceSpan(0, bytes.count)), date.day != nil
    else {
      problem("'\(text.value)' is no date", at: text.span)
      return
    }
    gate.date = PlanDate(date.day, date.form, text: date.text, at: text.span)
  }

  // MARK: Values

  /// The text of a scalar; a problem for anything else.
  private mutating func text(_ node: YAMLNode) -> Located<String>? {
    guard let scalar = node.scalar else {
      problem("a text is expected here", node)
      return nil
    }
    return Located(String(decoding: scalar.text, as: UTF8.self), at: place(node.span))
  }

  private mutating func optionalText(_ node: YAMLNode?) -> Located<String>? {
    guard let node else { return nil }
    return text(node)
  }

  /// The elements of a list; a single value is a list of one.
  private func elements(_ node: YAMLNode) -> [YAMLNode] { node.elements ?? [node] }

  private mutating func texts(_ node: YAMLNode) -> [Located<String>] {
    var found: [Located<String>] = []
    for element in elements(node) {
      if let one = text(element) { found.append(one) }
    }
    return found
  }

  private mutating func problem(_ message: String, _ node: YAMLNode) {
    problem(message, at: place(node.span))
  }

  private mutating func problem(_ message: String, at span: SourceSpan) {
    gate.problems.append(ExactGate.Problem(message, at: span))
  }
}

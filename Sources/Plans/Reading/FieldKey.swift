import SourceText

/// What a field is about, by the words of its key.
enum FieldKey: Hashable {
  case status
  case gate
  case prerequisite
  case blocker
  case schedule
  case evidence(EvidenceBlock.Kind)
  case decision
  case legend
  case other

  init(_ key: String) {
    if let known = Self.meaning(of: key) {
      self = known
    } else if Self.telling.holdsWord(of: key) {
      let key = Self.folded(key)
      self = Self.guessed(key.utf8.split(separator: 0x20).map { String(Substring($0)) }, key)
    } else {
      self = .other
    }
  }

  /// In small letters, those of other scripts included.
  private static func folded(_ key: String) -> String {
    let key = StatusVocabulary.normalized(key)
    return key.utf8.contains { $0 >= 0x80 } ? key.lowercased() : key
  }

  private static func meaning(of key: String) -> FieldKey? {
    if let meaning = phrases.value(ofPhrase: key) { return meaning }
    // Small letters of other scripts are made only where there are any.
    return key.holdsHighBytes ? known[folded(key)] : nil
  }

  private static let phrases = WordTable(known.map { ($0.key, $0.value) })

  /// One of these words stands in every key that can be guessed.
  private static let telling = WordTable([
    "evidence", "proof", "gate", "decision", "legend", "status",
  ])

  private static func guessed(_ words: [String], _ key: String) -> FieldKey {
    if words.contains("evidence") || words.contains("proof") {
      if words.contains("gate") { return .evidence(.gateVerification) }
      if words.contains("implementation") { return .evidence(.implementation) }
      if words.contains("validation") { return .evidence(.validation) }
      return .evidence(.other(key))
    }
    if words.contains("gate"), words.count <= 3 {
      return words.contains("verification") ? .evidence(.gateVerification) : .gate
    }
    if words.last == "decision", words.count <= 3 { return .decision }
    if words.last == "legend" { return .legend }
    if words.last == "status", words.count == 2,
      ["phase", "current", "overall", "gate"].contains(words[0])
    {
      return words[0] == "gate" ? .gate : .status
    }
    return .other
  }

  private static let known: [String: FieldKey] = [
    "status": .status, "state": .status, "phase status": .status, "current status": .status,
    "gate": .gate, "gate criteria": .gate, "gate criterion": .gate, "exit criteria": .gate,
    "exit criterion": .gate, "exit gate": .gate, "gate result": .gate, "gate status": .gate,
    "quality gate": .gate, "definition of done": .gate, "done when": .gate, "gate condition": .gate,
    "completion criteria": .gate, "gate passed": .gate, "gate check": .gate,
    "prerequisite": .prerequisite, "prerequisites": .prerequisite, "pre requisite": .prerequisite,
    "pre requisites": .prerequisite, "depends on": .prerequisite, "dependency": .prerequisite,
    "dependencies": .prerequisite, "requires": .prerequisite, "precondition": .prerequisite,
    "preconditions": .prerequisite, "entry criteria": .prerequisite, "needs": .prerequisite,
    "entry gate": .prerequisite,
    "blocker": .blocker, "blockers": .blocker, "blocked by": .blocker, "waiting for": .blocker,
    "waiting on": .blocker,
    "when": .schedule, "schedule": .schedule, "timing": .schedule, "start": .schedule,
    "evidence": .evidence(.other("evidence")),
    "verification": .evidence(.verification), "verified by": .evidence(.verification),
    "verification result": .evidence(.verification),
    "verification results": .evidence(.verification), "verified": .evidence(.verification),
    "gate verification": .evidence(.gateVerification), "validation": .evidence(.validation),
    "test results": .evidence(.other("test results")),
    "verification output": .evidence(.verification),
    "decision": .decision, "key decision": .decision, "open decision": .decision,
    "open question": .decision, "decision needed": .decision,
    "legend": .legend, "key": .legend, "status legend": .legend, "status key": .legend,
    "symbols": .legend, "status indicators": .legend,
    "legende": .legend, "légende": .legend, "leyenda": .legend, "legenda": .legend,
    "легенда": .legend, "图例": .legend, "凡例": .legend,
    "nachweis": .evidence(.verification), "beleg": .evidence(.verification),
    "nachweise": .evidence(.verification), "preuve": .evidence(.verification),
    "preuves": .evidence(.verification), "vérification": .evidence(.verification),
    "evidencia": .evidence(.verification), "verificación": .evidence(.verification),
    "verifica": .evidence(.verification), "доказательство": .evidence(.verification),
    "проверка": .evidence(.verification), "验证": .evidence(.verification),
    "検証": .evidence(.verification), "voraussetzung": .prerequisite,
    "voraussetzungen": .prerequisite, "prérequis": .prerequisite,
  ]

  /// Keys that count without being bold: nobody writes them by accident at the start of a line.
  static func isPlainKey(_ key: String) -> Bool {
    switch meaning(of: key) {
    case .status, .gate, .prerequisite, .legend, .evidence: !casual.contains(folded(key))
    case .blocker, .schedule, .decision, .other, nil: false
    }
  }

  /// Keys that stand before a colon in any text.
  private static let casual: Set<String> = ["state", "key", "validation", "verified"]
}

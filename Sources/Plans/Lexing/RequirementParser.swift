/// Reads `> 0`, `between 1 and 5`, `in [a, b]`, `matches ^[0-9]+$`.
enum RequirementParser {
  static func requirement(_ text: String) -> Requirement {
    let text = text.trimmingBlanks().withoutTicks.trimmingBlanks()
    let (op, opText, rest) = head(of: text)
    return Requirement(op: op, opText: opText, operands: operands(op, rest), text: text)
  }

  private static let signs: [(String, Requirement.Operator)] = [
    (">=", .atLeast), ("<=", .atMost), ("==", .equal), ("!=", .unequal), ("<>", .unequal),
    ("=>", .atLeast), ("=<", .atMost), ("≥", .atLeast), ("≤", .atMost), ("≠", .unequal),
    (">", .more), ("<", .less), ("=", .equal),
  ]

  /// Longest first, so that `is not` is not taken for `is`.
  private static let phrases: [(String, Requirement.Operator)] = phraseTable.sorted {
    $0.0.utf8.count > $1.0.utf8.count
  }

  private static let phraseTable: [(String, Requirement.Operator)] = [
    ("greater than or equal to", .atLeast), ("less than or equal to", .atMost),
    ("greater than", .more), ("more than", .more), ("less than", .less), ("fewer than", .less),
    ("must be between", .between), ("between", .between), ("not equal to", .unequal),
    ("equal to", .equal), ("equals", .equal), ("one of", .among), ("not in", .notAmong),
    ("in", .among), ("matches", .matches), ("match", .matches), ("at least", .atLeast),
    ("at most", .atMost), ("up to", .atMost), ("minimum", .atLeast), ("maximum", .atMost),
    ("min", .atLeast), ("max", .atMost), ("above", .more), ("over", .more), ("below", .less),
    ("under", .less), ("exactly", .equal), ("exists", .exists), ("present", .exists),
    ("is present", .exists), ("is set", .exists), ("is not", .unequal), ("is", .equal),
    ("not", .unequal),
  ]

  private static func head(
    of text: String
  ) -> (op: Requirement.Operator?, text: String, rest: String) {
    for (sign, op) in signs where text.utf8.starts(with: sign.utf8) {
      let rest = text.utf8.dropFirst(sign.utf8.count)
      // `=~`, `>>` and the like are no signs that we know.
      if let next = rest.first, "=<>~!&|".utf8.contains(next) { continue }
      return (op, sign, String(Substring(rest)).trimmingBlanks())
    }
    let folded = text.folded
    for (phrase, op) in phrases
    where folded.utf8.starts(with: phrase.utf8) {
      let rest = text.utf8.dropFirst(phrase.utf8.count)
      guard rest.first.map({ !isWordByte($0) }) ?? true else { continue }
      return (op, phrase, String(Substring(rest)).trimmingBlanks())
    }
    let word = text.utf8.prefix { !isBlank($0) }
    return (nil, String(Substring(word)), String(Substring(text.utf8.dropFirst(word.count))))
  }

  private static func operands(_ op: Requirement.Operator?, _ rest: String) -> [PlanValue] {
    switch op {
    case nil: rest.isEmpty ? [] : [ValueParser.value(rest)]
    case .exists: rest.isEmpty ? [] : [ValueParser.value(rest)]
    case .matches: rest.isEmpty ? [] : [PlanValue(.quoted(pattern(rest)), text: rest)]
    case .among, .notAmong: members(rest)
    case .between: bounds(rest)
    case .more, .atLeast, .less, .atMost, .equal, .unequal:
      rest.isEmpty ? [] : [ValueParser.value(rest)]
    }
  }

  /// A pattern between quotes, slashes or bare.
  private static func pattern(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, let first = bytes.first, first == bytes.last,
      "\"'/`".utf8.contains(first)
    else { return text }
    return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
  }

  private static func members(_ text: String) -> [PlanValue] {
    if case .list(let members) = ValueParser.value(text).kind { return members }
    return ValueParser.members(text)
  }

  /// `1 and 5`, `[1, 5]`, `1..5`, `1-5`.
  private static func bounds(_ text: String) -> [PlanValue] {
    let listed = members(text)
    if listed.count == 2 { return listed }
    for joint in [" and ", " to ", "...", "..", "–", " - ", "-"] {
      let parts = text.splitOnce(at: joint)
      guard let (low, high) = parts, !low.isEmpty, !high.isEmpty else { continue }
      return [ValueParser.value(low), ValueParser.value(high)]
    }
    return listed
  }
}

extension String {
  /// What stands before and behind the first occurrence of a joint.
  func splitOnce(at joint: String) -> (before: String, behind: String)? {
    guard let offset = offset(of: joint) else { return nil }
    return (
      String(Substring(utf8.prefix(offset))),
      String(Substring(utf8.dropFirst(offset + joint.utf8.count)))
    )
  }

  func holds(_ word: String) -> Bool { offset(of: word) != nil }

  /// Where another text stands for the first time; nil for an empty one.
  private func offset(of joint: String) -> Int? {
    let (letters, joint) = (utf8.span, joint.utf8.span)
    guard joint.count > 0, joint.count <= letters.count else { return nil }
    for start in 0...(letters.count - joint.count) where letters[start] == joint[0] {
      var length = 1
      while length < joint.count, letters[start + length] == joint[length] { length += 1 }
      if length == joint.count { return start }
    }
    return nil
  }
}

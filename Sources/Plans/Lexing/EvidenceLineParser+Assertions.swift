import SourceText

extension EvidenceLineParser {
  private static let openings = WordTable([
    "requirement", "requirements", "required", "requires", "require", "req", "expected", "expect",
    "expects", "must be", "must", "should be", "threshold", "target", "criterion", "limit", "need",
    "needs", "goal",
  ])

  struct Bracket {
    /// With its brackets.
    var span: SourceSpan
    var requirement: SourceSpan
    /// The word says that a bare value is what is expected.
    var isExpectation: Bool
  }

  /// `(requirement: > 0)`, also in square brackets.
  func requirement(in line: SourceSpan) -> Bracket? {
    var next = line.start
    while let offset = Self.brackets.first(in: bytes, from: next, to: line.end) {
      next = offset + 1
      guard let (isExpectation, start) = opening(at: offset + 1, line.end) else { continue }
      let end = closing(from: offset, line.end)
      return Bracket(
        span: SourceSpan(offset, min(end + 1, line.end)),
        requirement: trimming(SourceSpan(min(start, end), end), in: bytes),
        isExpectation: isExpectation)
    }
    return nil
  }

  private static let brackets = ByteSet("([".utf8)

  private func opening(at start: Int, _ end: Int) -> (isExpectation: Bool, end: Int)? {
    guard start < end, isLetter(bytes[start]) else { return nil }
    var offset = start
    while offset < end,
      isLetter(bytes[offset])
        || (bytes[offset] == 0x20 && offset + 2 < end
          && bytes[offset + 1] | 0x20 == UInt8(ascii: "b"))
    {
      offset += 1
    }
    guard Self.openings.contains(SourceSpan(start, offset), in: bytes) else { return nil }
    let isExpectation = lowered(bytes[start]) == UInt8(ascii: "e")
    if offset < end, bytes[offset] == UInt8(ascii: ":") { return (isExpectation, offset + 1) }
    // `(must be > 0)`, `(required >= 3)`
    var next = offset
    while next < end, isBlank(bytes[next]) { next += 1 }
    guard next < end, "<>=!".utf8.contains(bytes[next]) || bytes[next] == 0xE2 else { return nil }
    return (isExpectation, next)
  }

  /// The bracket that closes one, quotes and inner brackets left out; the end of the line at worst.
  private func closing(from start: Int, _ end: Int) -> Int {
    var depth = 0
    var quote: UInt8?
    for offset in start..<end {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return offset }
      default: break
      }
    }
    // A quote that never closes hides the bracket: look again without quotes.
    for offset in (start..<end).reversed()
    where bytes[offset] == UInt8(ascii: ")") || bytes[offset] == UInt8(ascii: "]") {
      return offset
    }
    return end
  }

  func assertion(_ line: SourceSpan, _ bracket: Bracket) -> Assertion? {
    guard let equals = separator(SourceSpan(line.start, bracket.span.start)) else { return nil }
    let nameSpan = withoutSigns(SourceSpan(line.start, equals.start))
    let valueSpan = withoutSigns(SourceSpan(equals.end, bracket.span.start), keepsTicks: true)
    guard nameSpan.count > 0, valueSpan.count > 0 else { return nil }
    var requirement = RequirementParser.requirement(text(bracket.requirement, of: bytes))
    if requirement.op == nil, bracket.isExpectation, !requirement.text.isEmpty {
      requirement.op = .equal
      requirement.opText = ""
      requirement.operands = [ValueParser.value(requirement.text)]
    }
    let mark =
      MarkScanner.first(in: SourceSpan(bracket.span.end, line.end), of: bytes)
      ?? MarkScanner.first(in: SourceSpan(line.start, nameSpan.start), of: bytes)
    return Assertion(
      name: Located(text(nameSpan, of: bytes), at: nameSpan),
      value: ValueParser.value(text(valueSpan, of: bytes)), valueSpan: valueSpan,
      requirement: requirement, requirementSpan: bracket.requirement, mark: mark, at: line)
  }

  /// The `=` or `:` between a name and its value.
  private func separator(_ span: SourceSpan) -> SourceSpan? {
    for sign in [UInt8(ascii: "="), UInt8(ascii: ":")] {
      for offset in span.range where bytes[offset] == sign {
        let isDoubled = offset + 1 < span.end && bytes[offset + 1] == sign
        return SourceSpan(offset, offset + (isDoubled ? 2 : 1))
      }
    }
    return nil
  }
}

import Captures
import JSONText
import SourceText

extension QueryParser {
  /// Conditions joined by `or`, each of conditions joined by `and`.
  mutating func condition() throws(QueryError) -> QueryCondition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw fault("conditions nest more than \(Self.deepest) levels deep")
    }
    var choices = [try conjunction()]
    while scanner.take(word: "or") { choices.append(try conjunction()) }
    return choices.count == 1 ? choices[0] : .any(choices)
  }

  private mutating func conjunction() throws(QueryError) -> QueryCondition {
    var parts = [try factor()]
    while scanner.take(word: "and") { parts.append(try factor()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func factor() throws(QueryError) -> QueryCondition {
    var isNegated = false
    while scanner.take(word: "not") { isNegated.toggle() }
    let condition = try plainFactor()
    return isNegated ? .not(condition) : condition
  }

  private mutating func plainFactor() throws(QueryError) -> QueryCondition {
    if scanner.take("(") {
      let inner = try condition()
      try expect(")", after: "the condition")
      return inner
    }
    if scanner.take(word: "valid") { return .valid }
    if scanner.take(word: "invalid") { return .invalid }
    if scanner.take(word: "exists") { return .present(try operand()) }
    return try comparison(try operand())
  }

  private mutating func comparison(_ operand: QueryOperand) throws(QueryError) -> QueryCondition {
    if scanner.take(word: "exists") { return .present(operand) }
    if scanner.take(word: "in") { return .among(operand, try list()) }
    if scanner.take(word: "between") {
      let low = try ordered(try literal(operand), "between")
      guard scanner.take(word: "and") || scanner.take(",") else {
        throw fault("'and' was expected between the two ends")
      }
      return .between(operand, low, try ordered(try literal(operand), "between"))
    }
    if scanner.take(word: "matches") { return .matches(operand, try pattern()) }
    guard let sign = takeComparison() else {
      throw fault("a comparison was expected: = != < <= > >= in between matches exists")
    }
    let literal = try literal(operand)
    if sign == .equal || sign == .unequal { return .compared(operand, sign, literal) }
    return .compared(operand, sign, try ordered(literal, sign.rawValue))
  }

  /// Texts, truths and null have no order here.
  private func ordered(_ literal: QueryLiteral, _ sign: String) throws(QueryError) -> QueryLiteral {
    switch literal {
    case .number, .moment: return literal
    case .text, .truth, .null:
      throw QueryError(
        "'\(sign)' needs a number or a time",
        at: SourceSpan(max(0, scanner.offset - 1), scanner.offset))
    }
  }

  private mutating func list() throws(QueryError) -> [QueryLiteral] {
    try expect("(", after: "'in'")
    var literals = [try literal(nil)]
    while scanner.take(",") { literals.append(try literal(nil)) }
    try expect(")", after: "the list")
    return literals
  }

  private mutating func pattern() throws(QueryError) -> QueryPattern {
    scanner.skipBlanks()
    guard scanner.isAtQuote else {
      throw fault("a regular expression in quotes was expected after 'matches'")
    }
    let (source, span) = try quoted()
    guard let pattern = QueryPattern(source) else {
      throw QueryError("'\(source)' is no regular expression that can be used", at: span)
    }
    return pattern
  }

  // MARK: Operands

  private static let operandNames = ["event", "contract", "time", "payload"]

  mutating func operand() throws(QueryError) -> QueryOperand {
    scanner.skipBlanks()
    if scanner.next == UInt8(ascii: "/") || scanner.isAtQuote {
      return .record(try path())
    }
    guard let span = scanner.takeName() else {
      throw fault("a place such as /data/tickCount was expected")
    }
    switch scanner.text(span).lowercased() {
    case "event": return .event
    case "contract": return .contract
    case "time": return .time
    case "payload":
      let hasPath = scanner.next == UInt8(ascii: "/")
      return .payload(hasPath ? try path() : QueryPath([]))
    case let name:
      throw QueryError(
        "'\(scanner.text(span))' is nothing that an event has here: event, contract, time, "
          + "payload/..., or a place such as /data/tickCount", at: span,
        hint: nearMiss(of: name, among: Self.operandNames).map { "did you mean '\($0)'?" }
          ?? "write '/\(scanner.text(span))' for a member of the record")
    }
  }

  /// A JSON pointer; one with blanks or signs in it stands in quotes.
  private mutating func path() throws(QueryError) -> QueryPath {
    let text: String
    let span: SourceSpan
    if scanner.isAtQuote {
      (text, span) = try quoted()
    } else {
      span = scanner.takeRun()
      text = scanner.text(span)
    }
    guard let pointer = JSONPointer(text) else {
      throw QueryError("'\(text)' is no JSON pointer such as /data/tickCount", at: span)
    }
    return QueryPath(pointer.tokens.map { $0 == "*" ? .every : .name($0) })
  }

  // MARK: Literals

  mutating func literal(_ operand: QueryOperand?) throws(QueryError) -> QueryLiteral {
    scanner.skipBlanks()
    if scanner.isAtQuote { return .text(try quoted().text) }
    let span = scanner.takeRun()
    guard span.count > 0 else { throw fault("a value was expected") }
    let word = scanner.text(span)
    if let number = ExactNumber(lexeme: word) { return .number(number, lexeme: word) }
    switch word {
    case "true": return .truth(true)
    case "false": return .truth(false)
    case "null": return .null
    default: break
    }
    if let moment = Self.moment(word) { return moment }
    if operand == .time {
      throw QueryError("'\(word)' is no day like 2026-01-17 and no time", at: span)
    }
    return .text(word)
  }

  /// A day is all of it; a time is the millisecond it names.
  private static func moment(_ word: String) -> QueryLiteral? {
    if word.utf8.count == 10, let start = EventTime(word + "T00:00:00Z") {
      let range = start.milliseconds..<start.milliseconds + 86_400_000
      return .moment(range, written: word)
    }
    return EventTime(word).map {
      .moment($0.milliseconds..<$0.milliseconds + 1, written: word)
    }
  }
}

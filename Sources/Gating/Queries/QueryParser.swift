import JSONText
import SourceText

extension Query {
  /// Longer than any honest question.
  package static let longest = 4096

  /// Reads a question such as `count(events where event = tick and /data/n > 0) >= 1`.
  package init(_ text: String) throws(QueryError) {
    guard text.utf8.count <= Self.longest else {
      throw QueryError(
        "the question is longer than \(Self.longest) bytes", at: SourceSpan(0, text.utf8.count))
    }
    var parser = QueryParser(text)
    self = try parser.query(text)
  }
}

/// Reads one question front to back; conditions nest only as deep as they may.
struct QueryParser {
  static let deepest = 32

  var scanner: QueryScanner
  var depth = 0

  init(_ text: String) { scanner = QueryScanner(text) }

  private static let aggregates = ["count", "exists", "max", "min", "distinct", "validity"]

  mutating func query(_ text: String) throws(QueryError) -> Query {
    scanner.skipBlanks()
    let start = scanner.offset
    guard let span = scanner.takeName() else {
      throw fault("a question begins with one of \(Self.aggregates.joined(separator: ", "))")
    }
    let name = scanner.text(span).lowercased()
    guard Self.aggregates.contains(name) else {
      throw QueryError(
        "'\(scanner.text(span))' is no question: they are "
          + Self.aggregates.joined(separator: ", "), at: span,
        hint: nearMiss(of: name, among: Self.aggregates).map { "did you mean '\($0)'?" })
    }
    try expect("(", after: name)
    let aggregate = try aggregate(name)
    try expect(")", after: "what is asked for")
    var query = Query(text: text, aggregate: aggregate)
    scanner.skipBlanks()
    if !scanner.isAtEnd { query.expectation = try expectation(aggregate, from: start) }
    scanner.skipBlanks()
    guard scanner.isAtEnd else { throw fault("nothing can follow the question") }
    return query
  }

  private mutating func aggregate(_ name: String) throws(QueryError) -> Query.Aggregate {
    switch name {
    case "count": return .count(try events())
    case "exists": return .exists(try events())
    case "max", "min":
      let start = scanner.offset
      let operand = try operand()
      let isNumber =
        switch operand {
        case .record, .payload: true
        case .event, .contract, .time: false
        }
      guard isNumber else {
        throw QueryError(
          "'\(name)' needs a place with numbers, such as /data/tickCount",
          at: SourceSpan(start, scanner.offset))
      }
      let extreme: Query.Extreme = name == "max" ? .max : .min
      return .extreme(extreme, operand, where: try ofEvents())
    case "distinct":
      let operand = try operand()
      return .distinct(operand, where: try ofEvents())
    default: return try validity()
    }
  }

  /// `events`, and which of them.
  private mutating func events() throws(QueryError) -> QueryCondition {
    guard scanner.take(word: "events") else {
      throw fault("what is counted are 'events', and which of them comes after 'where'")
    }
    return try filter()
  }

  /// What may follow a place: `of events where ...`, or `where ...` alone.
  private mutating func ofEvents() throws(QueryError) -> QueryCondition {
    if scanner.take(word: "of") || scanner.take(word: "in") {
      guard scanner.take(word: "events") else { throw fault("'events' was expected") }
    }
    return try filter()
  }

  private mutating func filter() throws(QueryError) -> QueryCondition {
    scanner.take(word: "where") ? try condition() : .always
  }

  /// `validity(contract)`, or `validity(events)` for all that some contract judges.
  private mutating func validity() throws(QueryError) -> Query.Aggregate {
    if scanner.take(word: "events") { return .validity(where: try filter()) }
    let contract = try word("the name of a contract, or 'events'")
    let ofContract = QueryCondition.compared(.contract, .equal, .text(contract))
    let filter = try filter()
    return .validity(where: filter == .always ? ofContract : .all([ofContract, filter]))
  }

  // MARK: What the answer has to be

  private mutating func expectation(
    _ aggregate: Query.Aggregate, from start: Int
  ) throws(QueryError) -> Query.Expectation {
    if case .exists = aggregate { return try truth() }
    guard let comparison = takeComparison() else {
      throw fault("a comparison was expected: >= > = != < <=")
    }
    let span = scanner.takeRun()
    var lexeme = scanner.text(span)
    let isPercent = lexeme.hasSuffix("%")
    if isPercent { lexeme.removeLast() }
    guard let bound = ExactNumber(lexeme: lexeme) else {
      throw QueryError(
        span.count == 0 ? "a number was expected" : "'\(scanner.text(span))' is no number",
        at: span.count == 0 ? scanner.spanOfNext() : span)
    }
    if case .validity = aggregate {
      guard isPercent || bound <= ExactNumber(1) else {
        throw QueryError(
          "a share is held to a percentage or to a fraction of 1", at: span,
          hint: "write '\(lexeme)%'")
      }
    } else if isPercent {
      throw QueryError("only 'validity' answers in percent", at: span)
    }
    return Query.Expectation(comparison: comparison, bound: bound, isPercent: isPercent)
  }

  /// `= true` and `= false`; more cannot be asked of a truth.
  private mutating func truth() throws(QueryError) -> Query.Expectation {
    let start = scanner.spanOfNext()
    guard let comparison = takeComparison(), comparison == .equal || comparison == .unequal else {
      throw QueryError(
        "'exists' answers true or false: '= true' and '= false' can follow", at: start)
    }
    for (word, number) in [("true", 1), ("false", 0)] where scanner.take(word: word) {
      return Query.Expectation(
        comparison: comparison, bound: ExactNumber(number), isPercent: false)
    }
    throw fault("'true' or 'false' was expected")
  }

  mutating func takeComparison() -> QueryComparison? {
    // Longer signs first: `>=` begins with `>`.
    let signs: [(String, QueryComparison)] = [
      ("==", .equal), ("!=", .unequal), ("<>", .unequal), ("<=", .atMost), (">=", .atLeast),
      ("=", .equal), ("<", .less), (">", .more), ("≤", .atMost), ("≥", .atLeast),
      ("≠", .unequal),
    ]
    return signs.first { scanner.take($0.0) }?.1
  }

  // MARK: Parts

  mutating func expect(_ mark: String, after what: String) throws(QueryError) {
    guard scanner.take(mark) else { throw fault("'\(mark)' was expected after \(what)") }
  }

  func fault(_ message: String) -> QueryError {
    let span = scanner.spanOfNext()
    let found = scanner.text(span)
    return QueryError(found.isEmpty ? message : "\(message); found '\(found)'", at: span)
  }

  /// A name, with or without quotes.
  mutating func word(_ what: String) throws(QueryError) -> String {
    scanner.skipBlanks()
    if scanner.isAtQuote { return try quoted().text }
    let span = scanner.takeRun()
    guard span.count > 0 else { throw fault("\(what) was expected") }
    return scanner.text(span)
  }

  mutating func quoted() throws(QueryError) -> (text: String, span: SourceSpan) {
    guard let quoted = scanner.takeQuoted() else {
      throw QueryError(
        "the quote is not closed", at: SourceSpan(scanner.offset, scanner.bytes.count))
    }
    return quoted
  }
}

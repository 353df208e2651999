package import JSONText
package import Validation

/// What a question came to over all captures, and whether that is what it has to be.
package struct QueryAnswer: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case number(ExactNumber)
    /// There may be more: captures could not be read to their end, or there was no end of values.
    case atLeast(ExactNumber)
    case atMost(ExactNumber)
    case truth(Bool)
    case share(Int, of: Int)
    case none
  }

  package var query: Query
  package var value: Value
  /// Whether the value is what it has to be; nil where nobody can tell, or nothing is expected.
  package var holds: Bool?
  /// Why nobody can tell.
  package var doubt: String?
  /// An event to look at: the first that counted, or the one with the number.
  package var place: RecordPlace?
  /// How many events were looked at.
  package var events: Int
  /// How many of those the condition chose.
  package var matched: Int

  /// The value as people read it.
  package var valueText: String {
    switch value {
    case .number(let number): number.description
    case .atLeast(let number): "at least \(number)"
    case .atMost(let number): "at most \(number)"
    case .truth(let truth): truth ? "true" : "false"
    case .share(let part, let whole): "\(Self.rounded(part, whole)) % (\(part) of \(whole))"
    case .none: "none"
    }
  }

  /// Two places, cut off, so that a share that misses a bound never shows as the bound.
  private static func rounded(_ part: Int, _ whole: Int) -> String {
    let hundredths = whole > 0 ? part.multipliedReportingOverflow(by: 10_000) : (0, false)
    guard !hundredths.1, whole > 0 else { return "?" }
    let value = hundredths.0 / whole
    let fraction = value % 100
    return fraction == 0
      ? "\(value / 100)" : "\(value / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

extension QueryAnswer {
  init(_ query: Query, _ tally: QueryTally, events: Int, isWhole: Bool) {
    self.query = query
    self.events = events
    place = tally.place
    matched = tally.matched
    value = Self.value(query, tally, isWhole: isWhole && tally.unclear == 0)
    guard events > 0 else {
      doubt = isWhole ? "the captures hold no events" : "the captures could not be read"
      return
    }
    guard let expectation = query.expectation else {
      // A bare `exists` asks for a yes.
      if case .exists = query.aggregate { judgeTruth(is: true) }
      return
    }
    judge(expectation)
    if holds == nil, doubt == nil {
      doubt =
        tally.unclear > 0
        ? "a pattern took too long on \(tally.unclear) events"
        : tally.hasTooMany
          ? "there are more than \(QueryTally.distinctLimit) values"
          : "not all captures could be read to their end"
    }
  }

  private static func value(_ query: Query, _ tally: QueryTally, isWhole: Bool) -> Value {
    switch query.aggregate {
    case .count: return number(tally.matched, isWhole: isWhole)
    case .distinct: return number(tally.distinct, isWhole: isWhole && !tally.hasTooMany)
    case .exists:
      if tally.matched > 0 { return .truth(true) }
      return isWhole ? .truth(false) : .none
    case .extreme(let kind, _, _):
      guard let number = tally.extreme else { return .none }
      if isWhole { return .number(number) }
      return kind == .max ? .atLeast(number) : .atMost(number)
    case .validity:
      return isWhole && tally.matched > 0 ? .share(tally.accepted, of: tally.matched) : .none
    }
  }

  private static func number(_ count: Int, isWhole: Bool) -> Value {
    isWhole ? .number(ExactNumber(count)) : .atLeast(ExactNumber(count))
  }

  private mutating func judge(_ expectation: Query.Expectation) {
    let comparison = expectation.comparison
    switch value {
    case .number(let number): holds = comparison.judge(number, expectation.bound)
    case .atLeast(let number):
      holds = comparison.judge(number, expectation.bound, canGrow: true)
    case .atMost(let number):
      holds = comparison.mirrored.judge(expectation.bound, number, canGrow: true)
    case .truth: judgeTruth(is: (expectation.bound == ExactNumber(1)) == (comparison == .equal))
    case .share(let part, let whole):
      holds = comparison.judge(sharePercent(part, of: whole), expectation.percent)
    case .none:
      if case .extreme = query.aggregate, matched == 0 {
        doubt = "no event that was asked for has a number there"
      } else if case .validity = query.aggregate, matched == 0 {
        doubt = "no event that was asked for has a contract"
      }
    }
  }

  private mutating func judgeTruth(is expected: Bool) {
    if case .truth(let truth) = value { holds = truth == expected }
  }
}

extension Query.Expectation {
  /// A fraction of 1 is the hundredth part of its percentage.
  fileprivate var percent: ExactNumber {
    isPercent
      ? bound
      : ExactNumber(
        isNegative: bound.isNegative, digits: bound.digits, exponent: bound.exponent + 2)
  }
}

extension QueryComparison {
  func judge(_ value: ExactNumber, _ bound: ExactNumber) -> Bool {
    accepts(value < bound ? -1 : value == bound ? 0 : 1)
  }

  /// What holds of a number that may yet grow; nil where growing decides.
  func judge(_ value: ExactNumber, _ bound: ExactNumber, canGrow: Bool) -> Bool? {
    switch self {
    case .atLeast: value >= bound ? true : nil
    case .more: value > bound ? true : nil
    case .less: value >= bound ? false : nil
    case .atMost: value > bound ? false : nil
    case .equal: value > bound ? false : nil
    case .unequal: value > bound ? true : nil
    }
  }

  /// The same said from the other side: `a < b` is `b > a`.
  var mirrored: QueryComparison {
    switch self {
    case .less: .more
    case .atMost: .atLeast
    case .more: .less
    case .atLeast: .atMost
    case .equal, .unequal: self
    }
  }
}

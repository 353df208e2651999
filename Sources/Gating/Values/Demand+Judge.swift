import Contracts
import Patterns

extension Demand {
  /// Whether a value is what is required.
  package func judge(_ value: ClaimValue) -> Judgement {
    conditions.reduce(.holds) { $0.and($1.judge(value)) }
  }
}

extension Demand.Condition {
  func judge(_ value: ClaimValue) -> Judgement {
    switch self {
    case .exists: value.kind == .absent ? .fails : .holds
    case .compared(.equal, let literal): isEqual(value, literal)
    case .compared(.unequal, let literal): isEqual(value, literal).negated
    case .compared(let comparison, let literal): ordered(value, literal, comparison)
    case .between(let low, let high):
      ordered(value, low, .atLeast).and(ordered(value, high, .atMost))
    case .among(let values): isAmong(value, values)
    case .notAmong(let values): isAmong(value, values).negated
    case .matches(let pattern): matches(value, pattern)
    }
  }

  private func matches(_ value: ClaimValue, _ pattern: Pattern) -> Judgement {
    let bytes = Array(value.text.utf8)
    let answer = pattern.matches(bytes.span)
    switch answer {
    case .yes: return .holds
    case .no: return .fails
    case .undecided: return .undecided("the pattern took too long")
    }
  }

  /// A set of two numbers with the value between them may be meant as a range: nobody can tell.
  private func isAmong(_ value: ClaimValue, _ values: [ClaimValue]) -> Judgement {
    var doubt: Judgement?
    for candidate in values {
      let answer = isEqual(value, candidate)
      if answer == .holds { return .holds }
      if case .undecided = answer { doubt = doubt ?? answer }
    }
    if values.count == 2, ordered(value, values[0], .atLeast) == .holds,
      ordered(value, values[1], .atMost) == .holds
    {
      return .undecided("two numbers may be a set or a range; 'between' says range")
    }
    return doubt ?? .fails
  }
}

/// Equal in kind and value: `5` and `5.0` are equal, `712` and `"unknown"` are not.
private func isEqual(_ value: ClaimValue, _ literal: ClaimValue) -> Judgement {
  if literal.isQuoted || value.isQuoted || literal.kind == .text || value.kind == .text {
    // A bare value has no type of its own, so a quoted literal is held to its letters.
    if value.isQuoted, !literal.isQuoted, literal.kind != .text { return .fails }
    return value.text.utf8.elementsEqual(literal.text.utf8) ? .holds : .fails
  }
  switch (value.kind, literal.kind) {
  case (.number(let one), .number(let other)): return isEqual(one, other)
  case (.day(let one), .day(let other)): return one == other ? .holds : .fails
  case (.version(let one), .version(let other)): return one == other ? .holds : .fails
  case (.bool(let one), .bool(let other)): return one == other ? .holds : .fails
  case (.absent, .absent): return .holds
  default: return .fails
  }
}

private func isEqual(_ one: Quantity, _ other: Quantity) -> Judgement {
  switch Quantity.aligned(one, other) {
  case .figures(let left, let right):
    guard let order = left.compared(to: right) else { return .fails }
    if one.precision == .exact, other.precision == .exact {
      return order == .same ? .holds : .fails
    }
    if one.precision == .atLeast, other.precision == .exact, order == .more { return .fails }
    return .undecided("the number is not exact")
  case let alignment: return .undecided(alignment.words)
  }
}

private func ordered(
  _ value: ClaimValue, _ literal: ClaimValue, _ comparison: Demand.Operator
) -> Judgement {
  switch (value.kind, literal.kind) {
  case (.number(let one), .number(let other)): ordered(one, other, comparison)
  case (.day(let one), .day(let other)): decided(one, other, comparison)
  case (.version(let one), .version(let other)): decided(one, other, comparison)
  default: .undecided("\(value.kindWord) cannot be compared with \(literal.kindWord)")
  }
}

private func ordered(
  _ one: Quantity, _ other: Quantity, _ comparison: Demand.Operator
) -> Judgement {
  switch Quantity.aligned(one, other) {
  case .figures(let left, let right):
    guard let order = left.compared(to: right) else {
      return .undecided("the numbers are too large to be compared")
    }
    let holds = comparison.accepts(order)
    switch one.precision {
    case .exact: return holds ? .holds : .fails
    case .atLeast:
      // This or more: only what every larger number keeps is certain.
      switch comparison {
      case .more, .atLeast: return holds ? .holds : .undecided("'\(left)+' may be more")
      case .less, .atMost: return holds ? .undecided("'\(left)+' may be more") : .fails
      case .equal, .unequal: return .undecided("the number is not exact")
      }
    case .about: return .undecided("the number is not exact")
    }
  case let alignment: return .undecided(alignment.words)
  }
}

private func decided<Value: Comparable>(
  _ one: Value, _ other: Value, _ comparison: Demand.Operator
) -> Judgement {
  let order: Figure.Order = one < other ? .less : one > other ? .more : .same
  return comparison.accepts(order) ? .holds : .fails
}

extension Demand.Operator {
  func accepts(_ order: Figure.Order) -> Bool {
    switch self {
    case .more: order == .more
    case .atLeast: order != .less
    case .less: order == .less
    case .atMost: order != .more
    case .equal: order == .same
    case .unequal: order != .same
    }
  }
}

extension Quantity.Alignment {
  fileprivate var words: String {
    switch self {
    case .figures: "the numbers can be compared"
    case .differentUnits: "the units differ"
    case .percentOrFraction: "one side is in percent and the other may be a fraction"
    case .tooLarge: "the numbers are too large to be compared"
    }
  }
}

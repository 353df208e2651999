import Captures
import JSONText
import Validation

/// One event as questions see it.
struct QueriedEvent {
  var record: JSONValue
  var event: CapturedEvent
  /// The contract it is routed to, without its version.
  var contract: String?
  /// Whether that contract refuses it; nil where nobody judged.
  var isRefused: Bool?
  /// Where the record begins.
  var place: RecordPlace
}

/// What a condition comes to; a pattern may take too long to tell.
enum QueryTruth {
  case yes, no, unclear

  init(_ holds: Bool) { self = holds ? .yes : .no }

  init(_ holds: Bool?) { self = holds.map { $0 ? .yes : .no } ?? .unclear }

  var negated: QueryTruth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unclear: .unclear
    }
  }
}

extension QueryCondition {
  // A question's nesting is bounded when it is read, and so is this.
  func holds(for event: QueriedEvent) -> QueryTruth {
    switch self {
    case .always: return .yes
    case .valid: return QueryTruth(event.isRefused == false)
    case .invalid: return QueryTruth(event.isRefused == true)
    case .not(let part): return part.holds(for: event).negated
    case .all(let parts): return Self.combined(parts, event, decides: .no)
    case .any(let parts): return Self.combined(parts, event, decides: .yes)
    case .present(let operand): return QueryTruth(operand.isPresent(in: event))
    case .compared(let operand, let comparison, let literal):
      return QueryTruth(operand.meets(event) { $0.compares(comparison, to: literal) })
    case .among(let operand, let literals):
      return QueryTruth(
        operand.meets(event) { value in literals.contains { value.compares(.equal, to: $0) } })
    case .between(let operand, let low, let high):
      return QueryTruth(
        operand.meets(event) {
          $0.compares(.atLeast, to: low) && $0.compares(.atMost, to: high)
        })
    case .matches(let operand, let pattern): return operand.matches(pattern, event)
    }
  }

  private static func combined(
    _ parts: [QueryCondition], _ event: QueriedEvent, decides: QueryTruth
  ) -> QueryTruth {
    var isUnclear = false
    for part in parts {
      let truth = part.holds(for: event)
      if truth == decides { return decides }
      if truth == .unclear { isUnclear = true }
    }
    return isUnclear ? .unclear : decides.negated
  }
}

/// A value that a comparison looks at.
enum QueriedValue {
  case json(JSONValue)
  case name(ArraySlice<UInt8>)
  case time(EventTime)

  func compares(_ comparison: QueryComparison, to literal: QueryLiteral) -> Bool {
    switch literal {
    case .number(let number, let lexeme): compares(comparison, number, lexeme)
    case .text(let text): compares(comparison, Array(text.utf8)[...])
    case .truth(let truth): compares(comparison, truth ? .true : .false)
    case .null: compares(comparison, .null)
    case .moment(let range, let written): compares(comparison, range, written)
    }
  }

  private func compares(
    _ comparison: QueryComparison, _ number: ExactNumber, _ lexeme: String
  ) -> Bool {
    switch self {
    case .json(let value):
      guard let own = value.number else { return comparison == .unequal }
      return comparison.accepts(own < number ? -1 : own == number ? 0 : 1)
    // A name of digits alone looks like a number where it is compared with.
    case .name: return compares(comparison, Array(lexeme.utf8)[...])
    case .time: return false
    }
  }

  private func compares(_ comparison: QueryComparison, _ text: ArraySlice<UInt8>) -> Bool {
    let isEqual: Bool
    switch self {
    case .json(let value): isEqual = value.kind == .string && value.text.elementsEqual(text)
    case .name(let name): isEqual = name.elementsEqual(text)
    case .time: return false
    }
    return comparison.accepts(isEqual: isEqual)
  }

  private func compares(_ comparison: QueryComparison, _ kind: JSONDocument.Kind) -> Bool {
    guard case .json(let value) = self else { return false }
    return comparison.accepts(isEqual: value.kind == kind)
  }

  private func compares(
    _ comparison: QueryComparison, _ range: Range<Int>, _ written: String
  ) -> Bool {
    let time: EventTime?
    switch self {
    case .time(let own): time = own
    case .json(let value): time = EventTime(value)
    case .name: return compares(comparison, Array(written.utf8)[...])
    }
    guard let time else { return comparison == .unequal }
    let order =
      time.milliseconds < range.lowerBound ? -1 : time.milliseconds < range.upperBound ? 0 : 1
    return comparison.accepts(order)
  }
}

extension QueryComparison {
  /// Whether a value that is less (-1), the same (0) or more (1) is meant.
  func accepts(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .atMost: order <= 0
    case .more: order > 0
    case .atLeast: order >= 0
    }
  }

  /// For values that have no order.
  func accepts(isEqual: Bool) -> Bool {
    switch self {
    case .equal: isEqual
    case .unequal: !isEqual
    case .less, .atMost, .more, .atLeast: false
    }
  }
}

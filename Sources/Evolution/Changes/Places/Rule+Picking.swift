import JSONText
import Patterns
import Schemas

/// A bound on numbers.
struct NumberBound {
  var value: ExactNumber
  var isExclusive: Bool

  private var text: String { String(decoding: value.utf8, as: UTF8.self) }
  var lowerWords: String { isExclusive ? "more than \(text)" : "at least \(text)" }
  var upperWords: String { isExclusive ? "less than \(text)" : "at most \(text)" }
}

// What a rule says when it is of a kind, else nil.
extension Rule {
  var lowerBound: NumberBound? {
    if case .minimum(let value, let isExclusive) = self {
      NumberBound(value: value, isExclusive: isExclusive)
    } else {
      nil
    }
  }

  var upperBound: NumberBound? {
    if case .maximum(let value, let isExclusive) = self {
      NumberBound(value: value, isExclusive: isExclusive)
    } else {
      nil
    }
  }

  var step: String? {
    if case .multipleOf(let value) = self {
      String(decoding: value.utf8, as: UTF8.self)
    } else {
      nil
    }
  }

  var shortest: Int? { if case .minLength(let count) = self { count } else { nil } }
  var longest: Int? { if case .maxLength(let count) = self { count } else { nil } }
  var fewestItems: Int? { if case .minItems(let count) = self { count } else { nil } }
  var mostItems: Int? { if case .maxItems(let count) = self { count } else { nil } }
  var fewestFields: Int? { if case .minProperties(let count) = self { count } else { nil } }
  var mostFields: Int? { if case .maxProperties(let count) = self { count } else { nil } }
  var isUniqueItems: Bool { if case .uniqueItems = self { true } else { false } }
  var patternText: String? { if case .pattern(let pattern) = self { pattern.source } else { nil } }

  var formatName: (name: String, isAsserted: Bool)? {
    if case .format(let name, _, let isAsserted) = self { (name, isAsserted) } else { nil }
  }
}

extension PlaceView {
  /// The bound that holds of several lower ones.
  var lowest: NumberBound? {
    entries.compactMap(\.rule.lowerBound).max {
      ($0.value, $0.isExclusive ? 1 : 0) < ($1.value, $1.isExclusive ? 1 : 0)
    }
  }

  var highest: NumberBound? {
    entries.compactMap(\.rule.upperBound).min {
      ($0.value, $0.isExclusive ? 0 : 1) < ($1.value, $1.isExclusive ? 0 : 1)
    }
  }
}

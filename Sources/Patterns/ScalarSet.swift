/// A set of Unicode scalar values, kept as sorted runs that neither touch nor overlap.
///
/// Surrogates are never members: the texts are UTF-8, where none can stand.
package struct ScalarSet: Hashable, Sendable {
  /// Neighbouring scalar values, both ends included.
  package struct Run: Hashable, Sendable {
    package var first: UInt32
    package var last: UInt32

    package init(_ first: UInt32, _ last: UInt32) {
      self.first = first
      self.last = last
    }
  }

  package private(set) var runs: [Run]

  /// The set of everything in `runs`, which may come in any order and overlap.
  package init(_ runs: [Run]) {
    self.runs = Self.merged(runs)
  }

  package init(_ scalar: UInt32) {
    runs = isSurrogate(scalar) ? [] : [Run(scalar, scalar)]
  }

  package var isEmpty: Bool { runs.isEmpty }

  package func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].last < scalar { low = middle + 1 } else { high = middle }
    }
    return low < runs.count && runs[low].first <= scalar
  }

  package func union(_ other: Self) -> Self { Self(runs + other.runs) }

  /// Every scalar value that is not a member.
  package func inverted() -> Self {
    var gaps: [Run] = []
    var next: UInt32 = 0
    for run in runs {
      if run.first > next { gaps.append(Run(next, run.first - 1)) }
      next = run.last + 1
    }
    if next <= lastScalar { gaps.append(Run(next, lastScalar)) }
    return Self(gaps)
  }

  private static func merged(_ runs: [Run]) -> [Run] {
    var result: [Run] = []
    result.reserveCapacity(runs.count)
    for run in runs.flatMap(withoutSurrogates).sorted(by: { $0.first < $1.first }) {
      if let last = result.last, run.first <= last.last + 1 {
        result[result.count - 1].last = max(last.last, run.last)
      } else {
        result.append(run)
      }
    }
    return result
  }

  private static func withoutSurrogates(_ run: Run) -> [Run] {
    let below = Run(run.first, min(run.last, firstSurrogate - 1))
    let above = Run(max(run.first, lastSurrogate + 1), min(run.last, lastScalar))
    return [below, above].filter { $0.first <= $0.last }
  }
}

/// The largest code point there is.
let lastScalar: UInt32 = 0x10FFFF
let firstSurrogate: UInt32 = 0xD800
let lastSurrogate: UInt32 = 0xDFFF

func isSurrogate(_ scalar: UInt32) -> Bool {
  scalar >= firstSurrogate && scalar <= lastSurrogate
}

// The sets that ECMA-262 names by a letter.
extension ScalarSet {
  package static let all = Self([Run(0, lastScalar)])
  /// `\d`: the ten digits of ASCII.
  package static let digits = Self([Run(0x30, 0x39)])
  /// `\w`: letters and digits of ASCII, and the underscore.
  package static let word = Self([
    Run(0x30, 0x39), Run(0x41, 0x5A), Run(0x5F, 0x5F), Run(0x61, 0x7A),
  ])
  /// `\s`: WhiteSpace and LineTerminator, which take in U+FEFF and all of Space_Separator.
  package static let space = Self([
    Run(0x09, 0x0D), Run(0x20, 0x20), Run(0xA0, 0xA0), Run(0x1680, 0x1680), Run(0x2000, 0x200A),
    Run(0x2028, 0x2029), Run(0x202F, 0x202F), Run(0x205F, 0x205F), Run(0x3000, 0x3000),
    Run(0xFEFF, 0xFEFF),
  ])
  /// `.`: everything but the line terminators.
  package static let notLineEnd = Self([
    Run(0x0A, 0x0A), Run(0x0D, 0x0D), Run(0x2028, 0x2029),
  ]).inverted()
}

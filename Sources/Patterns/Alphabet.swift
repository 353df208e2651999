/// All code points, sorted into the few kinds that a pattern cannot tell apart.
///
/// `[0-9a-f]-` knows three kinds: hexadecimal digits, the hyphen and the rest. An automaton over
/// kinds stays small whatever the pattern says of Unicode, and one byte finds the kind of ASCII.
struct Alphabet: Hashable, Sendable {
  typealias Letter = UInt16

  /// How many kinds there are.
  let letterCount: Int
  /// Where each stretch of one kind begins, in order, from 0.
  let starts: [UInt32]
  /// The kind of each stretch.
  let letters: [Letter]
  /// For each set that the alphabet was made for: the kinds that make it up.
  let members: [[Letter]]
  /// The kinds of the 128 characters of ASCII.
  let ascii: [Letter]

  /// The kinds that `sets` make, or nil when telling them apart is too much work.
  init?(telling sets: [ScalarSet]) {
    starts = Self.borders(of: sets)
    guard let kinds = Self.kinds(of: sets, starts: starts) else { return nil }
    (letters, letterCount) = Self.renumbered(kinds, starts: starts)
    var members: [[Letter]] = []
    for set in sets { members.append(Self.members(of: set, starts: starts, letters: letters)) }
    self.members = members
    ascii = Self.asciiTable(starts: starts, letters: letters)
  }

  func letter(of scalar: UInt32) -> Letter {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return letters[low]
  }

  // MARK: making

  private static func borders(of sets: [ScalarSet]) -> [UInt32] {
    var borders: [UInt32] = [0, firstSurrogate, lastSurrogate + 1]
    for set in sets {
      for run in set.runs {
        borders.append(run.first)
        if run.last < lastScalar { borders.append(run.last + 1) }
      }
    }
    borders.sort()
    var unique: [UInt32] = []
    unique.reserveCapacity(borders.count)
    for border in borders where unique.last != border { unique.append(border) }
    return unique
  }

  /// Splits the stretches by one set after the other; nil beyond a bound on the steps.
  private static func kinds(of sets: [ScalarSet], starts: [UInt32]) -> [Int]? {
    var kinds = [Int](repeating: 0, count: starts.count)
    var split: [(set: Int, kind: Int)] = [(-1, 0)]
    var steps = 0
    for (number, set) in sets.enumerated() {
      for run in set.runs {
        var stretch = firstStretch(from: run.first, in: starts)
        while stretch < starts.count, starts[stretch] <= run.last {
          let kind = kinds[stretch]
          if split[kind].set != number {
            split[kind] = (number, split.count)
            split.append((number, split.count))
          }
          kinds[stretch] = split[kind].kind
          stretch += 1
          steps += 1
        }
      }
      guard steps < 2_000_000 else { return nil }
    }
    return kinds
  }

  private static func firstStretch(from scalar: UInt32, in starts: [UInt32]) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Numbers the kinds from 0 without gaps; surrogates borrow a number, for no text has them.
  private static func renumbered(_ kinds: [Int], starts: [UInt32]) -> ([Letter], Int) {
    var numbers: [Int: Letter] = [:]
    var letters: [Letter] = []
    letters.reserveCapacity(kinds.count)
    for (stretch, kind) in kinds.enumerated() {
      if isSurrogate(starts[stretch]) {
        letters.append(0)
      } else if let number = numbers[kind] {
        letters.append(number)
      } else {
        let number = Letter(truncatingIfNeeded: numbers.count)
        numbers[kind] = number
        letters.append(number)
      }
    }
    return (letters, numbers.count)
  }

  private static func members(
    of set: ScalarSet, starts: [UInt32], letters: [Letter]
  ) -> [Letter] {
    var found: [Letter] = []
    for run in set.runs {
      var stretch = firstStretch(from: run.first, in: starts)
      while stretch < starts.count, starts[stretch] <= run.last {
        found.append(letters[stretch])
        stretch += 1
      }
    }
    guard found.count > 1 else { return found }
    found.sort()
    var unique: [Letter] = []
    for letter in found where unique.last != letter { unique.append(letter) }
    return unique
  }

  private static func asciiTable(starts: [UInt32], letters: [Letter]) -> [Letter] {
    var table = [Letter](repeating: 0, count: 128)
    var stretch = 0
    for byte in 0..<128 {
      while stretch + 1 < starts.count, starts[stretch + 1] <= UInt32(byte) { stretch += 1 }
      table[byte] = letters[stretch]
    }
    return table
  }
}

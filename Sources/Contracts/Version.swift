/// A contract's version, by Semantic Versioning 2.0.0, ordered by precedence.
package struct Version: Hashable, Sendable {
  /// One part of a pre-release: `rc` and `1` in `1.0.0-rc.1`.
  package enum Identifier: Hashable, Sendable {
    /// Kept as digits: `1.0.0-20261231235959999999` is a version too.
    case number(digits: String)
    case word(String)
  }

  package var major: Int
  package var minor: Int
  package var patch: Int
  package var prerelease: [Identifier] = []
  /// What follows a plus sign; it names a build and has no rank.
  package var build: String?

  package init(_ major: Int, _ minor: Int, _ patch: Int) {
    (self.major, self.minor, self.patch) = (major, minor, patch)
  }

  /// Reads `1.2.3`, `1.2.3-rc.1` and `1.2.3+build.5`; nil for everything else.
  package init?(_ text: String) {
    if let numbers = Self.threeNumbers(text) {
      (major, minor, patch) = numbers
      return
    }
    guard text.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true,
      text.utf8.count(where: { $0 == UInt8(ascii: ".") }) >= 2
    else { return nil }
    var rest = Substring(text)
    if let plus = rest.firstIndex(of: "+") {
      let build = rest[rest.index(after: plus)...]
      guard build.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isIdentifier)
      else { return nil }
      self.build = String(build)
      rest = rest[..<plus]
    }
    if let dash = rest.firstIndex(of: "-") {
      let parts = rest[rest.index(after: dash)...]
        .split(separator: ".", omittingEmptySubsequences: false)
      let identifiers = parts.compactMap(Identifier.init)
      guard identifiers.count == parts.count else { return nil }
      prerelease = identifiers
      rest = rest[..<dash]
    }
    let numbers = rest.split(separator: ".", omittingEmptySubsequences: false)
    let values = numbers.compactMap(numericPart)
    guard numbers.count == 3, values.count == 3 else { return nil }
    (major, minor, patch) = (values[0], values[1], values[2])
  }

  /// What nearly every version is, read without taking it apart: `1.2.3`.
  private static func threeNumbers(_ text: String) -> (Int, Int, Int)? {
    var numbers: [3 of Int] = [0, 0, 0]
    var part = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // Leading zeros and what may not fit are left to the careful reading.
        guard digits == 0 || numbers[part] != 0, digits < 18 else { return nil }
        numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      case UInt8(ascii: ".") where digits > 0 && part < 2:
        part += 1
        digits = 0
      default: return nil
      }
    }
    return part == 2 && digits > 0 ? (numbers[0], numbers[1], numbers[2]) : nil
  }

  /// Before 1.0.0 anything may change; a pre-release promises nothing either.
  package var isStable: Bool { major > 0 && prerelease.isEmpty }

  /// The version that a change of this magnitude leads to.
  ///
  /// Leaving a pre-release needs no further step when it already stands far enough:
  /// `2.0.0-rc.1` becomes `2.0.0` by a change of any magnitude.
  package func bumped(by magnitude: Magnitude) -> Version {
    if !prerelease.isEmpty, magnitude <= announced { return Version(major, minor, patch) }
    switch magnitude {
    case .none: return self
    case .patch: return Version(major, minor, next(patch))
    case .minor: return Version(major, next(minor), 0)
    case .major: return Version(next(major), 0, 0)
    }
  }

  /// The largest magnitude that a pre-release of this version covers.
  private var announced: Magnitude {
    if patch > 0 { .patch } else if minor > 0 { .minor } else { .major }
  }

  /// The magnitude of the step from an older version to this one; nil when this one is not newer.
  package func step(from older: Version) -> Magnitude? {
    guard older < self else { return nil }
    if major != older.major { return .major }
    if minor != older.minor { return .minor }
    if patch != older.patch { return .patch }
    return Magnitude.none
  }
}

/// A counter that stays at its end instead of trapping.
private func next(_ number: Int) -> Int { number == .max ? number : number + 1 }

/// A number without leading zeros that fits a counter.
private func numericPart(_ text: Substring) -> Int? {
  guard isNumber(text), text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0") else {
    return nil
  }
  return Int(text)
}

private func isNumber(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}

/// Letters, digits and hyphens, at least one.
private func isIdentifier(_ text: Substring) -> Bool {
  !text.isEmpty
    && text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte >= 0x41
    }
}

extension Version.Identifier: Comparable, CustomStringConvertible {
  package init?(_ text: Substring) {
    guard isIdentifier(text) else { return nil }
    if !isNumber(text) {
      self = .word(String(text))
    } else if text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0") {
      self = .number(digits: String(text))
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .number(let digits): digits
    case .word(let word): word
    }
  }

  /// Numbers stand before words; among themselves they count by value, of any size.
  package static func < (lhs: Self, rhs: Self) -> Bool {
    switch (lhs, rhs) {
    case (.number(let one), .number(let other)):
      (one.utf8.count, one) < (other.utf8.count, other)
    case (.number, .word): true
    case (.word, .number): false
    case (.word(let one), .word(let other)): one.utf8.lexicographicallyPrecedes(other.utf8)
    }
  }
}

extension Version: Comparable, CustomStringConvertible {
  package var description: String {
    "\(major).\(minor).\(patch)"
      + (prerelease.isEmpty ? "" : "-" + prerelease.map(\.description).joined(separator: "."))
      + (build.map { "+" + $0 } ?? "")
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    let (left, right) = ((lhs.major, lhs.minor, lhs.patch), (rhs.major, rhs.minor, rhs.patch))
    if left != right { return left < right }
    // A version stands after all of its pre-releases.
    if lhs.prerelease.isEmpty || rhs.prerelease.isEmpty {
      return !lhs.prerelease.isEmpty && rhs.prerelease.isEmpty
    }
    return lhs.prerelease.lexicographicallyPrecedes(rhs.prerelease)
  }
}

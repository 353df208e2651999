package import JSONText

/// The least and the greatest number of a path, exactly.
package struct NumberRange: Hashable, Sendable {
  package var least: ExactNumber
  package var greatest: ExactNumber

  package init(_ least: ExactNumber, _ greatest: ExactNumber) {
    self.least = least
    self.greatest = greatest
  }

  mutating func add(_ other: NumberRange) {
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
  }
}

/// The least and the greatest count of something.
package struct SizeRange: Hashable, Sendable {
  package var least: Int
  package var greatest: Int

  package init(_ least: Int, _ greatest: Int) {
    self.least = least
    self.greatest = greatest
  }

  mutating func add(_ other: SizeRange) {
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
  }
}

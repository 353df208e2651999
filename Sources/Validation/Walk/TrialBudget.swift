/// How many branches of choices one event may try.
///
/// Branches that lead to choices again multiply: thirty pairs make a thousand million trials of one
/// value. The careful validator remembers what it has tried, so such an event is left to it. What
/// may be spent grows with the event, because every value of a long one may have its own choice.
struct TrialBudget {
  private static let perEvent = 8192
  private static let perValue = 64

  private var left = 0
  private var furthest = 0

  mutating func begin(at position: Int) {
    left = Self.perEvent
    furthest = position
  }

  /// Takes one trial of the value at a position; false when too many were taken.
  mutating func take(at position: Int) -> Bool {
    if position > furthest {
      left += (position - furthest) * Self.perValue
      furthest = position
    }
    left -= 1
    return left >= 0
  }

  /// Takes the tokens that a trial has walked, at the price of one trial for every few.
  mutating func take(tokens: Int) { left -= tokens / 8 }
}

import SourceText

/// What the causes of a refusal have in common with others, where events are counted by that.
package enum CauseGrouping: Hashable, Sendable {
  case none
  case of(Int)
  /// Several groups are possible; the event must be read exactly to tell.
  case unclear
}

/// The group of a cause; `field` is the exact name where the event was read exactly.
package typealias CauseGroup = @Sendable (_ cause: CauseKey, _ field: String?) -> CauseGrouping

/// Counts events by what their causes have in common.
///
/// An event counts once for a group, however many of its causes belong there; so the counts of
/// groups cannot be had by adding those of causes.
struct CauseGroups {
  private let group: CauseGroup
  /// How many events each group has.
  private(set) var events: [Int: Int] = [:]
  /// The group of each cause of the fast way, asked once.
  private var known: [Int32: CauseGrouping] = [:]
  /// Whether the event that was counted last still has to be read exactly.
  private(set) var isUnclear = false

  init(_ group: @escaping CauseGroup) { self.group = group }

  /// Counts the event that a walker has just refused, unless its groups are unclear.
  mutating func count(_ walker: borrowing Walker) {
    var met: Set<Int> = []
    isUnclear = false
    for index in walker.tally.heldCauses {
      let found =
        known[index] ?? group(walker.key(of: walker.tally.causes[Int(index)]), nil)
      known[index] = found
      switch found {
      case .none: break
      case .of(let group): met.insert(group)
      case .unclear: isUnclear = true
      }
    }
    if !isUnclear { count(met) }
  }

  /// Counts an event that was read exactly.
  mutating func count(_ causes: some Sequence<(CauseKey, field: String?)>) {
    isUnclear = false
    count(
      Set(
        causes.compactMap { cause, field in
          guard case .of(let group) = group(cause, field ?? "") else { return nil }
          return group
        }))
  }

  private mutating func count(_ groups: Set<Int>) {
    for group in groups { events[group, default: 0] += 1 }
  }
}

import JSONText
import Schemas

/// The narrowest bounds that a contract surely sets at one place: of numbers, lengths and counts.
struct DeclaredBounds {
  /// A bound, and whether it is out of bounds itself.
  struct Edge {
    var value: ExactNumber
    var isExclusive = false
  }

  private(set) var least: Edge?
  private(set) var greatest: Edge?
  private(set) var shortest: Int?
  private(set) var longest: Int?
  private(set) var fewest: Int?
  private(set) var most: Int?

  init(_ place: DeclaredPlace) {
    for (id, rule) in place.rules where place.isCertain(id) {
      switch rule {
      case .minimum(let bound, let isExclusive):
        let edge = Edge(value: bound, isExclusive: isExclusive)
        least = least.map { $0.value < bound ? edge : $0 } ?? edge
      case .maximum(let bound, let isExclusive):
        let edge = Edge(value: bound, isExclusive: isExclusive)
        greatest = greatest.map { $0.value > bound ? edge : $0 } ?? edge
      case .minLength(let bound): shortest = max(shortest ?? bound, bound)
      case .maxLength(let bound): longest = min(longest ?? bound, bound)
      case .minItems(let bound): fewest = max(fewest ?? bound, bound)
      case .maxItems(let bound): most = min(most ?? bound, bound)
      default: break
      }
    }
  }

  func isBelow(_ number: ExactNumber) -> Bool {
    least.map { number < $0.value || $0.isExclusive && number == $0.value } ?? false
  }

  func isAbove(_ number: ExactNumber) -> Bool {
    greatest.map { number > $0.value || $0.isExclusive && number == $0.value } ?? false
  }
}

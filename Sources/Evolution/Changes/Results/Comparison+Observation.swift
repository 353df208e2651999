import Contracts

extension Comparison {
  /// Takes in what captured events say of a change, by its place in `changes`.
  ///
  /// An optional field added to an open object is harmless only while no event carries its name
  /// with another shape; events that do make it a break like any other.
  package mutating func observe(_ observation: Change.Observation, ofChangeAt index: Int) {
    guard changes.indices.contains(index) else { return }
    changes[index].observed = observation
    if changes[index].effect == .optionalFieldAdded, observation.rejected > 0 {
      changes[index].level = .major
      level = max(level, .major)
    }
  }
}

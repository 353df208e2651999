package import Contracts

/// Which level the kinds of change have that the founding rule leaves open.
package struct ChangePolicy: Hashable, Sendable {
  package var widening = Magnitude.minor
  package var deprecation = Magnitude.minor
  package var meaning = Magnitude.major

  package init() {}

  /// What the repository says, and on top of it what the contract says.
  package init(
    repository: [Contract.PolicyKey: Placed<Magnitude>],
    contract: [Contract.PolicyKey: Placed<Magnitude>] = [:]
  ) {
    let levels = repository.merging(contract) { _, own in own }
    widening = levels[.widening]?.value ?? widening
    deprecation = levels[.deprecation]?.value ?? deprecation
    meaning = levels[.meaning]?.value ?? meaning
  }
}

extension ChangePolicy {
  /// The level of an effect.
  package func level(of effect: ChangeEffect) -> Magnitude {
    switch effect {
    case .none: .none
    case .optionalFieldAdded: .patch
    case .newlyRequired: .minor
    case .widened: widening
    case .narrowed, .removed, .retyped, .incomparable: .major
    case .deprecated: deprecation
    case .meaning: meaning
    case .unknown: .major
    }
  }
}

import Validation

/// How a reader treats events that its schema does not foresee.
package enum ReaderProfile: String, Hashable, Sendable, CaseIterable {
  /// Refuses whatever the schema refuses.
  case strict
  /// Passes over fields and listed values that it does not know.
  case tolerant
  /// Passes over fields that it does not know, but handles each listed value by itself.
  case exhaustiveEnum = "exhaustive-enum"
  /// Tolerant, and fills in the default of a field that is absent.
  case defaultFilling = "default-filling"
}

extension ReaderProfile {
  var ignoresUnknownFields: Bool { self != .strict }

  var ignoresUnknownValues: Bool {
    switch self {
    case .strict, .exhaustiveEnum: false
    case .tolerant, .defaultFilling: true
    }
  }

  var fillsDefaults: Bool { self == .defaultFilling }
}

extension Comparison {
  /// Whether such a reader of the older schema is safe with every event of the newer one.
  package func verdict(
    for reader: ReaderProfile,
    budget: ContainmentQuestion.Budget = ContainmentQuestion.Budget()
  ) -> Containment {
    // Whoever needs less is safe with what the strictest is safe with.
    if reader == .strict || forward.isProved { return forward }
    let read = old.graph.asRead(by: reader)
    // Most events that break the strictest reader break the others too, which is quickly seen.
    let validator = CarefulValidator(read)
    for witness in ([forward] + changes.map(\.forward)).lazy.compactMap(\.witness).prefix(50)
    where validator.verdict(on: witness) == .refused {
      return .refuted(witness: witness)
    }
    return ContainmentQuestion(isEvery: new.graph, within: read, budget: budget).answer()
  }
}

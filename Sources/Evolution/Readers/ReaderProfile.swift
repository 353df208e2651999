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

extension Comparison {
  /// Whether such a reader of the older schema is safe with every event of the newer one.
  package func verdict(for reader: ReaderProfile) -> Containment { forward }
}

/// The keys of a contract file, in the order they are written.
package enum ContractKey: String, Hashable, Sendable, CaseIterable {
  case contract, version, owner, summary, events, aliases, stability, sunset, formats, policy
  case location, sources, reserved, stream, schema, history

  /// Without these there is no contract to speak of.
  package static let required: [ContractKey] = [.contract, .version, .schema]
}

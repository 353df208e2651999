/// The groups of keywords that a metaschema switches on; before 2019-09 all of them always are.
package struct Vocabulary: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let core = Vocabulary(rawValue: 1)
  package static let applicator = Vocabulary(rawValue: 2)
  package static let unevaluated = Vocabulary(rawValue: 4)
  package static let validation = Vocabulary(rawValue: 8)
  package static let metaData = Vocabulary(rawValue: 16)
  package static let content = Vocabulary(rawValue: 32)
  package static let format = Vocabulary(rawValue: 64)
  /// The metaschema asks that `format` refuses.
  package static let formatAssertion = Vocabulary(rawValue: 128)

  /// What the published metaschema of every dialect switches on.
  package static let standard: Vocabulary = [
    .core, .applicator, .unevaluated, .validation, .metaData, .content, .format,
  ]

  /// What an address in `$vocabulary` stands for, or nil when nobody here knows it.
  ///
  /// `isRequired` is the value beside the address; in 2019-09 it is what makes `format` refuse.
  init?(address: String, isRequired: Bool) {
    for prefix in ["https://json-schema.org/draft/2020-12/vocab/", Self.prefix2019]
    where address.hasPrefix(prefix) {
      let name = String(address.dropFirst(prefix.utf8.count))
      switch (name, prefix == Self.prefix2019) {
      case ("core", _): self = .core
      case ("applicator", true): self = [.applicator, .unevaluated]
      case ("applicator", false): self = .applicator
      case ("unevaluated", false): self = .unevaluated
      case ("validation", _): self = .validation
      case ("meta-data", _): self = .metaData
      case ("content", _): self = .content
      case ("format", true): self = isRequired ? [.format, .formatAssertion] : .format
      case ("format-annotation", false): self = .format
      case ("format-assertion", false): self = [.format, .formatAssertion]
      default: return nil
      }
      return
    }
    return nil
  }

  private static let prefix2019 = "https://json-schema.org/draft/2019-09/vocab/"
}

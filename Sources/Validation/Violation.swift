package import Schemas
package import SourceText

/// The kinds of fault a schema can find in a value; each is one `EV` rule.
package enum ViolationKind: UInt8, Hashable, Sendable, CaseIterable {
  case missingField
  case wrongType
  case unexpectedField
  case noBranchMatches
  case notInEnum
  case notTheConstant
  case outOfRange
  case notAMultiple
  case wrongLength
  case patternMismatch
  case formatMismatch
  case wrongItemCount
  case repeatedItem
  case missingMatch
  case severalBranchesMatch
  case forbiddenShape
  case badFieldName
  case wrongFieldCount
  case missingDependentField
  case nothingAllowed
  case unevaluatedField
  case unevaluatedItem
}

/// One step from a value to a value inside it.
package enum InstanceStep: Hashable, Sendable {
  case name(String)
  case index(Int)
}

/// One fault in one value, found by the careful validator.
package struct Violation: Hashable, Sendable {
  package var kind: ViolationKind
  /// The schema node whose keyword refused, and the keyword.
  package var schema: SchemaGraph.ID
  package var keyword: String
  /// From the root of the validated value.
  package var instance: [InstanceStep]
  /// The bytes of the value at fault in its source.
  package var span: SourceSpan
  /// The field a `missingField` misses, or an `unexpectedField` is.
  package var field: String?
  /// What the schema asks: `string or null`.
  package var expected: String
  /// What stands there, as a shape and never as a value: `object of 9 fields`.
  package var got: String

  package init(
    _ kind: ViolationKind, schema: SchemaGraph.ID, keyword: String, instance: [InstanceStep],
    span: SourceSpan, field: String? = nil, expected: String, got: String
  ) {
    self.kind = kind
    self.schema = schema
    self.keyword = keyword
    self.instance = instance
    self.span = span
    self.field = field
    self.expected = expected
    self.got = got
  }
}

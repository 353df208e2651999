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
  /// Not a fault of the value: the verdict was given up at the limits of work.
  case tooCostly
}

/// One step from a value to a value inside it.
package enum InstanceStep: Hashable, Sendable {
  case name(String)
  case index(Int)
}

/// One fault in one value, found by the careful validator.
package struct Violation: Hashable, Sendable {
  package var kind: ViolationKind
  /// The schema node whose keyword refused, and the keyword; empty for the schema `false`.
  package var schema: SchemaGraph.ID
  package var keyword: String
  /// From the root of the validated value.
  package var instance: [InstanceStep]
  /// The bytes of the value at fault in its source; for a field that may not be, of its name.
  package var span: SourceSpan
  /// The field a `missingField` misses, or an `unexpectedField` is.
  package var field: String?
  /// What the schema asks: `string or null`.
  package var expected: String
  /// What stands there, as a shape and never as a value: `object of 9 fields`.
  package var got: String
  /// What helps to mend it: the branch that came closest, a spelling that differs only in case.
  package var notes: [String] = []

  package init(
    _ kind: ViolationKind, schema: SchemaGraph.ID, keyword: String, instance: [InstanceStep],
    span: SourceSpan, field: String? = nil, expected: String, got: String, notes: [String] = []
  ) {
    self.kind = kind
    self.schema = schema
    self.keyword = keyword
    self.instance = instance
    self.span = span
    self.field = field
    self.expected = expected
    self.got = got
    self.notes = notes
  }
}

import JSONText
import Schemas
import StringFormats

/// A set of values, told without dialects: what a schema means, in few words.
///
/// A term about one sort of value takes every value of the other sorts. Equal terms are one term,
/// so that what two schemas have in common needs no comparing.
enum Term: Hashable {
  case anything
  /// A schema that is turned into terms when it is asked for; recursion ends here.
  case waiting(SchemaState)
  case all([Literal])
  /// Exactly one of them; a literal may stand here twice.
  case one([Literal])
  case kinds(Kinds)
  /// By number: `TermStore.valueSets`.
  case values(Int)

  case minimum(ExactNumber, isExclusive: Bool)
  case maximum(ExactNumber, isExclusive: Bool)
  case multiple(ExactNumber)

  case minLength(Int)
  case maxLength(Int)
  /// By number: `TermStore.patterns`.
  case pattern(Int)
  case format(StringFormat)
  /// A format that refuses nothing: texts that are made had better be of it.
  case likely(StringFormat)

  case minItems(Int)
  case maxItems(Int)
  case items(prefix: [Literal], rest: Literal)
  /// How many items there are at least, or at most, that are members.
  case contains(Literal, atLeast: Int)
  case containsAtMost(Literal, Int)
  case unique

  case minFields(Int)
  case maxFields(Int)
  /// The field of this number is there: `TermStore.names`.
  case has(Int)
  /// By number: `TermStore.fieldMaps`.
  case fields(Int)
  case names(Literal)

  /// A set that cannot be told; the number is that of the reason.
  case opaque(Int)
}

/// A schema of one of the two graphs, and the dynamic scope that it is come to in.
struct SchemaState: Hashable {
  var graph: Int
  var node: Int
  var scope: Int
}

/// What `properties`, `patternProperties` and `additionalProperties` say together.
struct FieldMap {
  /// In the order of the schema.
  var named: [(name: Int, schema: Literal)] = []
  var patterned: [(pattern: Int, schema: Literal)] = []
  var additional = Literal.anything
  /// Where in `named` a name stands.
  var places: [Int: Int] = [:]

  subscript(name: Int) -> Literal? { places[name].map { named[$0].schema } }
}

/// A finite set of values.
struct ValueSet {
  var list: [Sample]
  var members: Set<Sample>
  var kinds: Kinds
}

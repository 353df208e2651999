import Patterns
package import Schemas
import SourceText
import StringFormats

/// A schema graph lowered to flat tables for the walker.
///
/// A program is a graph of *sites*. A site stands for a set of schemas that apply to one value: the
/// ones that assert something there, and the ones that only describe it (branches that may or may
/// not be taken), which decide whether a field is known. `$ref` and `allOf` are gone: what applies
/// together is merged, so that each value is walked once.
package final class Program: Sendable {
  /// Site 0 asks for nothing and describes nothing.
  static let freeSite: Int32 = 0

  let root: Int32
  let tables: ProgramTables
  /// The tables again, where walkers read them without a copy.
  private let room: FlatTable<ProgramTables>
  let faults: [Fault]
  let patterns: [Pattern]
  let formats: [StringFormat]
  /// The names of all keys, by key index, for locations and reports.
  let keyNames: [String]
  /// The graph the program was made from; the careful validator reads it.
  package let graph: SchemaGraph

  init(
    root: Int32, tables: ProgramTables, faults: [Fault], patterns: [Pattern],
    formats: [StringFormat], keyNames: [String], graph: SchemaGraph
  ) {
    self.root = root
    self.tables = tables
    room = FlatTable([tables])
    self.faults = faults
    self.patterns = patterns
    self.formats = formats
    self.keyNames = keyNames
    self.graph = graph
  }

  var tablesInPlace: FlatReference<ProgramTables> { room.reference(at: 0) }

  deinit {
    tables.free()
    room.free()
  }
}

/// Something a program can find wrong: a keyword of a schema node.
struct Fault: Hashable, Sendable {
  var kind: ViolationKind
  var schema: SchemaGraph.ID
  var keyword: String
  /// The field that is missed, for the kinds that miss one.
  var field: String?
}

/// A run of entries in one of the tables.
struct Run: BitwiseCopyable, Sendable {
  var start: Int32 = 0
  var count: Int32 = 0

  var indexes: Range<Int> { Int(start)..<Int(start + count) }
  var isEmpty: Bool { count == 0 }
}

/// What is asked of a value, and where its parts lead.
struct Site: BitwiseCopyable, Sendable {
  /// The types that no type assertion refuses, as `TypeSet` bits.
  var allowed: UInt8 = TypeSet.all.rawValue
  /// Types for which nothing but the syntax has to be looked at.
  var plain: UInt8 = TypeSet.all.rawValue
  var unsigned = UnsignedNumbers()
  var texts = TextLengths.none
  /// These together, as the walk asks them.
  var scalars = PlainScalars()
  /// One more than the pattern that texts are asked to match and nothing else; zero for none.
  var onlyPattern: Int32 = 0
  /// Types for which only the careful validator can tell.
  var undecided: UInt8 = 0
  /// Types for which the schemas themselves ask nothing, choices aside.
  var idle: UInt8 = TypeSet.all.rawValue
  /// Whether telling integers from fractions is left to the exact reader when a lexeme has a point.
  var isStrictInteger = false

  var typeFaults = Run()
  var checks = Run()
  var counts = Run()
  var choices = Run()

  // Objects.
  var keys = Run()
  /// Where walkers hold what they have learned of the keys.
  var firstMember: Int32 = 0
  var hashStart: Int32 = 0
  var hashMask: Int32 = 0
  /// The required ones among the first 64 keys.
  var required: UInt64 = 0
  var requirements = Run()
  var dependencies = Run()
  /// What every name must be.
  var names = Run()
  /// Patterns that keys without an entry are tried against.
  var keyPatterns = Run()
  /// What becomes of keys without an entry: one of `others` for each set of patterns that match,
  /// the set read as a binary number.
  var others = Run()

  // Arrays.
  var prefix = Run()
  var restSite: Int32 = 0

  /// How many places a location of this site has for its children: keys, others, prefix, rest,
  /// and one for each site that a choice leads to at the same place.
  var childSlots: Int32 { restSlot + 1 + aliasCount }
  var aliasCount: Int32 = 0
  func otherSlot(_ subset: Int32) -> Int32 { keys.count + subset }
  func prefixSlot(_ index: Int32) -> Int32 { keys.count + others.count + index }
  var restSlot: Int32 { keys.count + others.count + prefix.count }
  func aliasSlot(_ index: Int32) -> Int32 { restSlot + 1 + index }
}

/// What becomes of a key without an entry of its own.
struct OtherKey: BitwiseCopyable, Sendable {
  var site: Int32 = 0
  var refusals = Run()
  var isUnknown = false
}

/// A key of an object: its bytes, ready to compare, and what follows from it.
struct Key: BitwiseCopyable, Sendable {
  var name: KeyBytes
  var site: Int32 = 0
  var refusals = Run()
  /// Whether a schema names the key; one that is only required is not known for that.
  var isKnown = true
  /// Which watched field the key is in the event itself, counted from one; zero for none.
  var watch: UInt8 = 0

  /// Whether the key has to be looked at besides its value.
  var isNoted: Bool { @inline(__always) get { !isKnown || watch > 0 } }
}

/// A name as the walker compares it: the first and last eight bytes and the length decide nearly
/// always; names over sixteen bytes also compare their middle.
struct KeyBytes: BitwiseCopyable, Sendable {
  var head: UInt64
  var tail: UInt64
  var length: Int32
  /// Where the whole name stands in `ProgramTables.text`.
  var start: Int32

  var hash: Int {
    Self.hash(head: head, tail: tail, length: Int(length))
  }

  @inline(__always)
  static func hash(head: UInt64, tail: UInt64, length: Int) -> Int {
    let mixed = (head &+ (tail &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(truncatingIfNeeded: length)
    let spread = mixed &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: spread >> 40)
  }
}

/// A type assertion that can fail.
struct TypeFault: BitwiseCopyable, Sendable {
  var allowed: UInt8
  var fault: Int32
}

/// How many elements or members there may be.
struct CountCheck: BitwiseCopyable, Sendable {
  enum Operation: UInt8, BitwiseCopyable, Sendable {
    case minItems, maxItems, minProperties, maxProperties
  }
  var operation: Operation
  var limit: Int64
  var fault: Int32
}

/// A schema that every name of an object must fit.
struct NameRule: BitwiseCopyable, Sendable {
  var site: Int32
  var fault: Int32
}

/// A key that must be there.
struct Requirement: BitwiseCopyable, Sendable {
  var slot: Int32
  var fault: Int32
}

/// A key that must be there when another one is.
struct Dependency: BitwiseCopyable, Sendable {
  var slot: Int32
  var required: Int32
  var fault: Int32
}

/// Schemas of which a value must match some.
struct Choice: BitwiseCopyable, Sendable {
  enum Operation: UInt8, BitwiseCopyable, Sendable {
    case anyOf, oneOf, not, conditional, dependent
  }
  var operation: Operation
  var fault: Int32
  /// What a second matching branch of `oneOf` is.
  var severalFault: Int32 = -1
  /// The sites of the branches; for a conditional: if, then, else (0 where absent).
  var branches: Run
  /// Per type, which of the first 64 branches can match at all; an index into `candidates`.
  var candidates: Int32 = 0
  /// The first of the location's alias slots for this choice's branches.
  var alias: Int32 = 0
  /// For `dependent`: the key that brings the consequence.
  var slot: Int32 = 0
}

import Contracts
import Evolution
import Schemas
import TestSupport
import Testing

struct ContractChangeTests {
  static let head = #""contract": "tick", "version": "1.0.0""#

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: String
    var new: String
    var kinds: [ChangeKind]
    var level: Magnitude

    init(
      _ name: String, _ old: String, _ new: String, _ kinds: [ChangeKind], _ level: Magnitude
    ) {
      testDescription = name
      self.old = old
      self.new = new
      self.kinds = kinds
      self.level = level
    }

    static let all = [
      Case(
        "an event is added", #""events": ["a"]"#, #""events": ["a", "b"]"#, [.eventAdded], .minor),
      Case("an event goes", #""events": ["a", "b"]"#, #""events": ["b"]"#, [.eventRemoved], .major),
      Case(
        "an event is renamed", #""events": ["a"]"#, #""events": ["b"]"#,
        [.eventRemoved, .eventAdded], .major),
      Case(
        "the list is written out", #""owner": "X""#, #""owner": "X", "events": ["tick"]"#, [], .none
      ),
      Case(
        "an alias comes", #""owner": "X""#, #""owner": "X", "aliases": ["t"]"#, [.aliasAdded], .none
      ),
      Case(
        "an alias goes", #""aliases": ["t"]"#, #""owner": "X""#, [.aliasRemoved, .ownerChanged],
        .major),
      Case(
        "it is deprecated", #""owner": "X""#,
        #""owner": "X", "stability": "deprecated", "sunset": "2027-01-01""#, [.contractDeprecated],
        .minor),
      Case("a summary changes", #""summary": "a""#, #""summary": "b""#, [], .none),
      Case(
        "a name is reserved", #""owner": "X""#, #""owner": "X", "reserved": ["a"]"#,
        [.nameReserved],
        .none),
    ]
  }

  static func contract(_ rest: String, _ schema: String = #"{"type": "object"}"#) throws
    -> ComparedSchema
  {
    try compared("{\(head), \(rest), \"schema\": \(schema)}", as: "tick.json")
  }

  @Test(arguments: Case.all)
  func `what stands around the schema is told`(_ example: Case) throws {
    let comparison = compare(
      try Self.contract(example.old), try Self.contract(example.new))
    #expect(comparison.changes.map(\.kind) == example.kinds)
    #expect(comparison.level == example.level)
    #expect(comparison.changes.allSatisfy { $0.old?.path ?? $0.new?.path == "tick.json" })
  }

  @Test func `a switch of formats is one change with every place that feels it`() throws {
    let schema = """
      {"properties": {"at": {"type": "string", "format": "date-time"},
        "id": {"type": "string", "format": "uuid"}, "n": {"type": "number"}}}
      """
    let comparison = compare(
      try Self.contract(#""formats": "annotate""#, schema),
      try Self.contract(#""formats": "assert""#, schema))
    #expect(comparison.changes.map(\.kind) == [.formatsAsserted])
    #expect(comparison.changes.first?.users == ["/at", "/id"])
    #expect(comparison.changes.first?.new?.pointer == "/formats")
    #expect(comparison.level == .major)
  }

  @Test func `a name that was reserved may not come back`() throws {
    let comparison = compare(
      try Self.contract(#""reserved": ["rugPoint"]"#),
      try Self.contract(
        #""owner": "X""#, #"{"type": "object", "properties": {"rugPoint": {"type": "string"}}}"#))
    #expect(comparison.changes.map(\.kind).contains(.reservedNameReused))
    #expect(comparison.level == .major)
  }
}

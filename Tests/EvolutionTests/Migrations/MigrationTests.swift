import Evolution
import JSONText
import Schemas
import Testing
import YAMLText

/// One migration on one event.
struct MigrationCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var steps: String
  var before: String
  var after: String

  init(_ description: String, _ steps: String, _ before: String, _ after: String) {
    testDescription = description
    self.steps = steps
    self.before = before
    self.after = after
  }

  static let all = [
    MigrationCase("const", "[{ set: /a, const: { x: [1.0] } }]", "{}", #"{"a":{"x":[1.0]}}"#),
    MigrationCase("what is there stays", "[{ set: /a, const: 1 }]", #"{"a":null}"#, #"{"a":null}"#),
    MigrationCase(
      "unless it is replaced", "[{ set: /a, const: 1, replace: true }]", #"{"a":2,"b":3}"#,
      #"{"a":1,"b":3}"#),
    MigrationCase("copy", "[{ set: /b, copy: /a }]", #"{"a":[1e2]}"#, #"{"a":[1e2],"b":[1e2]}"#),
    MigrationCase("copy of nothing", "[{ set: /b, copy: /a }]", "{}", "{}"),
    MigrationCase(
      "a second step as the way out", "[{ set: /b, copy: /a }, { set: /b, const: 0 }]", "{}",
      #"{"b":0}"#),
    MigrationCase(
      "renaming", "[{ set: /b, copy: /a }, { remove: /a }]", #"{"x":0,"a":1}"#, #"{"x":0,"b":1}"#),
    MigrationCase("no parent", "[{ set: /a/b, const: 1 }]", #"{"a":5}"#, #"{"a":5}"#),
    MigrationCase(
      "every element", "[{ set: /l/*/id, copy: /l/*/key }]", #"{"l":[{"key":1},{"id":2},3]}"#,
      #"{"l":[{"key":1,"id":1},{"id":2},3]}"#),
    MigrationCase(
      "every member", "[{ set: /m/*/n, copy: /top }]", #"{"top":1,"m":{"a":{},"b":{"n":0}}}"#,
      #"{"top":1,"m":{"a":{"n":1},"b":{"n":0}}}"#),
    MigrationCase(
      "stars of two levels", "[{ set: /a/*/b/*/c, copy: /a/*/x }]",
      #"{"a":[{"x":1,"b":[{},{}]},{"b":[{}]}]}"#,
      #"{"a":[{"x":1,"b":[{"c":1},{"c":1}]},{"b":[{}]}]}"#),
    MigrationCase(
      "removing", "[{ remove: /l/*/x }]", #"{"l":[{"x":1,"y":2}]}"#, #"{"l":[{"y":2}]}"#),
    MigrationCase("a star at the end", "[{ remove: /m/* }]", #"{"m":{"a":1,"b":2}}"#, #"{"m":{}}"#),
    MigrationCase(
      "a star at the end with a value", "[{ set: /m/*, const: 0, replace: true }]",
      #"{"m":{"a":1},"l":[]}"#, #"{"m":{"a":0},"l":[]}"#),
    MigrationCase(
      "places of a list", "[{ set: /l/1, const: x, replace: true }, { set: /l/7, const: y }]",
      #"{"l":[0,1]}"#, #"{"l":[0,"x"]}"#),
    MigrationCase("escapes", "[{ set: /a~1b/~0, const: 1 }]", #"{"a/b":{}}"#, #"{"a/b":{"~":1}}"#),
    MigrationCase(
      "lengths", "[{ set: /n, derive: { length: /l } }, { set: /m, derive: { length: /s } }]",
      #"{"l":[1,2],"s":"äöü"}"#, #"{"l":[1,2],"s":"äöü","n":2,"m":3}"#),
    MigrationCase(
      "exact sums", "[{ set: /s, derive: { sum: [/a, /b, -0.3] } }]", #"{"a":0.1,"b":0.2}"#,
      #"{"a":0.1,"b":0.2,"s":0}"#),
    MigrationCase(
      "sums below zero", "[{ set: /s, derive: { sum: [/a, -100] } }]", #"{"a":0.5}"#,
      #"{"a":0.5,"s":-99.5}"#),
    MigrationCase(
      "exact products", "[{ set: /ms, derive: { product: [/s, 1000] } }]",
      #"{"s":9007199254740993.0625}"#, #"{"s":9007199254740993.0625,"ms":9007199254740993062.5}"#),
    MigrationCase(
      "products of signs", "[{ set: /p, derive: { product: [/a, -2, -3, -1] } }]", #"{"a":0.5}"#,
      #"{"a":0.5,"p":-3}"#),
    MigrationCase(
      "joining", #"[{ set: /k, derive: { join: [/g, "-", /t] } }]"#, #"{"g":"a","t":12}"#,
      #"{"g":"a","t":12,"k":"a-12"}"#),
    MigrationCase(
      "a table", "[{ set: /side, derive: { map: /s, to: { B: buy, \"1\": one, \"true\": yes } } }]",
      #"{"s":"B"}"#, #"{"s":"B","side":"buy"}"#),
    MigrationCase(
      "a table of numbers", "[{ set: /t, derive: { map: /s, to: { \"1\": one } } }]", #"{"s":1.0}"#,
      #"{"s":1.0,"t":"one"}"#),
    MigrationCase(
      "what the table does not list", "[{ set: /t, derive: { map: /s, to: { x: y } } }]",
      #"{"s":"z"}"#, #"{"s":"z"}"#),
  ]
}

private func json(_ yaml: String) throws -> JSONValue {
  try YAMLDocument.read(Array(yaml.utf8)).json.root
}

struct MigrationTests {
  @Test(arguments: MigrationCase.all)
  func `steps do what they say and leave the rest`(_ example: MigrationCase) throws {
    let migration = try Migration.read(json(example.steps))
    let event = try JSONDocument.read(example.before).root
    let migrated = try migration.applied(to: event)
    #expect(String(decoding: migrated.root.compactBytes, as: UTF8.self) == example.after)
  }

  @Test(arguments: [
    ("{ set: /a }", "a migration is a text or a list of steps"),
    ("[]", "a migration has no steps"), ("[5]", "a step is a mapping of keys"),
    ("[{ const: 1 }]", "a step has neither 'set' nor 'remove'"),
    ("[{ set: /a }]", "'set' goes with one of 'const', 'default', 'copy', 'derive'"),
    (
      "[{ set: /a, const: 1, copy: /b }]",
      "'set' goes with one of 'const', 'default', 'copy', 'derive'"
    ),
    ("[{ remove: /a, const: 1 }]", "'remove' stands alone in its step"),
    ("[{ set: a, const: 1 }]", "a field is named by a JSON pointer such as /players/*/id"),
    ("[{ set: \"\", const: 1 }]", "a field is named by a JSON pointer such as /players/*/id"),
    ("[{ set: /a, default: 7 }]", "'default' is true or nothing; a value is a 'const'"),
    ("[{ set: /a, const: 1, replace: 2 }]", "'replace' is true or false"),
    ("[{ set: /a, copy: /b/*/c }]", "'/b/*/c' has a '*' that stands for nothing in '/a'"),
    ("[{ set: /a/*/b, copy: /c/*/b }]", "'/c/*/b' has a '*' that stands for nothing in '/a/*/b'"),
    (
      "[{ set: /a, derive: {} }]",
      "'derive' has one way: length, sum, product, join, or map with to"
    ),
    ("[{ set: /a, derive: { map: /b } }]", "'map' goes with 'to'"),
    ("[{ set: /a, derive: { map: /b, to: [] } }]", "'to' is a mapping of values"),
    ("[{ set: /a, derive: { sum: [] } }]", "a list of paths and values is needed"),
    (
      "[{ set: /a, derive: { eval: x } }]",
      "'derive' has the unknown key 'eval'; known are 'length', 'sum', 'product', 'join', 'map', 'to'"
    ),
  ])
  func `what cannot be understood is told`(_ steps: String, _ message: String) throws {
    let value = try json(steps)
    let fault = #expect(throws: MigrationFault.self) { try Migration.read(value) }
    #expect(fault?.message == message)
  }

  @Test(arguments: [
    ("{ length: /a }", #"{"a":5}"#, "a length is asked of what has none"),
    ("{ sum: [/a, 1] }", #"{"a":"5"}"#, "a number is asked of what is none"),
    ("{ join: [/a] }", #"{"a":null}"#, "a text or a number is asked of what is neither"),
    ("{ sum: [/a, 1] }", #"{"a":1e1000000000}"#, "the numbers are too long to calculate with"),
    (
      "{ product: [/a, /a] }", #"{"a":1e999999999999999999}"#,
      "the numbers are too long to calculate with"
    ),
  ])
  func `an event that a step cannot be taken on is left with the reason`(
    _ derivation: String, _ event: String, _ message: String
  ) throws {
    let migration = try Migration.read(
      json("[{ set: /ok, const: 1 }, { set: /x, derive: \(derivation) }]"))
    let value = try JSONDocument.read(event).root
    let failure = #expect(throws: MigrationFailure.self) { try migration.applied(to: value) }
    #expect(failure?.message == message)
    #expect(failure?.step == 1)
  }

  @Test func `a wide event takes no more than linear time`() throws {
    let members = (0..<50_000).map { "\"k\($0)\":{}" }.joined(separator: ",")
    let event = try JSONDocument.read("{\"m\":{\(members)}}").root
    let migration = try Migration.read(json("[{ set: /m/*/x, const: 1 }]"))
    let migrated = try migration.applied(to: event).root
    #expect(migrated["m"]?["k49999"]?["x"]?.int == 1)
  }
}

struct MigrationSchemaTests {
  private func graph(_ schema: String) throws -> SchemaGraph {
    let value = try json(schema)
    return SchemaReader.read(SchemaSource(uri: "file:///a.yaml", path: "a.yaml", value: value))
      .graph
  }

  @Test func `defaults are taken from the schema, through references`() throws {
    let graph = try graph(
      """
      properties:
        list: { items: { $ref: "#/$defs/entry" } }
      $defs:
        entry: { allOf: [{ properties: { side: { default: buy } } }] }
      """)
    let migration = try Migration.read(json("[{ set: /list/*/side, default }]"))
    let event = try JSONDocument.read(#"{"list":[{},{"side":"sell"}]}"#).root
    let migrated = try migration.resolved(by: graph).applied(to: event)
    #expect(
      String(decoding: migrated.root.compactBytes, as: UTF8.self)
        == #"{"list":[{"side":"buy"},{"side":"sell"}]}"#)
    let other = try Migration.read(json("[{ set: /list/*/other, default: true }]"))
    let fault = #expect(throws: MigrationFault.self) { try other.resolved(by: graph) }
    #expect(fault?.message == "the schema has no default at '/list/*/other'")
  }
}

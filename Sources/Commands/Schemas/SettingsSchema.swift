package import Findings
import Reports
package import Workspace

/// The JSON Schema of `schema.yaml`, for editors: every key with what it means, and what its value
/// may be.
package let settingsSchema: String = {
  var properties: [(String, Report.Value)] = []
  for key in SettingsKey.allCases {
    var members: [Report.Member] = [
      .init("description", .string("\(key.summary) Default: \(key.defaultText)."))
    ]
    members += SettingsShapes.shapes[key] ?? []
    properties.append((key.rawValue, .object(members)))
  }
  let root: [Report.Member] = [
    .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
    .init("$id", .string("urn:schema:settings/1")),
    .init("title", .string("Settings of a repository (schema.yaml)")),
    // A file of comments says nothing, and that is allowed.
    .init("type", .array([.string("object"), .string("null")])),
    .init("additionalProperties", .bool(false)),
    .init("properties", .object(properties.map { .init($0.0, $0.1) })),
    .init("$defs", .object(SettingsShapes.definitions)),
  ]
  return jsonText(.object(root))
}()

/// What the values of the settings may be.
///
/// A key that is missing here takes anything; a test holds the table to the keys there are.
package enum SettingsShapes {
  package static let shapes: [SettingsKey: [Report.Member]] = [
    .contracts: text, .dataDir: text, .envPrefix: text, .repository: text,
    .captures: object([
      ("envelopes", list(reference("envelope"))), ("check", list(reference("path"))),
    ]),
    .rules: [
      .init("type", .string("object")),
      .init(
        "additionalProperties",
        // What older YAML makes of `off` is meant as it.
        .object([
          .init(
            "enum",
            .array(["error", "warning", "info", "off"].map { .string($0) } + [.bool(false)]))
        ])),
    ],
    .waivers: list(reference("waiver")),
    .failOn: oneOf(["error", "warning", "info", "never"]),
    .minSeverity: oneOf(["error", "warning", "info"]),
    .policy: object(["widening", "deprecation", "meaning"].map { ($0, reference("level")) }),
    .rebuild: texts,
    .limits: object(
      ["record", "stream_record", "document"].map { ($0, reference("size")) } + [
        ("depth", [.init("type", .string("integer")), .init("minimum", .int(1))])
      ]),
    .ledger: object([("values", [.init("type", .string("boolean"))])]),
    .expert: object([
      ("command", list(reference("text"))),
      ("seconds", number(1...3600)),
    ]),
    .plans: object(
      [
        ("canonical", reference("path")), ("aliases", texts), ("names", texts),
        ("commands", list(words)),
      ]
        + ["paths", "archived", "ephemeral", "artifacts", "required"].map { ($0, either("path")) }
        + [
          ("suites", list(reference("text"))),
          ("bound", [.init("anyOf", .array([.object(texts), .object(either("path"))]))]),
          ("seconds", number(1...86_400)), ("expires_after_days", number(1...36_500)),
          ("coverage_above", number(0...100)),
        ]),
    .realm: [
      .init(
        "oneOf",
        .array([
          .object(reference("realm")), .object(list(reference("realm"))),
        ]))
    ],
    .inherit: object([
      ("realm", reference("text")), ("path", reference("path")),
      (
        "commit",
        [
          .init("type", .string("string")),
          .init("pattern", .string("^([0-9a-f]{40}|[0-9a-f]{64})$")),
        ]
      ),
    ]) + [.init("required", strings(["commit"]))],
    .environment: [
      .init(
        "anyOf",
        .array([.object(list(reference("variable"))), .object(variables)]))
    ],
  ]

  package static let definitions: [Report.Member] = [
    .init("text", .object(text)),
    .init(
      "variable",
      .object([
        .init("type", .string("string")), .init("pattern", .string("^[A-Za-z_][A-Za-z0-9_]*$")),
      ])),
    .init("level", .object(oneOf(["none", "patch", "minor", "major"]))),
    .init(
      "pointer", .object([.init("type", .string("string")), .init("pattern", .string("^(/|$)"))])),
    .init(
      "path",
      .object([
        .init("type", .string("string")), .init("minLength", .int(1)),
        .init("pattern", .string("^[^/]")),
      ])),
    .init(
      "size",
      .object([
        .init("type", strings(["integer", "string"])),
        .init("pattern", .string("^[0-9]+ *([KMG]i?B|B)?$")), .init("minimum", .int(1)),
      ])),
    .init("envelope", .object(envelope)), .init("waiver", .object(waiver)),
    .init("realm", .object(realm)),
  ]

  private static let envelope: [Report.Member] =
    object([
      ("type", reference("pointer")),
      (
        "payload",
        [
          .init(
            "oneOf",
            .array([.object(reference("pointer")), .object(list(reference("pointer")))]))
        ]
      ),
      ("time", reference("pointer")), ("sequence", reference("pointer")),
    ]) + [.init("required", strings(["type"]))]

  private static let waiver: [Report.Member] =
    object(
      ["rule", "id", "path", "reason", "owner", "issue"].map { ($0, reference("text")) } + [
        ("fingerprint", [.init("type", strings(["string", "integer"]))]),
        (
          "expires",
          [
            .init("type", .string("string")),
            .init("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
          ]
        ),
      ]) + [.init("required", strings(["rule", "reason"]))]

  private static let realm: [Report.Member] = [
    .init("type", strings(["string", "object"])), .init("minLength", .int(1)),
    .init("additionalProperties", .bool(false)),
    .init(
      "properties",
      .object(
        ["name", "path", "url", "repository", "branch"].map {
          .init($0, .object(reference("text")))
        })),
  ]

  /// Each with what holds where it is not set, or with nothing where it has to be.
  private static let variables: [Report.Member] = [
    .init("type", .string("object")),
    .init("propertyNames", .object(reference("variable"))),
    .init(
      "additionalProperties",
      .object([.init("type", strings(["string", "number", "null"]))])),
  ]

  // MARK: - Shapes

  private static let text: [Report.Member] = [
    .init("type", .string("string")), .init("minLength", .int(1)),
  ]

  /// Texts by names of the owner's choice.
  private static let texts: [Report.Member] = [
    .init("type", .string("object")), .init("additionalProperties", .object(text)),
  ]

  /// A command as its words, which may look like numbers.
  private static let words: [Report.Member] = [
    .init("type", .string("array")), .init("minItems", .int(1)),
    .init(
      "items", .object([.init("type", strings(["string", "number", "boolean"]))])),
  ]

  private static func number(_ range: ClosedRange<Int>) -> [Report.Member] {
    [
      .init("type", .string("integer")), .init("minimum", .int(range.lowerBound)),
      .init("maximum", .int(range.upperBound)),
    ]
  }

  /// One, or a list of them.
  private static func either(_ name: String) -> [Report.Member] {
    [
      .init(
        "anyOf", .array([.object(reference(name)), .object(list(reference(name)))]))
    ]
  }

  private static func oneOf(_ words: [String]) -> [Report.Member] {
    [.init("enum", strings(words))]
  }

  private static func list(_ item: [Report.Member]) -> [Report.Member] {
    [.init("type", .string("array")), .init("items", .object(item))]
  }

  private static func object(_ members: [(String, [Report.Member])]) -> [Report.Member] {
    [
      .init("type", .string("object")), .init("additionalProperties", .bool(false)),
      .init("properties", .object(members.map { .init($0.0, .object($0.1)) })),
    ]
  }

  private static func reference(_ name: String) -> [Report.Member] {
    [.init("$ref", .string("#/$defs/\(name)"))]
  }

  private static func strings(_ words: [String]) -> Report.Value {
    .array(words.map { .string($0) })
  }
}

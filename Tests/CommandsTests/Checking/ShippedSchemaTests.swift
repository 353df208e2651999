import Commands
import JSONText
import TestSupport
import Testing
import Workspace
import YAMLText

/// The schemas that ship are held to what they describe, by the program's own validator.
struct ShippedSchemaTests {
  private func written() throws -> Place {
    let place = try Place()
    #expect(place.run("schemas", "--write", "schemas").outcome == .clean)
    return place
  }

  private func accepts(_ place: Place, _ schema: String, _ text: String) throws -> Bool {
    try place.write(text, to: "document.json")
    let run = place.run(
      "validate", "--schema", "schemas/\(schema).schema.json", "document.json")
    #expect(run.outcome == .clean || run.outcome == .findings, "\(run.transcript)")
    return run.outcome == .clean
  }

  @Test
  func `every key of the settings has a shape`() {
    for key in SettingsKey.allCases {
      #expect(SettingsShapes.shapes[key] != nil, "'\(key.rawValue)' takes anything")
    }
  }

  @Test(arguments: SettingsKey.allCases)
  func `a setting's own example is what its schema takes`(_ key: SettingsKey) throws {
    #expect(try accepts(written(), "settings", json(key.example)), "\(key.example)")
  }

  @Test(arguments: ["rulez: {}", "fail_on: eror", "limits: { depth: 0 }", "waivers: [{ rule: x }]"])
  func `what the settings refuse, their schema refuses`(_ text: String) throws {
    #expect(try !accepts(written(), "settings", json(text)))
  }

  @Test
  func `the settings of this repository are what the schema takes`() throws {
    let text = try #require(PackageFiles.text("schema.yaml"))
    #expect(try accepts(written(), "settings", json(text)))
  }

  @Test
  func `the contracts of this repository are what the schema takes`() throws {
    let place = try written()
    let names = PackageFiles.names(in: "contracts").filter { $0.hasSuffix(".yaml") }
    #expect(!names.isEmpty)
    for name in names {
      let text = try #require(PackageFiles.text("contracts/\(name)"))
      #expect(try accepts(place, "contract", json(text)), "\(name)")
    }
    #expect(try !accepts(place, "contract", #"{"contract": "a", "version": "1"}"#))
  }

  @Test
  func `a baseline is what its schema takes`() throws {
    let place = try written()
    let contract = contractText("tick", schema: "{ type: object, required: [at] }")
    try place.write(contract, to: "contracts/tick.yaml")
    _ = place.run("baseline", "--write")
    let text = try #require(place.text("manifests/baseline.json"))
    #expect(try accepts(place, "baseline", text))
  }

  @Test(arguments: [
    ["check"], ["check", "--report-only", "--only", "contracts"], ["lint"], ["bump"], ["baseline"],
    ["validate", "a.jsonl"], ["diff", "contracts/tick.yaml", "contracts/trade.yaml"],
    ["unknown", "check"], ["test", "tests"],
  ])
  func `every result is what the schema of results takes`(_ words: [String]) throws {
    let place = try written()
    let contract = contractText(
      "tick", schema: "{ type: object, required: [at] } # schema-disable-line CL205 -- why")
    try place.write(contract, to: "contracts/tick.yaml")
    try place.write(
      contractText("trade", schema: "{ type: object }"), to: "contracts/trade.yaml")
    try place.write("{\"type\":\"tick\",\"on\":1}\n{\"type\":\"what\"}\n", to: "a.jsonl")
    try place.write(
      #"[{"description":"d","schema":{},"tests":[{"description":"e","data":1,"valid":false}]}]"#,
      to: "tests/a.json")
    let run = place.run(words: words + ["--format", "json"])
    #expect(run.output.hasPrefix("{"), "\(run.transcript)")
    #expect(try accepts(place, "result", run.output))
  }

  /// YAML as the schema's reader gets it: through a contract's own parser.
  private func json(_ yaml: String) throws -> String {
    try #require(yamlAsJSON(yaml))
  }
}

/// A YAML text as JSON.
func yamlAsJSON(_ text: String) -> String? {
  guard let document = try? YAMLDocument.read(Array(text.utf8)) else { return nil }
  return String(decoding: document.json.root.prettyBytes(sortedKeys: false), as: UTF8.self)
}

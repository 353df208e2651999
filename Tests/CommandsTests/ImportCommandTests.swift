import Commands
import TestSupport
import Testing

/// `schema import`.
struct ImportCommandTests {
  private let schema = #"""
    {"title": "A trade", "type": "object", "properties": {"id": {"type": "integer"}}}

    """#

  @Test func `schemas become contracts`() throws {
    let place = try Place([
      "schemas/newTrade.v1.2.0.schema.json": schema,
      "schemas/old/newTrade.v1.0.0.schema.json": schema,
    ])
    let run = place.run("import", "schemas", "--owner", "capture")
    expectGolden(run.transcript, "commands/import.txt")
    expectGolden(place.text("contracts/newTrade.yaml") ?? "", "commands/import-newTrade.yaml")
    #expect(place.text("contracts/newTrade.yaml.lock") == nil)
  }

  @Test func `a dry run writes nothing`() throws {
    let place = try Place(["a.json": schema])
    let run = place.run("import", "a.json", "--dry-run")
    #expect(run.output.contains("contracts/a.yaml"))
    #expect(place.text("contracts/a.yaml") == nil)
  }

  @Test func `what stands already is left alone`() throws {
    let place = try Place(["a.json": schema])
    #expect(place.run("import", "a.json").outcome == .clean)
    #expect(place.run("import", "a.json").output.contains("1 unchanged"))
    try place.write("contract: a\n", to: "contracts/a.yaml")
    expectGolden(place.run("import", "a.json").transcript, "commands/import-stands.txt")
    #expect(place.text("contracts/a.yaml") == "contract: a\n")
    #expect(place.run("import", "a.json", "--force").outcome == .clean)
    #expect(place.text("contracts/a.yaml")?.contains("title: A trade") == true)
  }

  @Test func `one broken schema does not keep the others from being imported`() throws {
    let place = try Place(["a.json": schema, "b.json": "{", "c.yaml": "contract: c\nschema: {}\n"])
    let run = place.run("import", "a.json", "b.json", "c.yaml", "gone.json")
    expectGolden(run.transcript, "commands/import-broken.txt")
    #expect(place.text("contracts/a.yaml") != nil)
  }

  @Test func `references lead where they led`() throws {
    let place = try Place([
      "schemas/order.v1.0.0.json": #"""
      {"properties": {
        "price": {"$ref": "common.json#/definitions/price"}, "self": {"$ref": "#"},
        "side": {"$ref": "../shared/side%20words.json"}, "const": {"$ref": "gone.json#/x"},
        "note": {"const": {"$ref": "common.json"}}}}
      """#,
      "schemas/common.json": #"{"x-event": "shared", "definitions": {"price": {"minimum": 0}}}"#,
      "shared/side words.json": #"{"enum": ["buy", "sell"]}"#,
    ])
    let run = place.run("import", "schemas")
    #expect(run.output.contains("the reference 'gone.json#/x' leads nowhere"))
    let contract = try #require(place.text("contracts/order.yaml"))
    for reference in [
      "shared.yaml#/definitions/price", "../shared/side%20words.json", "$ref: common.json",
    ] { #expect(contract.contains(reference), "\(contract)") }
    let mended = contract.replacing("gone.json#/x", with: "shared.yaml")
    try place.write(mended, to: "contracts/order.yaml")
    try place.write(
      #"{"event": "order", "data": {"price": -1, "side": "hold"}}"# + "\n", to: "c.jsonl")
    let output = place.run("validate", "c.jsonl").output
    #expect(output.contains("EV105") && output.contains("EV107"), "\(output)")
  }
}

import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// Real schemas with real instances, and the founding captures against the founding contracts.
struct CarefulSharedDataTests {
  @Test func `all verdicts on published schemas are the expected ones`() throws {
    guard let schemas = SharedData.lines("instances/mozilla/schemas.jsonl"),
      let instances = SharedData.lines("instances/mozilla/instances.jsonl")
    else { return }
    var validators: [String: CarefulValidator] = [:]
    for line in schemas {
      let schema = try JSONDocument.read(line)
      let (id, value) = (try #require(schema.root["id"]?.string), schema.root["schema"])
      validators[id] = try Self.validator(id, #require(value))
    }
    for line in instances {
      let instance = try Self.mended(line)
      let validator = try #require(validators[instance.root["schema"]?.string ?? ""])
      let value = try #require(instance.root["instance"])
      let isValid = instance.root["expected"]?.string == "valid"
      #expect(validator.accepts(value) == isValid, "\(instance.root["id"]?.string ?? "")")
      #expect(validator.violations(in: value).isEmpty == isValid)
    }
    print("published schemas: \(instances.count) verdicts")
  }

  /// Five of the instances hold one name twice with one value, which our reader refuses.
  private static func mended(_ line: [UInt8]) throws -> JSONDocument {
    do {
      return try JSONDocument.read(line)
    } catch let error {
      guard case .duplicateName = error.kind else { throw error }
      var text = String(decoding: line, as: UTF8.self)
      let member = try #require(text.firstRange(of: "\"StartupCrash\":\"0\","))
      text.removeSubrange(member)
      return try JSONDocument.read(text)
    }
  }

  @Test(arguments: [
    "2025-12-06_websocket_raw_samples.jsonl", "2025-12-12_17-16-58_raw.jsonl",
  ])
  func `the founding captures give the expected faults`(_ capture: String) throws {
    guard let expected = SharedData.bytes("expected/v1.0.0.json"),
      let records = try SharedData.lines("captures/" + capture)?.map({ try JSONDocument.read($0) })
    else { return }
    let captures = try JSONDocument.read(expected).root["captures"]
    let events = try #require(captures?[capture]?["unwrapped"])
    for event in events.members {
      let name = event.name.description
      let validator = try Self.contract(name)
      let (valid, invalid, errors) = Self.tally(
        records.compactMap { Self.payload($0.root, of: name) }, validator)
      #expect(valid == event.value["valid"]?.int, "\(name) valid")
      #expect(invalid == event.value["invalid"]?.int, "\(name) invalid")
      #expect(errors == Self.expectedErrors(event.value), "\(name)")
    }
  }

  private static func contract(_ event: String) throws -> CarefulValidator {
    let file = event.split(separator: "/").joined(separator: "_")
    let path = "contracts-reference/\(file).v1.0.0.schema.json"
    let bytes = try #require(SharedData.bytes(path))
    return try validator(path, JSONDocument.read(bytes).root)
  }

  private static func validator(_ id: String, _ schema: JSONValue) throws -> CarefulValidator {
    let reading = SchemaReader.read(SchemaSource(uri: "test:" + id, path: id, value: schema))
    #expect(reading.problems.filter(\.makesUnusable) == [])
    return CarefulValidator(reading.graph)
  }

  /// The payload of a record of one event, taken out of the array a tracing recorder puts it in.
  private static func payload(_ record: JSONValue, of event: String) -> JSONValue? {
    guard (record["event"] ?? record["event_type"])?.string == event, let data = record["data"]
    else { return nil }
    return data.kind == .array ? Array(data.elements).last : data
  }

  /// Counts records by path and keyword, each record once.
  private static func tally(_ payloads: [JSONValue], _ validator: CarefulValidator)
    -> (Int, Int, [String: Int])
  {
    var (valid, invalid, errors) = (0, 0, [String: Int]())
    for payload in payloads {
      let faults = validator.violations(in: payload)
      #expect(faults.isEmpty == validator.accepts(payload))
      if faults.isEmpty { valid += 1 } else { invalid += 1 }
      for key in Set(faults.map { "\(path($0)) \($0.keyword)" }) { errors[key, default: 0] += 1 }
    }
    return (valid, invalid, errors)
  }

  private static func path(_ fault: Violation) -> String {
    fault.instance.reduce("$") { path, step in
      switch step {
      case .name(let name): path + "." + name
      case .index: path + "[]"
      }
    }
  }

  private static func expectedErrors(_ event: JSONValue) -> [String: Int] {
    var errors: [String: Int] = [:]
    for error in event["errors"].map({ Array($0.elements) }) ?? [] {
      let key = "\(error["path"]?.string ?? "") \(error["keyword"]?.string ?? "")"
      errors[key] = error["records"]?.int
    }
    return errors
  }
}

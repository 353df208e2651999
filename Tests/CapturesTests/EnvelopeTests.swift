import Captures
import JSONText
import SourceText
import Testing

struct UnwrapCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var record: String
  var type: String
  var payload: String
  var pointer: String
  var isOnlyTrace = false

  static let all = [
    UnwrapCase(
      testDescription: "sequence, time, event, data",
      record: #"{"seq":1,"ts":"t","event":"a","data":{"x":1}}"#, type: "a", payload: #"{"x":1}"#,
      pointer: "/data"),
    UnwrapCase(
      testDescription: "a trace and the payload",
      record: #"{"event":"a","data":[{"__trace":true},{"x":1}]}"#, type: "a",
      payload: #"{"x":1}"#, pointer: "/data/1"),
    UnwrapCase(
      testDescription: "only the trace", record: #"{"event":"a","data":[{"__trace":true}]}"#,
      type: "a", payload: #"[{"__trace":true}]"#, pointer: "/data", isOnlyTrace: true),
    UnwrapCase(
      testDescription: "a null payload is a payload", record: #"{"event":"connect","data":null}"#,
      type: "connect", payload: "null", pointer: "/data"),
    UnwrapCase(
      testDescription: "a payload with a field named 1",
      record: #"{"event":"a","data":{"0":"x","1":"y"}}"#, type: "a",
      payload: #"{"0":"x","1":"y"}"#, pointer: "/data"),
    UnwrapCase(
      testDescription: "event_type and timestamp",
      record: #"{"timestamp":"t","event_type":"b","data":[{"__trace":true},[1]]}"#, type: "b",
      payload: "[1]", pointer: "/data/1"),
    UnwrapCase(
      testDescription: "a flat record", record: #"{"type":"tick","timestamp":"t","tick":3}"#,
      type: "tick", payload: #"{"type":"tick","timestamp":"t","tick":3}"#, pointer: ""),
    UnwrapCase(
      testDescription: "a flat record with a field named event",
      record: #"{"type":"tick","event":"x"}"#, type: "tick",
      payload: #"{"type":"tick","event":"x"}"#, pointer: ""),
  ]
}

struct EnvelopeTests {
  @Test(arguments: UnwrapCase.all)
  func `the standard envelope unwraps`(_ example: UnwrapCase) throws {
    let record = try JSONDocument.read(Array(example.record.utf8)).root
    let event = try Envelope.standard.unwrap(record)
    #expect(event.type == JSONName(example.type))
    let span = event.payload.span
    #expect(
      String(decoding: Array(example.record.utf8)[span.range], as: UTF8.self) == example.payload)
    #expect(event.payloadPointer.description == example.pointer)
    #expect(event.isOnlyTrace == example.isOnlyTrace)
  }

  @Test(arguments: [
    ("[1]", EnvelopeFault.notAnObject(.array)),
    (#"{"data":1}"#, .noType),
    (#"{"event":7,"data":1}"#, .typeIsNoText(at: EnvelopePointer(.init(["event"])), .number)),
    (#"{"event":"x"}"#, .noPayload(type: "x")),
  ])
  func `a record in no envelope says why`(_ text: String, _ fault: EnvelopeFault) throws {
    let record = try JSONDocument.read(Array(text.utf8)).root
    #expect(throws: fault) { try Envelope.standard.unwrap(record) }
  }

  @Test func `time and sequence are found where the rule says`() throws {
    let text = #"{"seq":12,"ts":"2025-12-12T17:16:58.624285","event":"a","data":1}"#
    let event = try Envelope.standard.unwrap(JSONDocument.read(Array(text.utf8)).root)
    #expect(event.sequence?.text.elementsEqual("12".utf8) == true)
    #expect(event.time?.string == "2025-12-12T17:16:58.624285")
    #expect(event.rule == 0)
  }
}

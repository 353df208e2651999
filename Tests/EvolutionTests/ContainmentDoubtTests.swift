import JSONText
import Schemas
import Testing
import Validation

@testable import Evolution

/// The guesses that proofs are attacked with.
@Suite struct ContainmentDoubtTests {
  @Test(arguments: [
    (#"{"type":"integer","minimum":3,"maximum":5}"#, #"{"maximum":4}"#),
    (#"{"type":"string","maxLength":4}"#, #"{"maxLength":3}"#),
    (#"{"enum":["a","b","c"]}"#, #"{"enum":["a","b"]}"#),
    (
      #"{"type":"object","properties":{"a":{"type":["integer","null"]}}}"#,
      #"{"properties":{"a":{"type":"integer"}}}"#
    ),
    (#"{"type":"array","items":{"type":"integer"},"maxItems":3}"#, #"{"maxItems":2}"#),
    (#"{"anyOf":[{"type":"null"},{"required":["a"],"type":"object"}]}"#, #"{"type":"object"}"#),
  ])
  func `guesses find what a wrong proof would hide`(inner: String, outer: String) throws {
    let (first, second) = (try graph(inner), try graph(outer))
    let (taken, refused) = (CarefulValidator(first), CarefulValidator(second))
    let found = (0..<24).contains { seed in
      var guesser = ValueGuesser(first, examples: ExampleTexts(), seed: UInt64(seed))
      let value = guesser.value(for: first.root, room: 50)
      return taken.accepts(value) && refused.verdict(on: value) == .refused
    }
    #expect(found)
  }

  private func graph(_ text: String) throws -> SchemaGraph {
    let value = try JSONDocument.read(text).root
    return SchemaReader.read(SchemaSource(uri: "file:///schema.json", path: nil, value: value))
      .graph
  }
}

import Evolution
import JSONText
import Schemas
import Testing

/// Schemas that are large, deep, endless or beyond what can be told.
@Suite struct ContainmentHostileTests {
  @Test(arguments: [
    // Bounds that no example can be built for.
    (#"{"type":"string","maxLength":1000000000}"#, #"{"maxLength":100}"#, "refuted"),
    (#"{"type":"string","maxLength":1000000000}"#, #"{"maxLength":100000000}"#, "unknown"),
    (#"{"type":"string","minLength":1000000000}"#, #"{"minLength":5}"#, "proved"),
    (#"{"type":"array","minItems":100000}"#, #"{"minItems":99999}"#, "proved"),
    (#"{"type":"array","minItems":99999}"#, #"{"minItems":100000}"#, "unknown"),
    (#"{"type":"object","minProperties":1000000}"#, #"{"minProperties":10}"#, "proved"),
    (#"{"type":"integer","minimum":1e400}"#, #"{"minimum":1e399}"#, "proved"),
    (#"{"type":"number","maximum":1e400}"#, #"{"maximum":1e399}"#, "refuted"),
    (#"{"type":"number","multipleOf":1e-30}"#, #"{"multipleOf":1e-29}"#, "refuted"),
    // Patterns that no automaton reads.
    (#"{"type":"string","pattern":"^(a+)\\1$"}"#, #"{"pattern":"^(aa)+$"}"#, "unknown"),
    (#"{"type":"string","pattern":"^(a+)\\1$"}"#, #"{"pattern":"^(a+)\\1$"}"#, "proved"),
    (#"{"type":"string","pattern":"^(?=a)[a-z]+$"}"#, #"{"pattern":"^a"}"#, "proved"),
    // Schemas that refer to themselves without progress, and with it.
    (##"{"$ref":"#"}"##, #"{"type":"integer"}"#, "unknown"),
    (##"{"allOf":[{"$ref":"#"}]}"##, "false", "unknown"),
    (##"{"required":["a"],"type":"object","properties":{"a":{"$ref":"#"}}}"##, "false", "proved"),
    (##"{"type":"object","properties":{"a":{"$ref":"#"}}}"##, "false", "refuted"),
    // One of the two is of another dialect.
    (
      #"{"$schema":"http://json-schema.org/draft-04/schema#","type":"integer","minimum":0,"#
        + #""exclusiveMinimum":true}"#,
      #"{"type":"integer","exclusiveMinimum":0}"#, "proved"
    ),
    (
      #"{"type":"integer"}"#,
      #"{"$schema":"http://json-schema.org/draft-04/schema#","type":"integer"}"#, "refuted"
    ),
    (
      ##"{"$schema":"http://json-schema.org/draft-07/schema#","$ref":"#/definitions/a","##
        + #""maxLength":1,"definitions":{"a":{"type":"string"}}}"#,
      #"{"type":"string","maxLength":1}"#, "refuted"
    ),
  ])
  func `what is beyond an example is still answered honestly`(
    inner: String, outer: String, word: String
  ) throws {
    #expect(try answer(inner, outer).word == word)
  }

  @Test func `a contract of thousands of fields costs no more than reading it`() throws {
    let fields = (0..<5000).map { #""f\#($0)":{"type":"integer"}"# }
    let all = #"{"type":"object","additionalProperties":false,"required":["f0","f4999"],"#
    let old = all + #""properties":{\#(fields.joined(separator: ","))}}"#
    let wider = fields.dropLast().joined(separator: ",") + #","f4999":{"type":"number"}"#
    let new = all + #""properties":{\#(wider)}}"#
    let budget = 60_000
    #expect(try answer(old, new, steps: budget).isProved)
    let witness = try answer(new, old, steps: budget).witness
    #expect(witness?["f4999"]?.number == ExactNumber(lexeme: "0.5"))
    #expect(witness?.count == 2)
  }

  @Test func `a choice of two hundred branches is told apart by its tags`() throws {
    func choice(_ types: (Int) -> String, count: Int = 200) -> String {
      let branches = (0..<count).map {
        #"{"type":"object","required":["kind","v"],"properties":{"kind":{"const":\#($0)},"#
          + #""v":{"type":\#(types($0))}}}"#
      }
      return #"{"oneOf":[\#(branches.joined(separator: ","))]}"#
    }
    let old = choice { _ in "\"integer\"" }
    let new = choice { $0 == 150 ? "\"number\"" : "\"integer\"" }
    #expect(try answer(old, new).isProved)
    #expect(try answer(new, old).witness?["kind"]?.int == 150)
    #expect(try answer(old, choice({ _ in "\"integer\"" }, count: 201)).isProved)
  }

  @Test func `a chain of references is as good as its end, and depth has an end`() throws {
    func chain(_ link: (Int) -> String, _ end: String) -> String {
      let links = (0..<2000).map { #""n\#($0)":\#(link($0 + 1))"# }
      return
        ##"{"$ref":"#/$defs/n0","$defs":{\##(links.joined(separator: ",")),"n2000":\##(end)}}"##
    }
    let flat = chain({ ##"{"$ref":"#/$defs/n\##($0)"}"## }, #"{"type":"integer"}"#)
    #expect(try answer(flat, #"{"type":"number"}"#).isProved)
    let link = { (place: Int) in
      ##"{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/$defs/n\##(place)"}}}"##
    }
    let deep = chain(link, #"{"type":"integer"}"#)
    #expect(try answer(deep, chain(link, #"{"type":"string"}"#)).word == "unknown")
  }

  @Test func `names that match many patterns are told apart`() throws {
    let patterns = (0..<30).map { #""^[a-c]\#($0)":{"type":"integer"}"# }
    let old = #"{"type":"object","patternProperties":{\#(patterns.joined(separator: ","))}}"#
    let wider = patterns.dropFirst().joined(separator: ",")
    let new = #"{"type":"object","patternProperties":{\#(wider)}}"#
    #expect(try answer(old, new).isProved)
    #expect(try answer(new, old).word == "refuted")
  }

  private func answer(_ inner: String, _ outer: String, steps: Int = 200_000) throws -> Containment
  {
    var budget = ContainmentQuestion.Budget()
    budget.steps = steps
    return ContainmentQuestion(
      isEvery: try graph(inner), within: try graph(outer), budget: budget
    ).answer()
  }

  private func graph(_ text: String) throws -> SchemaGraph {
    let value = try JSONDocument.read(text).root
    return SchemaReader.read(SchemaSource(uri: "file:///schema.json", path: nil, value: value))
      .graph
  }
}

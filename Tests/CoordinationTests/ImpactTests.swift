import Coordination
import Evolution
import Testing

struct ImpactTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: String
    var new: String
    var uses: [String]
    var profile = ReaderProfile.tolerant
    var verdict: ReleaseVerdict

    init(
      _ name: String, _ old: String, _ new: String, _ uses: [String], _ profile: ReaderProfile,
      _ verdict: ReleaseVerdict
    ) {
      testDescription = name
      (self.old, self.new, self.uses) = (old, new, uses)
      (self.profile, self.verdict) = (profile, verdict)
    }

    init(
      _ name: String, _ old: String, _ new: String, _ uses: [String], _ verdict: ReleaseVerdict
    ) {
      self.init(name, old, new, uses, .tolerant, verdict)
    }

    /// `tick`, `price` and a list of players.
    static let board = """
      {"type":"object","required":["tick","leaderboard"],"properties":{"tick":{"type":"integer"},
       "price":{"type":"number"},"leaderboard":{"type":"array","items":{"type":"object",
       "required":["score"],"properties":{"score":{"type":"integer"},"name":{"type":"string"}}}}}}
      """
    static let boardOfTexts = board.replacing("\"integer\"},\"name", with: "\"string\"},\"name")
    static let textTick = board.replacing(
      "\"tick\":{\"type\":\"integer", with: "\"tick\":{\"type\":\"string")

    /// An event whose `kind` decides what `tick` is.
    static func kinds(_ kinds: (String, String)...) -> String {
      let branches = kinds.map {
        """
        {"required":["kind","tick"],"properties":{"kind":{"const":"\($0.0)"},"tick":{"type":"\($0.1)"}}}
        """
      }
      return
        "{\"type\":\"object\",\"properties\":{\"note\":{\"type\":\"string\"}},\"oneOf\":[\(branches.joined(separator: ","))]}"
    }

    static let all = [
      Case("a change beside what is read", board, boardOfTexts, ["/tick"], .yes),
      Case("the same change where it is read", board, boardOfTexts, ["/leaderboard/*/score"], .no),
      Case("dots and brackets mean the same", board, boardOfTexts, ["leaderboard[].score"], .no),
      Case("beside it in the same item", board, boardOfTexts, ["/leaderboard/*/name"], .yes),
      Case("a whole list is read", board, boardOfTexts, ["leaderboard"], .no),
      Case("the type of a read field", board, textTick, ["/tick"], .no),
      Case("the type of another field", board, textTick, ["/price", "/leaderboard"], .yes),
      Case("everything is read", board, textTick, [], .no),
      Case(
        "a read field may be absent", board,
        board.replacing("\"tick\",", with: ""), ["/tick"], .no),
      Case(
        "another field may be absent", board,
        board.replacing(",\"leaderboard\"]", with: "]"), ["/tick"], .yes),
      Case(
        "the parent may be null",
        #"{"type":"object","required":["a"],"properties":{"a":{"type":"object","properties":{"b":{"type":"string"}}}}}"#,
        #"{"type":"object","required":["a"],"properties":{"a":{"type":["object","null"],"properties":{"b":{"type":"string"}}}}}"#,
        ["/a/b"], .no),
      Case(
        "an optional field is gone for good",
        #"{"type":"object","properties":{"a":{"type":"string"},"b":true},"additionalProperties":false}"#,
        #"{"type":"object","properties":{"b":true},"additionalProperties":false}"#, ["/a"], .no),
      Case(
        "a listed value more, for who handles each",
        #"{"type":"object","properties":{"a":{"enum":["x","y"]},"b":{"enum":["x"]}}}"#,
        #"{"type":"object","properties":{"a":{"enum":["x","y","z"]},"b":{"enum":["x"]}}}"#,
        ["/a"], .exhaustiveEnum, .no),
      Case(
        "a listed value more, for who passes over it",
        #"{"type":"object","properties":{"a":{"enum":["x","y"]}}}"#,
        #"{"type":"object","properties":{"a":{"enum":["x","y","z"]}}}"#, ["/a"], .yes),
      Case(
        "a listed value more, elsewhere",
        #"{"type":"object","properties":{"a":{"enum":["x","y"]},"b":{"type":"string"}}}"#,
        #"{"type":"object","properties":{"a":{"enum":["x","y","z"]},"b":{"type":"string"}}}"#,
        ["/b"], .exhaustiveEnum, .yes),
      Case(
        "a new field, for who refuses what is not listed",
        #"{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}"#,
        #"{"type":"object","properties":{"a":{"type":"string"},"c":{"type":"string"}},"additionalProperties":false}"#,
        ["/a"], .strict, .no),
      Case(
        "another field's type, for the same",
        #"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"additionalProperties":false}"#,
        #"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"number"}},"additionalProperties":false}"#,
        ["/a"], .strict, .yes),
      Case(
        "a default is filled in",
        #"{"type":"object","required":["a"],"properties":{"a":{"type":"string","default":""}}}"#,
        #"{"type":"object","properties":{"a":{"type":"string","default":""}}}"#,
        ["/a"], .defaultFilling, .yes),
      Case(
        "a nullable object keeps its other fields apart",
        #"{"type":"object","properties":{"a":{"anyOf":[{"type":"object","required":["t"],"properties":{"t":{"type":"integer"},"u":{"type":"string"}}},{"type":"null"}]}}}"#,
        #"{"type":"object","properties":{"a":{"anyOf":[{"type":"object","required":["t"],"properties":{"t":{"type":"integer"},"u":{"type":"number"}}},{"type":"null"}]}}}"#,
        ["/a/t"], .yes),
      Case(
        "references are followed",
        ##"{"$ref":"#/$defs/e","$defs":{"e":{"type":"object","properties":{"t":{"$ref":"#/$defs/n"},"u":{"type":"string"}}},"n":{"type":"integer"}}}"##,
        ##"{"$ref":"#/$defs/e","$defs":{"e":{"type":"object","properties":{"t":{"$ref":"#/$defs/n"},"u":{"type":"number"}}},"n":{"type":"integer"}}}"##,
        ["/t"], .yes),
      Case(
        "a branch that is read as before", kinds(("a", "integer"), ("b", "string")),
        kinds(("a", "integer"), ("b", "string")).replacing(
          "note\":{\"type\":\"string", with: "note\":{\"type\":\"number"),
        ["/tick"], .yes),
      Case(
        "a branch with another type", kinds(("a", "integer"), ("b", "string")),
        kinds(("a", "integer"), ("b", "boolean")), ["/tick"], .no),
      Case(
        "a branch beside, of a known type", kinds(("a", "integer"), ("b", "string")),
        kinds(("a", "integer"), ("b", "string"), ("c", "string")), ["/tick"], .yes),
      Case(
        "a condition on other fields alone",
        #"{"type":"object","properties":{"t":{"type":"integer"},"l":{"type":"string"}},"if":{"properties":{"k":{"const":"x"}}},"then":{"required":["l"]}}"#,
        #"{"type":"object","properties":{"t":{"type":"integer"},"l":{"type":"number"}},"if":{"properties":{"k":{"const":"x"}}},"then":{"required":["l"]}}"#,
        ["/t"], .yes),
      Case(
        "a condition that says what is read",
        #"{"type":"object","properties":{"t":{"type":["integer","string"]}},"if":{"properties":{"k":{"const":"x"}},"required":["k"]},"then":{"properties":{"t":{"type":"integer"}}}}"#,
        #"{"type":"object","properties":{"t":{"type":["integer","string","null"]}},"if":{"properties":{"k":{"const":"x"}},"required":["k"]},"then":{"properties":{"t":{"type":"integer"}}}}"#,
        ["/t"], .no),
      Case(
        "a name that fits a pattern",
        #"{"type":"object","patternProperties":{"^p":{"type":"integer"}}}"#,
        #"{"type":"object","patternProperties":{"^p":{"type":"string"}}}"#, ["/p1"], .no),
      Case(
        "a name that fits another pattern",
        #"{"type":"object","patternProperties":{"^p":{"type":"integer"},"^q":{"type":"integer"}}}"#,
        #"{"type":"object","patternProperties":{"^p":{"type":"string"},"^q":{"type":"integer"}}}"#,
        ["/q1"], .yes),
      Case(
        "fields without names of their own",
        #"{"type":"object","additionalProperties":{"type":"object","properties":{"s":{"type":"integer"},"n":{"type":"string"}}}}"#,
        #"{"type":"object","additionalProperties":{"type":"object","properties":{"s":{"type":"integer"},"n":{"type":"null"}}}}"#,
        ["/*/s"], .yes),
      Case(
        "an item by its number",
        #"{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}]}"#,
        #"{"type":"array","prefixItems":[{"type":"number"},{"type":"integer"}]}"#, ["/1"], .yes),
      Case(
        "another item by its number",
        #"{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}]}"#,
        #"{"type":"array","prefixItems":[{"type":"string"},{"type":"null"}]}"#, ["/1"], .no),
      Case("a place that was never declared", board, textTick, ["/tock"], .unknown),
      Case(
        "the unit of what is read",
        #"{"type":"object","properties":{"t":{"type":"integer","x-unit":"ms"}}}"#,
        #"{"type":"object","properties":{"t":{"type":"integer","x-unit":"s"}}}"#, ["/t"], .no),
      Case(
        "the unit of something else",
        #"{"type":"object","properties":{"t":{"type":"integer"},"u":{"type":"integer","x-unit":"ms"}}}"#,
        #"{"type":"object","properties":{"t":{"type":"integer"},"u":{"type":"integer","x-unit":"s"}}}"#,
        ["/t"], .yes),
    ]
  }

  @Test(arguments: Case.all)
  func `a reader is blocked by what it reads alone`(_ example: Case) throws {
    let uses = example.uses.compactMap { UsedPath($0) }
    #expect(uses.count == example.uses.count)
    let impact = try comparison(example.old, example.new)
      .impact(on: Reading(uses: uses, profile: example.profile))
    #expect(
      impact.verdict == example.verdict,
      "\(impact.containment) \(impact.lines.map { ($0.change.pointer, $0.effect) })")
    #expect(!impact.reasons.isEmpty)
    if impact.verdict == .no, example.profile != .strict, let use = uses.first,
      use.steps.count == 1, uses.count == 1
    {
      #expect(impact.reasons[0].contains(use.pointer), "\(impact.reasons)")
    }
  }

  @Test(arguments: Case.all, ReaderProfile.allCases)
  func `who reads everything is told what the comparison says`(
    _ example: Case, _ profile: ReaderProfile
  ) throws {
    let step = try comparison(example.old, example.new)
    let impact = step.impact(on: Reading(profile: profile))
    #expect(impact.containment.word == step.verdict(for: profile).word)
  }

  @Test(arguments: Case.all)
  func `a version stays as it was for every reader of it`(_ example: Case) throws {
    let uses = example.uses.compactMap { UsedPath($0) }
    let impact = try comparison(example.old, example.old).impact(on: Reading(uses: uses))
    #expect(impact.containment.isProved)
  }

  @Test(arguments: ["//x~", "a..b", ".a", "", "~", String(repeating: "/a", count: 100_000)])
  func `a path that is none is refused, and never trapped on`(_ text: String) {
    let path = UsedPath(text)
    #expect(path == nil || ["", "~"].contains(text))
  }
}

import Commands
import TestSupport
import Testing

/// What plans point to, looked up on disk.
struct GateReferenceTests {
  private func run(_ target: String) throws -> Place.Run {
    let place = try gatePlace("# Plan\n\nSee [it](\(target)).\n")
    try place.write("x\n", to: "docs/My Plan.md")
    return place.run("gate", "docs/plan.md")
  }

  @Test(arguments: [
    "docs/My%20Plan.md", "My%20Plan.md", "/docs/My%20Plan.md", "#it",
    "https://example.com/etc/passwd",
  ])
  func `a link to something of the repository is followed`(_ target: String) throws {
    let output = try run(target).output
    #expect(!output.contains("PL022"), "\(output)")
  }

  @Test(arguments: [
    "/etc/passwd", "file:///etc/passwd", "FILE:/etc/passwd", "../../etc/passwd",
    "%2e%2e/%2E%2E/etc/passwd", "..%2f..%2fetc/passwd", "~/secret.md",
  ])
  func `a link out of the repository is told and not followed`(_ target: String) throws {
    let run = try run(target)
    #expect(run.output.contains("PL022 missing-path: the link leaves the repository"))
    #expect(!run.output.contains("root:"))
  }

  @Test func `a link to nothing is told`() throws {
    #expect(try run("docs/Gone%20Plan.md").output.contains("does not exist"))
  }

  @Test func `a plan of another folder is not held to the paths of this one`() throws {
    let place = try gatePlace("# Plan\n\nSee `docs/plan.md`.\n")
    let other = try gatePlace("# Plan\n\nSee `docs/plan.md` and `Sources/gone.swift`.\n")
    let run = place.run("gate", other.folder.path + "/docs/plan.md")
    #expect(run.output.contains("1 plan"), "\(run.output)")
    #expect(!run.output.contains("PL022"), "\(run.output)")
  }

  @Test(arguments: ["../../x", "a/b", "a\\b"])
  func `an id that looks like a path is none`(_ id: String) throws {
    let plan = "# Plan\n\n## Phase A: x ⏳ PENDING\n<!-- schema:phase id=\(id) -->\n"
    #expect(try gatePlace(plan).run("gate").output.contains("is no id: it looks like a path"))
  }

  @Test(arguments: [
    ("`src/a.py` (3 lines)", false), ("`src/a.py` (4 lines)", true), ("src/a.py - 2+ lines", false),
    ("[a](src/a.py) (5+ lines)", true), ("`src/a.py` (~4 LOC)", false),
    ("`src/a.py` (12 KB)", false),
    ("`src/a.py` has 4 lines", false), ("`src/gone.py` (4 lines)", false),
    ("\n```\nsrc/\n├── a.py  # 4 lines\n└── b.py  # two lines\n```\n", true),
  ])
  func `the length of a file is counted`(_ words: String, _ isTold: Bool) throws {
    let place = try gatePlace("# Plan\n\n**Gate:** tests pass\n\nCode: \(words)\n")
    try place.write("a\nb\nc\n", to: "src/a.py")
    try place.write("a\n", to: "src/b.py")
    let output = place.run("gate").output
    #expect(output.contains("PL028") == isTold, "\(output)")
  }

  @Test func `a name that matches nothing says what to do next`() throws {
    let run = try gatePlace().run("gate", "nowhere.md")
    #expect(run.outcome == .failure)
    #expect(run.transcript.contains("'schema gate' without a name looks for the plans"))
  }

  @Test func `a waiver of a gate that does not hold is told where it is missed`() throws {
    let settings = "waivers:\n  - { rule: GE001, reason: decided }\n"
    #expect(try gatePlace(settings: settings).run("gate").output.contains("SU007"))
  }
}

import Commands
import TestSupport
import Testing

/// `schema gate record` on commands and plans that are not as one would like them.
struct GateRecordTests {
  private let plan = """
    # Plan

    ## Phase A: Reader ⏳ PENDING

    - outer
      - inner

    ## Phase B: Writer ⏳ PENDING

    Text.

    """

  private func place(_ plan: String, _ script: String, seconds: Int = 30) throws -> Place {
    let place = try gatePlace(
      plan, settings: "plans: { seconds: \(seconds), commands: [[sh, run.sh]] }\n")
    try place.write(script, to: "run.sh")
    return place
  }

  private func record(_ place: Place, _ phase: String = "Phase A", _ more: String...) -> Place.Run {
    place.run(words: ["gate", "record", "docs/plan.md", phase] + more + ["--", "sh", "run.sh"])
  }

  @Test func `a line that gives one name one number is a figure`() throws {
    let place = try place(plan, "echo 'rows = 1,440'; echo 'lag: 12 ms'; echo 'step 3 of 9'\n")
    #expect(record(place).outcome == .clean)
    let text = try #require(place.text("docs/plan.md"))
    #expect(text.contains("\n  rows = 1,440\n"))
    #expect(!text.contains("lag"))
    #expect(record(place, "Phase A", "--require", "lag <= 20 ms").outcome == .clean)
    #expect(
      place.text("docs/plan.md")?.contains("  lag = 12 ms (requirement: <= 20 ms) ✅\n") == true)
    #expect(place.text("docs/plan.md")?.contains("rows = 1,440") == true)
  }

  @Test func `a figure that nothing tells is asked for in vain`() throws {
    let place = try place(plan, "echo 'rows = 5'\n")
    let run = record(place, "Phase A", "--require", "lines > 0")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("nothing that 'sh run.sh' left tells 'lines'"))
    #expect(run.errors.contains("it tells 'rows'"))
    #expect(place.text("docs/plan.md") == plan)
  }

  @Test(arguments: ["Phase B", "phase b", "phase:Phase B", "Phase B: Writer"])
  func `a phase is known by every name that reports give it`(_ name: String) throws {
    let place = try place(plan, "true\n")
    #expect(record(place, name).output.contains("under 'Phase B'"))
  }

  @Test func `a name that two phases have is not guessed at`() throws {
    let plan = "# P\n\n## Phase A: Reader ⏳ PENDING\n\nx\n\n## Phase A: Writer ⏳ PENDING\n\ny\n"
    let place = try place(plan, "true\n")
    let run = record(place)
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("'Phase A: Reader' and 'Phase A: Writer'"), "\(run.errors)")
    #expect(record(place, "Phase A: Writer").outcome == .clean)
    #expect(place.text("docs/plan.md")?.hasPrefix(String(plan.dropLast(2))) == true)
  }

  struct Ending: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: String
    var outcome: Outcome
    var said: String
  }

  @Test(arguments: [
    Ending(testDescription: "fails", script: "exit 3", outcome: .findings, said: "exit = 3"),
    Ending(
      testDescription: "kills itself", script: "kill -9 $$", outcome: .findings, said: "exit = 137"),
    Ending(
      testDescription: "never ends", script: "sleep 30", outcome: .failure,
      said: "'plans: { seconds: N }' in schema.yaml gives it longer"),
    Ending(
      testDescription: "floods", script: "head -c 100000000 /dev/zero", outcome: .failure,
      said: "wrote more than"),
  ])
  func `a command that does not end well leaves the plan alone`(_ ending: Ending) throws {
    let place = try place(plan, ending.script + "\n", seconds: 1)
    let run = record(place)
    #expect(run.outcome == ending.outcome)
    #expect((run.output + run.errors).contains(ending.said), "\(run.transcript)")
    #expect(place.text("docs/plan.md") == plan)
  }

  @Test func `output that is no text becomes a digest alone`() throws {
    let place = try place(plan, "printf '\\000\\377\\033[31m`` ```\\n'; echo 'rows = 5'\n")
    #expect(record(place).outcome == .clean)
    let text = try #require(place.text("docs/plan.md"))
    #expect(text.contains("rows = 5") && !text.contains("\u{1B}"))
    #expect(text.components(of: "```").count == 3)
  }

  @Test func `what the command itself writes into the plan is kept`() throws {
    let place = try place(plan, "printf 'More.\\n' >> docs/plan.md\n")
    #expect(record(place).outcome == .clean)
    let text = try #require(place.text("docs/plan.md"))
    #expect(text.hasSuffix("Text.\nMore.\n") && text.contains("Source: sh run.sh"))
  }

  @Test(arguments: ["\r\n", "\n"], [true, false])
  func `the plan keeps its ends of lines`(_ end: String, _ hasLast: Bool) throws {
    var text = plan.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    if !hasLast { text = String(text.dropLast(1)) }
    for phase in ["Phase A", "Phase B"] {
      let place = try place(text, "true\n")
      #expect(record(place, phase).outcome == .clean)
      let written = try #require(place.text("docs/plan.md"))
      let bare = Array(written.utf8).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      #expect(bare.dropLast().allSatisfy { ($0.last == UInt8(ascii: "\r")) == (end == "\r\n") })
      #expect(record(place, phase).outcome == .clean)
      #expect(place.text("docs/plan.md") == written)
    }
  }

  @Test func `evidence that would not be read as such is not written`() throws {
    let broken = "# P\n\n## Phase A: Reader ⏳ PENDING\n\n```\nnever closed\n"
    let place = try place(broken, "true\n")
    let run = record(place)
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("would not be read as that of 'Phase A'"))
    #expect(place.text("docs/plan.md") == broken)
  }

  @Test func `evidence tells how far the files are from its commit`() throws {
    let place = try place(plan, "true\n")
    place.git("init -q")
    place.commit()
    #expect(record(place).outcome == .clean)
    #expect(place.text("docs/plan.md")?.contains("uncommitted_files") == false)
    try place.write("true # changed\n", to: "run.sh")
    #expect(record(place).outcome == .clean)
    #expect(place.text("docs/plan.md")?.contains("  uncommitted_files = 1\n") == true)
  }
}

extension String {
  fileprivate func components(of mark: String) -> [Substring] {
    split(separator: mark, omittingEmptySubsequences: false)
  }
}

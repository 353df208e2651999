import Findings
import Gating
import Plans
import Testing

struct ArguableFindingTests {
  private func findings(_ text: String, _ paths: [String: PathFact] = [:]) -> [String] {
    var facts = exampleFacts
    facts.paths = paths
    return assess(text, facts: facts).findings.map { "\($0.rule) \($0.severity)" }
  }

  @Test(arguments: [
    ("Agree on the chunking strategy", "Finalize the chunking strategy", "", "PL025 info"),
    ("Define the chunking strategy", "Define the chunking strategy", "", "PL025 warning"),
    (
      "Agree on the chunking strategy", "Finalize the chunking strategy", "⏳ PENDING",
      "PL025 warning"
    ),
    ("Define the chunking strategy", "Define the chunking strategy", "✅ COMPLETE", ""),
  ])
  func `an action that is ticked elsewhere is told as far as it is sure`(
    _ ticked: String, _ action: String, _ status: String, _ told: String
  ) {
    let text =
      "# Plan\n\n- [x] \(ticked)\n\n| Task | Owner |\(status.isEmpty ? "" : " Status |")\n|---|---|"
      + (status.isEmpty ? "" : "---|") + "\n| \(action) | me |"
      + (status.isEmpty ? "" : " \(status) |") + "\n"
    #expect(findings(text).joined() == told)
  }

  @Test func `the file of a tool that is not here is not missed`() {
    let text = "# Plan\n\nSettings stand in `.tool/config.toml`, code in `src/main.py`.\n"
    let missing: [String: PathFact] = [".tool/config.toml": .missing, "src/main.py": .folder]
    #expect(findings(text, missing.merging([".tool": .missing]) { $1 }) == [])
    #expect(findings(text, missing.merging([".tool": .folder]) { $1 }) == ["PL022 warning"])
    let link = "# Plan\n\nSee [it](.tool/config.toml).\n"
    #expect(findings(link, missing.merging([".tool": .missing]) { $1 }) == ["PL022 warning"])
  }

  @Test(arguments: [
    ("0 of 1,204,113 failed", false), ("zero failed rows, 12 rows read", false),
    ("3 of 20 failed", true), ("0 out of 20 rows failed", false), ("2 failed", true),
    ("20 of 20 passed, 0 failed", false), ("20 of 20 passed, 1 skipped", true),
  ])
  func `what is pending is counted as it is said`(_ result: String, _ isTold: Bool) {
    let text = "# Plan\n\n## Phase A: x ✅ COMPLETE (2026-01-10)\n\n**Gate:** ✅ PASSED - \(result)\n"
    #expect(findings(text).contains("GE006 error") == isTold)
  }

  @Test func `a gate without a claim to compute says what it passes by`() {
    let gates = assess(
      "# Plan\n\n## Phase A: x ✅ COMPLETE (2026-01-10)\n\n**Verification:** 1565 events captured\n"
    ).gates
    #expect(gates.map(\.reason) == ["the evidence was measured, and nothing speaks against it"])
  }
}

struct BracketedStatusTests {
  @Test(arguments: [
    ("Phase 1 — Schema (✅ done 2026-02-03)", "Phase 1: Schema", PlanState.complete),
    ("Phase 3: Switch — BLOCKED (waiting for the store)", "Phase 3: Switch", .blocked),
    ("Phase 2: Move [✅ DONE]", "Phase 2: Move", .complete),
  ])
  func `a status in brackets or before them is no part of the name`(
    _ heading: String, _ title: String, _ state: PlanState
  ) {
    let gates = assess("# Plan\n\n## \(heading)\n\nText.\n").gates
    #expect(gates.map(\.title) == [title] && gates.map(\.state) == [state])
  }
}

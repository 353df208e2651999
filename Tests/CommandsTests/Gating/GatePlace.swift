import TestSupport

/// A repository with the plan of the fixtures, or with one of a test's own.
func gatePlace(_ plan: String? = nil, settings: String = "") throws -> Place {
  let text = plan ?? PackageFiles.text("Fixtures/plans/reader.md") ?? ""
  return try Place([
    "schema.yaml": "repository: market-reader\n\(settings)", "docs/plan.md": text,
  ])
}

/// A contract whose events have a tick that must not be negative.
let tickContract = contractText(
  "tick", schema: #"{type: object, properties: {n: {type: integer, minimum: 0}}}"#,
  extra: "events: [tick]\n")

let tickCapture = """
  {"event": "tick", "ts": "2026-01-10T10:00:00Z", "data": {"n": 1}}
  {"event": "tick", "ts": "2026-01-10T10:00:01Z", "data": {"n": 2}}
  {"event": "tick", "ts": "2026-01-10T10:00:02Z", "data": {"n": -3}}
  {"event": "trade", "ts": "2026-01-10T10:00:03Z", "data": {"n": 4}}

  """

/// A plan with one gate in the exact form.
func exactPlan(_ block: String, status: String = "✅ VERIFIED (2026-01-10)") -> String {
  """
  # Plan

  **Date:** 2026-01-11

  ### Phase A: Ticks \(status)

  **Gate Verification Evidence (2026-01-10):**

  ```
  Phase A Gate Verification:
    Source: captures of 2026-01-10
    ticks = 3 (requirement: > 0) ✅
  ```

  ```yaml gate
  \(block)
  ```

  """
}

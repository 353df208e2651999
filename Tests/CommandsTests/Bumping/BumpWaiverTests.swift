import Commands
import JSONText
import TestSupport
import Testing

/// Breaks that somebody bears for a while.
struct BumpWaiverTests {
  /// A contract that allows less than before, declared as a patch.
  private func place() throws -> Place {
    try Tick.place(
      Tick.contract("1.0.1", history: "  - { version: 1.0.1, level: patch }\n")
        .replacing("minimum: 0 }", with: "minimum: 5 }"))
  }

  /// The rule and the fingerprint of the break, as `diff` tells them.
  private func broken(_ place: Place) throws -> (rule: String, fingerprint: String) {
    let run = place.run("diff", "tick@1.0.0", "tick", "--format", "json")
    let findings = try #require(try JSONDocument.read(run.output).root["findings"])
    let finding = try #require(findings.elements.first { $0["severity"]?.string == "error" })
    return (
      try #require(finding["rule"]?.string), try #require(finding["fingerprint"]?.string)
    )
  }

  private func waive(_ place: Place, _ more: String) throws {
    let (rule, fingerprint) = try broken(place)
    try place.write(
      "waivers: [{ rule: \(rule), fingerprint: \"\(fingerprint)\", reason: nobody stored it\(more) }]\n",
      to: "schema.yaml")
  }

  @Test func `a break that is borne asks for no version`() throws {
    let place = try place()
    #expect(place.run("bump").output.contains("version-too-small"))
    try waive(place, ", owner: me, expires: \"2026-06-30\"")
    let run = place.run("bump")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(place.run("bump", "--verbose").output.contains("minimum"))
    #expect(place.run("publish").outcome == .clean)
    #expect(place.run("bump").output.contains("unused-waiver"))
  }

  @Test func `the waiver holds on however the words and places change`() throws {
    let place = try place()
    try waive(place, ", owner: me, expires: \"2026-06-30\"")
    let text = place.text("contracts/tick.yaml") ?? ""
    try place.write("# one more line\n" + text, to: "contracts/tick.yaml")
    #expect(place.run("bump").outcome == .clean)
    // A break of another field is another break.
    try place.write(
      text.replacing("at: {", with: "by: { type: string, minLength: 1 }\n        at: {")
        .replacing("type: integer", with: "type: string"), to: "contracts/tick.yaml")
    #expect(place.run("bump").outcome == .findings)
  }

  @Test func `one that has expired is an error, and the break counts again`() throws {
    let place = try place()
    try waive(place, ", owner: me, expires: \"2026-01-16\"")
    let run = place.run("bump")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("error SU006"))
    #expect(run.output.contains("version-too-small"))
  }

  @Test func `one that bears nothing is an error`() throws {
    let place = try place()
    try waive(place, ", owner: me, expires: \"2026-06-30\"")
    try place.write(Tick.contract(), to: "contracts/tick.yaml")
    let run = place.run("bump")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("error SU005"))
    // A part of the contracts says nothing about it.
    #expect(place.run("bump", "tick").outcome == .clean)
  }

  @Test(arguments: ["", ", owner: me", ", expires: \"2026-06-30\""])
  func `one without owner or expiry does not hold`(_ more: String) throws {
    let place = try place()
    try waive(place, more)
    #expect(place.run("bump").output.contains("version-too-small"))
    let run = place.run("lint")
    #expect(run.outcome == .findings)
    #expect(run.output.contains("incomplete-waiver"))
  }
}

import Commands
import TestSupport
import Testing

/// Profiles on the command line.
struct ProfileCommandTests {
  @Test func `profiles of parts add up to the profile of the whole`() throws {
    let lines = (0..<200).map {
      #"{"event": "e", "ts": "2026-01-\#(10 + $0 % 9)T00:00:00Z", "data": {"n": \#($0), "s": "v\#($0 % 7)"}}"#
        + "\n"
    }
    let place = try Place([
      "a/x.jsonl": lines[..<70].joined(), "b/x.jsonl": lines[70...].joined(), "schema.yaml": "",
    ])
    #expect(place.run("profile", "a", "-o", "a.json").outcome == .clean)
    #expect(place.run("profile", "b", "-o", "b.json").outcome == .clean)
    #expect(place.run("profile", "merge", "b.json", "a.json", "-o", "c.json").outcome == .clean)
    for jobs in ["1", "4"] {
      _ = place.run("profile", "a", "b", "--jobs", jobs, "-o", "whole.json")
      #expect(place.text("c.json") == place.text("whole.json"))
    }
  }

  @Test func `a profile is told as a table`() throws {
    let path = "Fixtures/captures/good/2025-12-06-style.jsonl"
    let place = try Place(["c.jsonl": try #require(PackageFiles.text(path))])
    expectGolden(place.run("profile", "c.jsonl").transcript, "commands/profile.txt")
  }

  @Test(arguments: ["", "{", "[]", #"{"format": "schema-profile/9"}"#])
  func `what is no profile is refused`(_ text: String) throws {
    let run = try Place(["p.json": text]).run("profile", "merge", "p.json", "-o", "q.json")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("p.json"))
  }
}

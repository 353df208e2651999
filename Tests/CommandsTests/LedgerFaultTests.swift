import Commands
import Foundation
import TestSupport
import Testing

/// Ledgers that cannot be read or written: told, and left as they are.
struct LedgerFaultTests {
  @Test(arguments: [
    ("half", #"{"format": "schema-unknown/1", "con"#, "ends before its value does"),
    ("zeros", "\0\0\0", "NUL bytes"), ("markers", "<<<<<<< ours\n{}\n", "conflict markers"),
    ("newer", #"{"format": "schema-unknown/7"}"#, "written by a newer"),
    ("of another program", #"{"version": "1.0.0"}"#, "does not begin with"),
    (
      "another repository's", #"{"format": "schema-unknown/1", "repository": "indexer"}"#,
      "is the ledger of repository 'indexer'"
    ),
  ])
  func `a ledger that is not ours to change stays as it is`(
    _ name: String, _ text: String, _ words: String
  ) throws {
    let place = try LedgerPlace.make("", [LedgerPlace.ledger: text])
    let run = place.run("validate", "a.jsonl")
    #expect(run.outcome == .failure)
    #expect(run.flat.contains(words), "\(run.errors)")
    #expect(run.flat.contains("UF101"), "the report is told all the same")
    #expect(place.text(LedgerPlace.ledger) == text)
    #expect(place.run("unknown", "list").flat.contains(words))
    #expect(place.run("unknown", "accept", "tick", "/extra").outcome == .failure)
    #expect(place.text(LedgerPlace.ledger) == text)
  }

  @Test func `a ledger of ours is known by its name`() throws {
    let place = try LedgerPlace.make("repository: recorder\n")
    _ = place.run("validate", "a.jsonl")
    #expect(place.text(LedgerPlace.ledger)?.contains(#""repository": "recorder""#) == true)
    try place.write("repository: indexer\n", to: "schema.yaml")
    #expect(place.run("validate", "b.jsonl").flat.contains("not of 'indexer'"))
    try place.write("", to: "schema.yaml")
    #expect(place.run("validate", "b.jsonl").flat.contains("this one has no name"))
  }

  @Test func `members of others survive an update`() throws {
    let place = try LedgerPlace.make(
      "", [LedgerPlace.ledger: #"{"format":"schema-unknown/1","team":{"id":1.50},"contracts":{}}"#])
    _ = place.run("validate", "a.jsonl")
    #expect(place.text(LedgerPlace.ledger)?.contains("1.50") == true)
    #expect(place.ledger("tick", "field", "/extra", "count") == 3)
  }

  @Test(arguments: [
    ("a folder", "mkdir -p manifests/unknown_fields.json", "is a folder"),
    ("a pipe", "mkdir manifests && mkfifo manifests/unknown_fields.json", "is a pipe"),
    (
      "a link out",
      "mkdir manifests && ln -s /dev/zero manifests/unknown_fields.json",
      "is a device"
    ),
    (
      "a circle", "mkdir manifests && ln -s unknown_fields.json manifests/unknown_fields.json",
      "symbolic links"
    ),
    ("no folder", "touch manifests", "ot a directory"),
    ("a lock that is a folder", "mkdir -p manifests/unknown_fields.json.lock", "could not lock"),
  ])
  func `what stands at the place of the ledger is told`(
    _ name: String, _ setup: String, _ words: String
  ) throws {
    let place = try LedgerPlace.make()
    #expect(place.folder.run(setup) == 0)
    let run = place.run("validate", "a.jsonl")
    #expect(run.outcome == .failure)
    #expect(run.flat.contains(words), "\(name): \(run.errors)")
  }

  @Test func `a link within the repository is followed and kept`() throws {
    let place = try LedgerPlace.make("", ["real/l.json": ""])
    place.folder.run(
      "rm real/l.json; mkdir manifests; echo '{\"format\":\"schema-unknown/1\"}' > real/l.json;"
        + "ln -s ../real/l.json manifests/unknown_fields.json")
    #expect(place.run("validate", "a.jsonl").outcome == .findings)
    #expect(place.text("real/l.json")?.contains("/extra") == true)
    #expect(place.folder.run("test -L manifests/unknown_fields.json") == 0)
  }

  @Test func `a link out of the repository is refused`() throws {
    let other = TemporaryFolder()
    other.write("l.json", #"{"format":"schema-unknown/1"}"#)
    let place = try LedgerPlace.make()
    place.folder.run("mkdir manifests; ln -s '\(other.path)/l.json' manifests/unknown_fields.json")
    let run = place.run("validate", "a.jsonl")
    #expect(run.outcome == .failure)
    #expect(run.flat.contains("leads out of"))
    #expect(other.text("l.json") == #"{"format":"schema-unknown/1"}"#)
  }

  @Test func `a folder that may not be written to is told`() throws {
    guard !isRoot else { return print("skipped: permissions do not apply to root") }
    let place = try LedgerPlace.make("", [LedgerPlace.ledger: #"{"format":"schema-unknown/1"}"#])
    place.folder.run("chmod 500 manifests")
    let run = place.run("validate", "a.jsonl")
    #expect(run.outcome == .failure)
    #expect(run.flat.contains("ermission denied"))
    place.folder.run("chmod 700 manifests")
  }
}

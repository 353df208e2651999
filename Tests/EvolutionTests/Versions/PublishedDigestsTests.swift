import Contracts
import Evolution
import SourceText
import TestSupport
import Testing

struct PublishedDigestsTests {
  @Test func `the project's own digests are written as they are read`() throws {
    let bytes = try #require(PackageFiles.bytes("contracts/published/digests.json"))
    let digests = try PublishedDigests.read(bytes)
    #expect(digests.entries.count > 10)
    #expect(digests.text == bytes)
  }

  @Test func `what a newer program of the format added survives`() throws {
    let text = #"{"digests":{"a@1.0.0":"sha256:00"},"signed":[1.0,{"by":"x"}],"manifest":"1.2.0"}"#
    var digests = try PublishedDigests.read(Array(text.utf8))
    #expect(digests.manifest == Version(1, 2, 0))
    let name = try #require(ContractName("b"))
    digests.record(.init(name: name, version: Version(0, 1, 0), digest: "sha256:11"))
    let written = try PublishedDigests.read(digests.text)
    #expect(written == digests)
    #expect(written.digest(of: name, Version(0, 1, 0)) == "sha256:11")
    let words = String(decoding: digests.text, as: UTF8.self)
    #expect(words.contains("\"signed\": [\n    1.0,"))
    #expect(words.contains("\"format\": \"schema-digests/1\""))
  }

  @Test(arguments: [
    ("", "the file is empty"), ("  \n", "the file is empty"),
    ("[]", "the file must hold an object"), ("{}", "'digests' must be a mapping"),
    (#"{"digests": []}"#, "'digests' must be a mapping"),
    (#"{"digests": {"tick": "sha256:0"}}"#, "'tick' is no contract and version like tick@1.0.0"),
    (
      #"{"digests": {"tick@1": "sha256:0"}}"#, "'tick@1' is no contract and version like tick@1.0.0"
    ),
    (
      #"{"digests": {"../x@1.0.0": "sha256:0"}}"#,
      "'../x@1.0.0' is no contract and version like tick@1.0.0"
    ),
    (
      #"{"digests": {"tick@1.0.0": 5}}"#,
      "the digest of 'tick@1.0.0' must be a text like sha256:9f2c..."
    ),
    (
      #"{"format": "schema-digests/2", "digests": {}}"#,
      "the file is of the format 'schema-digests/2', and this program knows 'schema-digests/1'"
    ),
    (#"{"digests": {}, "manifest": "1"}"#, "'manifest' is no version"),
    ("{\n<<<<<<< ours\n}\n", "the two sides of a merge stand in the file"),
  ])
  func `what is damaged is refused`(_ text: String, _ message: String) {
    let fault = #expect(throws: ManifestFault.self) {
      try PublishedDigests.read(Array(text.utf8))
    }
    #expect(fault?.message == message)
  }

  @Test(arguments: ["{\"digests\": {", "\u{0}\u{0}", "{\"digests\": {}} x", "{'digests': {}}"])
  func `text that is no JSON is refused with its place`(_ text: String) throws {
    let fault = try #require(
      throws: ManifestFault.self
    ) { try PublishedDigests.read(Array(text.utf8)) }
    guard case .malformed = fault.problem else {
      Issue.record("\(fault)")
      return
    }
    #expect(fault.span.start <= text.utf8.count)
  }
}

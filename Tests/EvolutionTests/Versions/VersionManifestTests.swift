import Contracts
import Evolution
import JSONText
import Schemas
import Testing
import Validation

struct VersionManifestTests {
  @Test(arguments: [
    (#"{"version":"1.0.0"}"#, #"{"version":"1.1.0", "last_updated": "NOW"}"#),
    (
      "{\n  \"version\": \"1.0.0\",\n  \"embedding_model\": \"m\",\n  \"last_updated\": \"2025-12-18T00:00:00Z\",\n  \"owner\": [1.50, null]\n}\n",
      "{\n  \"version\": \"1.1.0\",\n  \"embedding_model\": \"m\",\n  \"last_updated\": \"NOW\",\n  \"owner\": [1.50, null]\n}\n"
    ),
    (
      "\u{FEFF}{\r\n\t\"x\": {\"version\": 7},\r\n\t\"version\": \"1.0.0\"\r\n}",
      "\u{FEFF}{\r\n\t\"x\": {\"version\": 7},\r\n\t\"version\": \"1.1.0\",\r\n\t\"last_updated\": \"NOW\"\r\n}"
    ),
    (
      #"{"schema": {"last_updated": "2026-01-17", "version": "1.0.0"}, "tool": "x"}"#,
      #"{"schema": {"last_updated": "NOW", "version": "1.1.0"}, "tool": "x"}"#
    ),
    (
      #"{"schema_version": "1.0.0", "last_updated": "2026-01-17"}"#,
      #"{"schema_version": "1.1.0", "last_updated": "NOW"}"#
    ),
    (
      #"{"schema_version": {"version": "1.0.0", "last_updated": "2026-01-17"}}"#,
      #"{"schema_version": {"version": "1.1.0", "last_updated": "NOW"}}"#
    ),
  ])
  func `the version and the time are exchanged and every other byte stays`(
    _ before: String, _ after: String
  ) throws {
    let manifest = try VersionManifest.read(Array(before.utf8))
    #expect(manifest.version.value == Version(1, 0, 0))
    let moved = manifest.moved(to: Version(1, 1, 0), at: "2026-02-03T04:05:06Z")
    let expected = after.replacing("NOW", with: "2026-02-03T04:05:06Z")
    #expect(String(decoding: moved, as: UTF8.self) == expected)
    #expect(try VersionManifest.read(moved).version.value == Version(1, 1, 0))
  }

  @Test func `a first manifest reads back`() throws {
    let bytes = VersionManifest.first(
      Version(0, 1, 0), embeddingModel: "a \"b\"", at: "2026-01-17T09:05:00Z")
    let manifest = try VersionManifest.read(bytes)
    #expect(manifest.version.value == Version(0, 1, 0))
    #expect(manifest.embeddingModel?.value == "a \"b\"")
    #expect(manifest.lastUpdated?.value == "2026-01-17T09:05:00Z")
  }

  @Test(arguments: [
    ("", "the file is empty"), ("{}", "'version' is missing"),
    ("[]", "the file must hold an object"),
    (#"{"version": 1.0}"#, "'version' must be a text like 1.2.3; '1.0' is none"),
    (#"{"version": "1.0"}"#, "'version' must be a text like 1.2.3; '1.0' is none"),
    (#"{"version": null}"#, "'version' must be a text like 1.2.3; it is none"),
    (#"{"version": "1.0.0", "embedding_model": 5}"#, "'embedding_model' must be a text"),
    (
      #"{"version": "1.0.0", "last_updated": "yesterday"}"#,
      "'last_updated' is 'yesterday', no time like 2026-01-17T09:05:00Z"
    ),
    ("=======\n{\n>>>>>>> theirs\n", "the two sides of a merge stand in the file"),
  ])
  func `what is no manifest is refused`(_ text: String, _ message: String) {
    let fault = #expect(throws: ManifestFault.self) { try VersionManifest.read(Array(text.utf8)) }
    #expect(fault?.message == message)
  }

  @Test(arguments: [
    #"{"version":"1.0.0"}"#, #"{"version":"1.0"}"#, #"{"version":1}"#, "{}", "[]",
    #"{"version":"01.0.0"}"#, #"{"version":"1.0.0-rc.1+b","x":1}"#,
    #"{"version":"1.0.0","last_updated":"2026-01-17"}"#,
    #"{"version":"1.0.0","last_updated":"2026-01-17T09:05:00+01:00"}"#,
    #"{"version":"1.0.0","last_updated":"2026-02-30"}"#,
    #"{"version":"1.0.0","last_updated":7}"#, #"{"version":"1.0.0","embedding_model":""}"#,
    #"{"version":"1.0.0","embedding_model":"m","last_updated":null}"#,
  ])
  func `the schema that ships says what is read`(_ text: String) throws {
    let schema = try JSONDocument.read(versionManifestSchema).root
    let reading = SchemaReader.read(
      SchemaSource(uri: "urn:schema:version-manifest/1", path: nil, value: schema),
      options: .init(formats: .assert))
    #expect(reading.problems.isEmpty)
    let isValid = CarefulValidator(reading.graph).accepts(try JSONDocument.read(text).root)
    #expect(isValid == ((try? VersionManifest.read(Array(text.utf8))) != nil))
  }

  @Test(arguments: [
    ("2026-01-17", true), ("2026-01-17T09:05:00Z", true), ("2026-01-17t09:05:60z", true),
    ("2026-01-17 09:05:00.125+02:00", true), ("2026-02-30", false), ("2026-01-17T", false),
    ("2026-01-17T24:00:00Z", false), ("2026-01-17T09:05Z", false), ("2026-01-17T09:05:00", false),
    ("2026-01-17T09:05:00.Z", false), ("2026-01-17T09:05:00+2", false), ("", false),
    ("2026-01-17T09:05:00+02:00x", false),
  ])
  func `times are those of RFC 3339, or whole days`(_ text: String, _ isValid: Bool) {
    #expect(Timestamp.isValid(text) == isValid)
  }
}

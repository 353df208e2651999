import Commands
import Foundation
import Glibc
import JSONText
import TestSupport
import Testing
import Workspace

/// What stops a publication half way.
struct PublicationFaultTests {
  static func contract(_ number: Int) -> String {
    "contract: c\(number)\nversion: 1.0.0\nowner: me\nschema: { type: object }\n"
  }

  /// What is recorded lies there as it was recorded.
  private func expectSound(_ folder: TemporaryFolder) throws {
    guard let text = folder.text("contracts/published/digests.json") else { return }
    let digests = try #require(try JSONDocument.read(text).root["digests"])
    for member in digests.members {
      let parts = member.name.description.split(separator: "@")
      let bytes = folder.bytes("contracts/published/\(parts[0])/\(parts[1]).yaml")
      #expect(member.value.string == "sha256:" + Digest.sha256Text(bytes), "\(member.name)")
    }
  }

  @Test func `a run that is killed publishes all or nothing, and the next one works`() throws {
    let path = (CommandLine.arguments[0] as NSString).deletingLastPathComponent + "/schema"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      print("skipped: the program is not built")
      return
    }
    let place = try Place(["schema.yaml": ""])
    for number in 0..<12 { try place.write(Self.contract(number), to: "contracts/c\(number).yaml") }
    var counts: Set<Int> = []
    for delay in [0.01, 0.03, 0.05, 0.07, 0.09, 0.12, 0.15] {
      place.folder.run("timeout -s KILL \(delay) '\(path)' publish >/dev/null 2>&1")
      try expectSound(place.folder)
      let text = place.text("contracts/published/digests.json")
      let digests = try text.map { try JSONDocument.read($0).root["digests"]?.count ?? 0 }
      counts.insert(digests ?? 0)
    }
    #expect(counts.isSubset(of: [0, 12]))
    let run = place.run("publish")
    #expect(run.outcome == .clean, "\(run.transcript)")
    try expectSound(place.folder)
    #expect(place.run("lint").outcome == .clean)
    #expect(place.text("contracts/published/.publishing.json") == nil)
  }

  @Test func `a run that was killed right after the exchange leaves nothing to the next one`()
    throws
  {
    let place = try Place(["schema.yaml": "", "contracts/c0.yaml": Self.contract(0)])
    #expect(place.run("publish").outcome == .clean)
    let recorded = try #require(place.text("contracts/published/digests.json"))
    let frozen = "contracts/published/c0/1.0.0.yaml"
    let digest = "sha256:" + Digest.sha256Text(place.folder.bytes(frozen))
    try place.write(#"{"\#(frozen)": "\#(digest)"}"#, to: "contracts/published/.publishing.json")
    #expect(place.run("publish").outcome == .clean)
    #expect(place.text("contracts/published/.publishing.json") == nil)
    #expect(place.text("contracts/published/digests.json") == recorded)
    try expectSound(place.folder)
  }

  @Test func `what finds no room leaves nothing behind`() async {
    await #expect(processExitsWith: .success) {
      Interrupt.prepareSignals()
      let place = try Place(["schema.yaml": ""])
      // Room for the frozen files, but not for the record of them all.
      for number in 0..<40 {
        try place.write(PublicationFaultTests.contract(number), to: "contracts/c\(number).yaml")
      }
      var small = rlimit(rlim_cur: 3000, rlim_max: 3000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &small)
      let run = place.run("publish", "--format", "jsonl")
      guard run.outcome == .failure, run.errors.contains("file too large"),
        place.text("contracts/published/digests.json") == nil,
        place.text("contracts/published/c0/1.0.0.yaml") == nil
      else { exit(1) }
      exit(0)
    }
  }

  @Test func `two that publish at once lose nothing of each other`() async throws {
    let place = try Place(["schema.yaml": ""])
    for number in 0..<6 { try place.write(Self.contract(number), to: "contracts/c\(number).yaml") }
    let folder = place.folder
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<6 {
        group.addTask { _ = Place.run(["publish", "c\(number)"], in: folder.path) }
      }
    }
    try expectSound(folder)
    let text = try #require(folder.text("contracts/published/digests.json"))
    #expect(try JSONDocument.read(text).root["digests"]?.count == 6)
    #expect(place.run("lint").outcome == .clean)
  }

  @Test func `what a first run left is not taken for published`() throws {
    let place = try Place(["schema.yaml": ""])
    for number in 0..<3 { try place.write(Self.contract(number), to: "contracts/c\(number).yaml") }
    let left = Self.contract(0)
    try place.write(left, to: "contracts/published/c0/1.0.0.yaml")
    let digest = "sha256:" + Digest.sha256Text(Array(left.utf8))
    try place.write(
      "{\"contracts/published/c0/1.0.0.yaml\": \"\(digest)\"}",
      to: "contracts/published/.publishing.json")
    #expect(place.run("bump").output.contains("3 unpublished"))
    #expect(place.run("publish").output.contains("3 published"))
    try expectSound(place.folder)
  }

  @Test func `the project's own contracts have the versions they deserve`() throws {
    let place = try Place()
    let root = PackageFiles.root
    place.folder.run("cp -r '\(root)/contracts' '\(root)/manifests' '\(root)/schema.yaml' .")
    let before = place.snapshot()
    let run = place.run("publish")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(run.output.contains("published already"))
    #expect(place.snapshot() == before)
  }
}

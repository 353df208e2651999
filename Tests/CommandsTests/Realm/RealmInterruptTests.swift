import Commands
import Foundation
import TestSupport
import Testing

/// Syncs that are killed, and syncs at the same time, in processes of their own.
struct RealmInterruptTests {
  /// Beside the test bundle; nil when only the tests were built.
  private static let program: String? = {
    let folder = (CommandLine.arguments[0] as NSString).deletingLastPathComponent
    return FileManager.default.isExecutableFile(atPath: folder + "/schema")
      ? folder + "/schema" : nil
  }()

  private func place() throws -> RealmPlace? {
    guard Self.program != nil else {
      print("skipped: the program was not built")
      return nil
    }
    let place = try RealmPlace(repositories: ["player", "trainer", "indexer", "archive"])
    place.found()
    place.run("player", "realm domain game --members indexer,archive")
    #expect(place.run("player", "realm sync --push").outcome == .clean)
    return place
  }

  private func shell(_ place: RealmPlace, _ script: String) -> String {
    let exports = RealmPlace.variables.map { "export \($0.key)=\($0.value)" }.sorted()
    place.place.folder.run(
      exports.joined(separator: "; ") + "; S='\(Self.program ?? "")'; cd 'a b'; { \(script)\n} "
        + "> '\(place.place.folder.path)/said' 2>&1")
    return place.place.folder.text("said") ?? ""
  }

  @Test func `a sync that is killed anywhere loses nothing and doubles nothing`() throws {
    guard let place = try place() else { return }
    place.rely()
    let said = shell(
      place,
      """
      cd trainer
      for wait in 0.01 0.02 0.04 0.06 0.08 0.10 0.13 0.16 0.20 0.25; do
        timeout -s KILL $wait "$S" realm sync --push
      done
      """)
    let last = place.run("trainer", "realm sync --push")
    #expect(last.outcome == .clean, "\(said)\n\(last.transcript)")
    #expect(place.history.filter { $0.hasPrefix("trainer:") }.count == 1, "\(place.history)")
    #expect(place.text("realm/domains/game/bindings/trainer.yaml")?.contains("ping") == true)
    #expect(place.git("realm", "status --porcelain").isEmpty)
    #expect(place.run("trainer", "realm sync --push").output.contains("up to date"))
  }

  @Test func `four syncs at once all arrive`() throws {
    guard let place = try place() else { return }
    let said = shell(
      place,
      """
      for name in trainer indexer archive; do
        (cd $name; "$S" realm join ../realm --repo $name -q
         "$S" realm import ping --domain game --range '~1.0.0' -q)
      done
      (cd player; "$S" realm domain art --members player -q)
      export S; printf '%s\\n' player trainer indexer archive | xargs -P 4 -I NAME sh -c \
        'cd NAME && { "$S" realm sync --push -q || echo "NAME failed"; }'
      """)
    #expect(!said.contains("failed"), "\(said)")
    let history = place.history
    for name in ["player", "trainer", "indexer", "archive"] {
      let count = history.filter { $0.hasPrefix(name + ":") }.count
      #expect(count == (name == "player" ? 2 : 1), "\(history)")
    }
    #expect(place.git("realm", "status --porcelain").isEmpty)
    let check = place.run("player", "realm check --min-severity error")
    #expect(check.outcome == .clean, "\(check.transcript)")
  }
}

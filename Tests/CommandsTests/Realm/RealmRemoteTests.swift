import Commands
import TestSupport
import Testing

struct RealmRemoteTests {
  /// A realm on a server, and a clone of it for each of two repositories.
  private func place() throws -> RealmPlace {
    let place = try RealmPlace()
    place.run("player", "realm init ../realm --name rugs")
    place.git("", "clone -q --bare realm server.git", "clone -q server.git one")
    place.git("", "clone -q server.git two")
    let lines = [
      "realm join ../one --repo player", "realm domain game --members player,trainer",
      "realm export ping --domain game",
    ]
    for line in lines { #expect(place.run("player", line).outcome == .clean) }
    return place
  }

  @Test func `clones meet on the server, and who comes second writes upon the first`() throws {
    let place = try place()
    place.run("trainer", "realm join ../two --repo trainer")
    #expect(place.run("player", "realm sync --push").outcome == .clean)
    // The clone of the trainer does not know yet what the player said.
    let second = place.run("trainer", "realm sync --push")
    #expect(second.outcome == .clean, "\(second.transcript)")
    #expect(second.output.contains("1 new"))
    #expect(place.git("server.git", "rev-list --count main") == "3\n")
    let heads = place.git("two", "rev-parse main origin/main").split(separator: "\n")
    #expect(Set(heads).count == 1)
    #expect(place.text("two/domains/game/contracts/ping/1.0.0.yaml") != nil)
    #expect(place.git("two", "status --porcelain").isEmpty)
  }

  @Test func `commits by hand keep sync from writing, and both hashes are told`() throws {
    let place = try place()
    place.git("one", "commit -q --allow-empty -m mine")
    let ahead = place.run("player", "realm sync --push")
    #expect(ahead.outcome == .findings && ahead.output.contains("RL401"), "\(ahead.transcript)")
    let hash = place.git("one", "rev-parse --short=12 HEAD").dropLast()
    #expect(ahead.output.contains(hash))
    #expect(place.git("server.git", "for-each-ref").split(separator: "\n").count == 1)
  }

  @Test func `a server that is gone is told, and the work goes on`() throws {
    let place = try place()
    place.place.folder.run("mv 'a b/server.git' 'a b/gone.git'")
    let run = place.run("player", "realm sync")
    #expect(run.outcome == .failure && run.errors.contains("could not be reached"))
    #expect(run.output.contains("branch sync/player/"), "\(run.transcript)")
    #expect(place.run("player", "realm sync --offline").outcome == .clean)
  }

  @Test func `a version that two wrote differently names both sides`() throws {
    let place = try place()
    #expect(place.run("player", "realm sync --push").outcome == .clean)
    let other = try #require(place.text("player/contracts/ping.yaml"))
    try place.write(other.replacing("A ping.", with: "Another."), to: "trainer/contracts/ping.yaml")
    try place.write("repository: player\n", to: "trainer/schema.yaml")
    let export = place.run("trainer", "realm export ping --domain game")
    #expect(export.outcome == .failure, "\(export.transcript)")
    // The clone that was not synced yet knows nobody.
    place.run("trainer", "realm join ../two --repo player")
    place.run("trainer", "realm domain game --members player,trainer")
    #expect(place.run("trainer", "realm export ping --domain game").outcome == .clean)
    let sync = place.run("trainer", "realm sync --push")
    #expect(sync.outcome == .findings, "\(sync.transcript)")
    #expect(sync.output.contains("by 'player' here and by 'player' in "))
    #expect(sync.output.contains("ping/1.0.0.yaml"))
    #expect(place.git("server.git", "rev-list --count main") == "2\n")
  }

  @Test func `a realm is joined by its address alone`() throws {
    let place = try place()
    #expect(place.run("player", "realm sync --push").outcome == .clean)
    let server = "file://" + place.place.folder.path + "/a b/server.git"
    let join = place.run("trainer", "realm join --repo trainer", more: [server])
    #expect(join.outcome == .clean, "\(join.transcript)")
    #expect(place.run("trainer", "realm sync --push").outcome == .clean)
    #expect(place.git("server.git", "ls-tree -r --name-only main").contains("repos/trainer.yaml"))
    #expect(place.git("trainer", "status --porcelain").contains(".schema") == false)
  }

  @Test(arguments: [
    "ext::sh -c touch% trapped", "--upload-pack=touch trapped", "-utouch",
    "ssh://-oProxyCommand=x/y",
    "http://host/x.git",
  ])
  func `addresses that would run something are refused`(_ address: String) throws {
    let place = try RealmPlace(repositories: ["player"])
    let run = place.run("player", "realm join --repo player --", more: [address])
    #expect(run.outcome == .failure, "\(run.transcript)")
    #expect(place.text("player/trapped") == nil && place.text("player/.schema") == nil)
  }
}

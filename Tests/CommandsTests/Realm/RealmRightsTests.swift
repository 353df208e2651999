import Commands
import TestSupport
import Testing

struct RealmRightsTests {
  @Test func `only the owner changes a contract`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    place.rely()
    try place.write(RealmPlace.ping, to: "trainer/contracts/ping.yaml")
    let run = place.run("trainer", "realm export ping --domain game")
    #expect(run.outcome == .findings && run.output.contains("RL101"), "\(run.transcript)")
    #expect(run.output.contains("is owned by"))
    #expect(place.text("trainer/contracts/published/ping/1.0.0.yaml") == nil)
  }

  @Test func `two repositories cannot have one name`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    for name in ["player", "Player"] {
      let run = place.run("trainer", "realm join ../realm --repo \(name)")
      #expect(run.outcome == .failure, "\(run.transcript)")
      #expect(place.text("trainer/schema.yaml")?.contains("realm") == false)
    }
    #expect(place.run("trainer", "realm join ../realm --repo ../x").outcome == .failure)
  }

  @Test func `a new repository waits for an approver where the realm says so`() throws {
    let place = try RealmPlace()
    place.found(" --admission approval --approver @ann")
    let run = place.run("player", "realm sync --push --format json")
    #expect(run.outcome == .clean && run.output.contains("\"result\": \"review\""))
    #expect(place.history.count == 1)
    place.git("realm", "merge -q --ff-only sync/player/20260117T000000Z")
    #expect(place.run("player", "realm sync --push").output.contains("up to date"))
    #expect(!place.run("player", "realm status").output.contains("waiting"))
  }

  @Test func `an import that finds nothing says what there is`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    place.run("trainer", "realm join ../realm --repo trainer")
    let none = place.run("trainer", "realm import pong --domain game --range ^1.0.0")
    #expect(none.outcome == .findings && none.output.contains("did you mean 'ping'?"))
    let far = place.run("trainer", "realm import ping --domain game --range ^2.0.0")
    #expect(far.outcome == .findings && far.output.contains("the newest is 1.0.0"))
    let slip = place.run("trainer", "realm import ping --domain game --range ~1.0.0 --uses /tik")
    #expect(slip.outcome == .clean && slip.output.contains("did you mean '/tick'?"))
    #expect(place.text("trainer/schema.lock") != nil)
  }

  @Test func `who is relied upon does not leave, and who leaves takes everything along`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    place.rely()
    place.run("trainer", "realm sync --push")
    let stays = place.run("player", "realm leave")
    #expect(stays.outcome == .clean || stays.outcome == .findings)
    place.run("player", "realm sync")
    #expect(place.run("player", "realm leave").outcome == .findings)
    let leaving = place.run("trainer", "realm leave")
    #expect(leaving.outcome == .clean, "\(leaving.transcript)")
    let sync = place.run("trainer", "realm sync --push")
    #expect(sync.outcome == .clean && sync.output.contains("has left"), "\(sync.transcript)")
    #expect(place.text("trainer/schema.yaml") == "repository: trainer\n")
    #expect(place.text("realm/repos/trainer.yaml") == nil)
    #expect(place.text("realm/domains/game/domain.yaml")?.contains("trainer") == false)
  }

  @Test func `a hostile realm is told file by file, and nothing of it is followed`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    place.place.folder.run("cd 'a b/realm' && ln -s ../../../etc/passwd repos/link.yaml")
    try place.write(
      "exports: [{ contract: ../../.git/hooks/x, source_files: [../../x] }]\n",
      to: "realm/domains/game/bindings/trainer.yaml")
    try place.write("a: &a [*a]\n", to: "realm/repos/bomb.yaml")
    place.git("realm", "add -A", "commit -q -m hostile")
    let run = place.run("player", "realm check")
    #expect(run.outcome == .findings)
    for word in ["RL006", "RL003", "RL001"] { #expect(run.output.contains(word), "\(word)") }
    #expect(!run.output.contains("root:"))
    for command in ["status", "graph", "sync --push", "outdated"] {
      #expect(place.run("player", "realm \(command)").outcome == .clean, "\(command)")
    }
  }
}

import Commands
import TestSupport
import Testing

struct RealmSyncTests {
  @Test func `what one repository hands over another one gets, and the work tree follows`() throws {
    let place = try RealmPlace()
    place.found()
    let first = place.run("player", "realm sync --push --format json")
    #expect(first.outcome == .clean, "\(first.transcript)")
    #expect(first.output.contains("\"result\": \"merged\""))
    place.rely()
    let second = place.run("trainer", "realm sync --push")
    #expect(second.outcome == .clean, "\(second.transcript)")
    #expect(
      place.history == [
        "trainer: binding to game, say what it is",
        "player: binding to game, ping@1.0.0, domain game and 1 more", "Found realm rugs",
      ])
    #expect(place.git("realm", "status --porcelain").isEmpty)
    #expect(place.text("realm/domains/game/bindings/trainer.yaml")?.contains("[/tick]") == true)
    #expect(place.text("trainer/schema.lock")?.contains("version: 1.0.0") == true)
    let check = place.run("trainer", "realm check --min-severity error")
    #expect(check.outcome == .clean && check.output.contains("ok"), "\(check.transcript)")
  }

  @Test func `every command says the same when it is given twice, and a dry run writes nothing`()
    throws
  {
    let place = try RealmPlace()
    let lines = [
      "realm init ../realm --name rugs", "realm join ../realm --repo player",
      "realm domain game --members player,trainer", "realm export ping --domain game",
      "realm sync --push",
    ]
    for line in lines {
      let before = (place.heads, place.text("player/schema.yaml"))
      let dry = place.run("player", line + " --dry-run")
      #expect(dry.outcome == .clean, "\(dry.transcript)")
      #expect(place.heads == before.0 && place.text("player/schema.yaml") == before.1)
      #expect(place.run("player", line).outcome == .clean)
      let after = (place.heads, place.text("player/schema.yaml"))
      let again = place.run("player", line)
      #expect(again.outcome == .clean && again.output.contains(" 0 "), "\(again.transcript)")
      #expect(place.heads == after.0 && place.text("player/schema.yaml") == after.1)
    }
    #expect(place.history.count == 2)
  }

  @Test func `without a push there is a branch with one commit, and only one`() throws {
    let place = try RealmPlace()
    place.found()
    #expect(place.run("player", "realm sync").outcome == .clean)
    let heads = place.heads
    #expect(heads.count == 2 && heads.last?.hasPrefix("sync/player/") == true, "\(heads)")
    place.run("player", "realm sync")
    #expect(place.heads == heads)
    let branch = heads.last?.split(separator: " ").first.map(String.init) ?? ""
    #expect(place.git("realm", "rev-list --count main..\(branch)") == "1\n")
    place.run("player", "realm sync --push")
    #expect(place.git("realm", "rev-parse main \(branch)").split(separator: "\n").count == 2)
    #expect(Set(place.git("realm", "rev-parse main \(branch)").split(separator: "\n")).count == 1)
  }

  @Test func `a clone in which somebody is at work is left alone`() throws {
    let place = try RealmPlace()
    place.found()
    let heads = place.heads
    let charter = place.text("realm/realm.yaml") ?? ""
    try place.write(charter + "# mine\n", to: "realm/realm.yaml")
    let dirty = place.run("player", "realm sync --push")
    #expect(dirty.outcome == .failure && dirty.errors.contains("'realm.yaml'"), "\(dirty.errors)")
    #expect(place.heads == heads && place.text("realm/realm.yaml") == charter + "# mine\n")
    place.git("realm", "checkout -q -- .")
    try place.write("", to: "realm/.git/MERGE_HEAD")
    let merging = place.run("player", "realm sync --push")
    #expect(merging.outcome == .failure && merging.errors.contains("a merge is in progress"))
    #expect(place.heads == heads)
  }

  @Test func `a commit that is checked out without a branch stays checked out`() throws {
    let place = try RealmPlace()
    place.found()
    place.git("realm", "checkout -q --detach")
    let before = place.git("realm", "rev-parse HEAD")
    #expect(place.run("player", "realm sync --push").outcome == .clean)
    #expect(place.git("realm", "rev-parse HEAD") == before)
    #expect(place.git("realm", "status --porcelain").isEmpty)
    #expect(place.history.count == 2)
  }

  @Test func `a run that was cut short is finished by the next one`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync")
    let old = place.git("realm", "rev-parse main").dropLast()
    let new = place.git("realm", "rev-parse sync/player/20260117T000000Z").dropLast()
    // The branch was moved, and a part of the work tree was written; then the power went.
    place.git("realm", "update-ref refs/heads/main \(new)")
    try place.write(
      place.git("realm", "cat-file blob \(new):repos/player.yaml"), to: "realm/repos/player.yaml")
    try place.write(
      "{\"branch\": \"main\", \"new\": \"\(new)\", \"old\": \"\(old)\"}",
      to: "realm/.git/schema-sync.json")
    let next = place.run("player", "realm sync --push")
    #expect(next.outcome == .clean, "\(next.transcript)")
    #expect(place.git("realm", "status --porcelain").isEmpty)
    #expect(place.history.count == 2)
    #expect(place.text("realm/domains/game/domain.yaml") != nil)
    #expect(!place.run("player", "realm status").output.contains("waiting"))
  }

  @Test func `what a hook sets for our repository does not reach the realm's`() throws {
    let place = try RealmPlace()
    place.found()
    let own = place.git("player", "ls-files")
    let folder = place.place.folder.path + "/a b/player"
    let run = place.run(
      "player", "realm sync --push",
      variables: [
        "GIT_DIR": folder + "/.git", "GIT_INDEX_FILE": folder + "/.git/index",
        "GIT_WORK_TREE": folder, "GIT_PREFIX": "",
      ])
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(place.git("player", "ls-files") == own)
    #expect(place.git("player", "for-each-ref --format='%(refname)'") == "refs/heads/main\n")
    #expect(place.history.count == 2)
  }

  @Test func `programs that the realm's clone names are not run`() throws {
    let place = try RealmPlace()
    place.found()
    let trap = place.place.folder.path + "/trapped"
    try place.write("* filter=trap\n", to: "realm/.git/info/attributes")
    try place.write("#!/bin/sh\ntouch '\(trap)'\n", to: "realm/.git/hooks/post-merge")
    place.place.folder.run("chmod +x 'a b/realm/.git/hooks/post-merge'")
    for setting in [
      "core.fsmonitor", "filter.trap.clean", "filter.trap.smudge", "filter.trap.process",
      "diff.external", "gpg.program", "core.sshCommand",
    ] {
      place.git("realm", "config \(setting) 'touch \(trap)'")
    }
    #expect(place.run("player", "realm sync --push").outcome == .clean)
    #expect(place.run("player", "realm check --fail-on never").outcome == .clean)
    #expect(place.place.folder.text("trapped") == nil)
    #expect(place.text("realm/repos/player.yaml") != nil)
  }

  @Test func `a patch is one that git takes`() throws {
    let place = try RealmPlace()
    place.found()
    let heads = place.heads
    let run = place.run("player", "realm sync --patch out.patch")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(place.heads == heads)
    let said = place.git("realm", "am -q ../player/out.patch", "log -1 --format=%B")
    #expect(said.contains("Realm-Repository: player"), "\(said)")
    #expect(place.run("player", "realm sync").output.contains("up to date"))
  }
}

import Commands
import TestSupport
import Testing

/// Realms that are reached over ssh, signed, several at once, or not there at all.
struct RealmReachTests {
  /// A program that stands for ssh: it runs here what it is asked to run there.
  private func shell(_ place: RealmPlace) throws -> [String: String] {
    try place.write("for last; do :; done\nexec sh -c \"$last\"\n", to: "ssh.sh")
    return ["GIT_SSH_COMMAND": "sh '\(place.place.folder.path)/a b/ssh.sh'"]
  }

  @Test(arguments: ["git@host.invalid:", "ssh://git@host.invalid"])
  func `a realm is reached over ssh, with a space in its path`(_ head: String) throws {
    let place = try RealmPlace()
    let variables = try shell(place)
    place.run("player", "realm init ../server.git --bare --name rugs")
    let address = "\(head)\(place.place.folder.path)/a b/server.git"
    for (folder, line) in [
      ("player", "realm domain game --members player,trainer"),
      ("player", "realm export ping --domain game"), ("player", "realm sync --push"),
      ("trainer", "realm import ping --domain game"), ("trainer", "realm sync --push"),
    ] {
      // Joining twice says the same.
      let join = place.run(
        folder, "realm join --repo \(folder)", more: [address], variables: variables)
      #expect(join.outcome == .clean, "\(join.transcript)")
      let run = place.run(folder, line, variables: variables)
      #expect(run.outcome == .clean, "\(run.transcript)")
    }
    // The realm's own name counts, not that of the folder it lies in.
    #expect(place.text("player/schema.yaml")?.contains("name: rugs") == true)
    #expect(place.git("server.git", "rev-list --count main") == "3\n")
    let gone = place.run(
      "trainer", "realm sync", variables: ["GIT_SSH_COMMAND": "printf 'no\\r\\nway' >&2; false"])
    #expect(gone.outcome == .failure && gone.errors.contains("reached: no;"), "\(gone.errors)")
    #expect(gone.errors.contains("which ends on 2026-01-17"))
  }

  @Test func `one repository may be part of several realms`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm init ../other --name other")
    #expect(place.run("player", "realm join ../other --repo spieler").outcome == .clean)
    let which = place.run("player", "realm domain art --members spieler")
    #expect(which.outcome == .failure && which.errors.contains("'--realm other'"))
    let named = place.run("player", "realm domain art --members spieler --realm other")
    #expect(named.outcome == .clean, "\(named.transcript)")
    let sync = place.run("player", "realm sync --push")
    #expect(sync.output.contains("realm rugs handed over; realm other handed over"))
    #expect(place.text("other/repos/spieler.yaml") != nil)
    #expect(place.text("other/repos/player.yaml") == nil)
    let left = place.run("player", "realm leave --realm other")
    #expect(left.outcome == .clean, "\(left.transcript)")
    place.run("player", "realm sync --push --realm other")
    #expect(place.text("player/schema.yaml")?.contains("other") == false)
    #expect(place.text("player/schema.yaml")?.contains("rugs") == true)
  }

  @Test func `where the realm asks for signatures, sync signs and check tells who did not`() throws
  {
    let place = try RealmPlace()
    let root = place.place.folder.path
    place.place.folder.run("ssh-keygen -q -t ed25519 -N '' -f key > said 2>&1")
    guard let key = place.place.folder.text("key.pub") else {
      print("skipped: ssh-keygen is absent")
      return
    }
    try place.place.write("t@t.t \(key)", to: "signers")
    try place.place.write(
      """
      [gpg]
      format = ssh
      [gpg "ssh"]
      allowedSignersFile = \(root)/signers
      [user]
      signingkey = \(root)/key

      """, to: "gitconfig")
    let signing = ["GIT_CONFIG_GLOBAL": root + "/gitconfig"]
    for line in [
      "realm init ../realm --name rugs --signed", "realm join ../realm --repo player",
      "realm sync --push",
    ] {
      let run = place.run("player", line, variables: signing)
      #expect(run.outcome == .clean, "\(run.transcript)")
    }
    let sound = place.run("player", "realm check", variables: signing)
    #expect(sound.outcome == .clean, "\(sound.transcript)")
    place.git(
      "realm", "commit -q --allow-empty -m hand", "commit -q --amend -m hand",
      "cat-file commit HEAD")
    let unsigned = place.run("player", "realm check", variables: signing)
    #expect(unsigned.output.contains("RL115"), "\(unsigned.transcript)")
    // Without a key nothing is written at all.
    place.git("realm", "reset -q --hard HEAD~1")
    try place.place.write("[gpg]\nformat = ssh\n[user]\nsigningkey = none\n", to: "gitconfig")
    place.run("player", "realm domain game --members player", variables: signing)
    let heads = place.heads
    let keyless = place.run("player", "realm sync --push", variables: signing)
    #expect(keyless.outcome == .failure && place.heads == heads, "\(keyless.transcript)")
  }

  @Test func `a member whose clone is gone, is a file or another repository is told by name`()
    throws
  {
    let place = try RealmPlace(repositories: ["player", "trainer", "indexer"])
    place.found()
    #expect(place.run("player", "realm sync --push").outcome == .clean)
    for name in ["trainer", "indexer"] {
      place.run(name, "realm join ../realm --repo \(name)")
      #expect(place.run(name, "realm sync --push").outcome == .clean)
    }
    place.place.folder.run(
      "cd 'a b' && rm -rf trainer && echo x > trainer && rm -rf indexer && mkdir indexer")
    place.git("indexer", "init -q .", "commit -q --allow-empty -m other")
    let run = place.run("player", "realm check --agree --format json")
    #expect(run.outcome == .unknown, "\(run.transcript)")
    #expect(run.output.contains("another repository lies where its clone should"))
    #expect(run.output.contains("where its clone should lie is"))
  }

  @Test func `a shallow clone is held to nothing that it cannot show`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    place.git("", "clone -q --depth 1 \"file://$PWD/realm\" shallow")
    place.run("trainer", "realm join ../shallow --repo trainer")
    let run = place.run("trainer", "realm check --min-severity error")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(run.output.contains("is shallow") && run.output.contains("fetch --unshallow"))
  }

  @Test func `a lock that git left keeps sync away until it is gone`() throws {
    let place = try RealmPlace()
    place.found()
    try place.write("", to: "realm/.git/index.lock")
    let heads = place.heads
    let locked = place.run("player", "realm sync --push")
    #expect(locked.outcome == .failure && locked.errors.contains("index.lock"))
    #expect(place.heads == heads)
    place.place.folder.run("rm 'a b/realm/.git/index.lock'")
    #expect(place.run("player", "realm sync --push").outcome == .clean)
  }
}

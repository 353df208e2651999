import Commands
import TestSupport
import Testing

/// Files that a realm leaves to other repositories.
struct OwnershipTests {
  private func place() throws -> Place {
    let place = try Place([
      "realm/realm.yaml": "name: rugs\n",
      "realm/repos/player.yaml": "name: player\nowns: [models/own/**]\nnot_owns: [models/**]\n",
      "realm/repos/trainer.yaml": "name: trainer\nowns: [models/**]\n",
      "player/schema.yaml": "repository: player\nrealm: { name: rugs, path: ../realm }\n",
      "player/models/own/a.txt": "a", "player/src/b.txt": "b",
    ])
    place.git("init -q realm", "-C realm add -A", "-C realm commit -q -m first")
    place.git("init -q player", "-C player add -A", "-C player commit -q -m first")
    return place
  }

  private func check(_ place: Place, _ words: String...) -> Place.Run {
    place.run(words: ["check", "--only", "realm"] + words, in: "player")
  }

  @Test func `what others write is told of a change, and of everything there is`() throws {
    let place = try place()
    #expect(!check(place).output.contains("foreign-file"), "\(check(place).transcript)")
    try place.write("m", to: "player/models/m.bin")
    #expect(check(place).output.contains("'models/m.bin' is written by 'trainer' alone"))
    #expect(!check(place, "--staged").output.contains("foreign-file"))
    place.git("-C player add -A")
    #expect(check(place, "--staged").outcome == .findings)
    place.git("-C player commit -q -m foreign")
    #expect(!check(place, "--staged").output.contains("foreign-file"))
    #expect(check(place).output.contains("models/m.bin"))
  }

  @Test func `taking such a file away mends it`() throws {
    let place = try place()
    try place.write("m", to: "player/models/m.bin")
    place.git("-C player add -A", "-C player commit -q -m foreign", "-C player rm -q models/m.bin")
    #expect(!check(place, "--staged").output.contains("foreign-file"))
    #expect(!check(place).output.contains("foreign-file"))
  }

  @Test func `without git every file counts`() throws {
    let place = try place()
    try place.write("m", to: "player/models/m.bin")
    place.folder.run("rm -rf player/.git")
    #expect(check(place).output.contains("models/m.bin"))
  }
}

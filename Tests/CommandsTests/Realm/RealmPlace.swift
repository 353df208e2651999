import Commands
import TestSupport
import Testing

/// Three repositories beside each other, with real git, in which the program is run.
final class RealmPlace {
  static let variables = [
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@t.t", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@t.t",
  ]

  let place: Place

  static let ping = contractText(
    "ping",
    schema:
      "{ type: object, required: [tick], properties: { tick: { type: integer }, note: { type: string } } }"
  )

  /// The folder's name has a space: paths are paths.
  init(repositories: [String] = ["player", "trainer"]) throws {
    place = try Place()
    for name in repositories {
      try place.write("repository: \(name)\n", to: "a b/\(name)/schema.yaml")
      git(name, "init -q .", "add -A", "commit -q -m first")
    }
    try place.write(Self.ping, to: "a b/player/contracts/ping.yaml")
  }

  @discardableResult
  func run(
    _ folder: String, _ line: String, more: [String] = [], variables: [String: String] = [:]
  ) -> Place.Run {
    place.run(
      words: line.split(separator: " ").map(String.init) + more, in: "a b/" + folder,
      variables: Self.variables.merging(variables) { $1 })
  }

  /// Runs git in a repository; what it says.
  @discardableResult
  func git(_ folder: String, _ commands: String...) -> String {
    let exports = Self.variables.map { "export \($0.key)=\($0.value)" }.sorted()
    let steps = commands.map { "git -c init.defaultBranch=main \($0)" }.joined(separator: " && ")
    let script = exports.joined(separator: "; ") + "; mkdir -p 'a b/\(folder)'; cd 'a b/\(folder)'"
    place.folder.run("\(script) && { \(steps); } > '\(place.folder.path)/said' 2>&1")
    return place.folder.text("said") ?? ""
  }

  func text(_ path: String) -> String? { place.text("a b/" + path) }
  func write(_ text: String, to path: String) throws { try place.write(text, to: "a b/" + path) }

  /// A realm that the player has founded and offers `ping` in.
  func found(_ options: String = "") {
    let lines = [
      "realm init ../realm --name rugs\(options)", "realm join ../realm --repo player",
      "realm domain game --members player,trainer", "realm export ping --domain game",
    ]
    for line in lines {
      let run = run("player", line)
      #expect(run.outcome == .clean, "\(run.transcript)")
    }
  }

  /// The trainer relies on `ping`.
  func rely() {
    run("trainer", "realm join ../realm --repo trainer")
    let run = run(
      "trainer", "realm import ping --domain game --uses /tick --range", more: [">=1.0.0 <2.0.0"])
    #expect(run.outcome == .clean, "\(run.transcript)")
  }

  var heads: [String] {
    git("realm", "for-each-ref --format='%(refname:short) %(objectname)'").split(separator: "\n")
      .map(String.init)
  }

  var history: [String] {
    git("realm", "log --format=%s main").split(separator: "\n").map(String.init)
  }
}

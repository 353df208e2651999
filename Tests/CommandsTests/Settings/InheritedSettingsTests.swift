import Commands
import TestSupport
import Testing

/// Settings that a realm shares, pinned by commit.
struct InheritedSettingsTests {
  private let place: Place
  private let commit: String

  private static let shared = """
    rules: { keyword-without-effect: error, missing-description: "off" }
    fail_on: warning
    policy: { widening: patch }

    """

  init() throws {
    place = try Place([
      "realm/settings.yaml": Self.shared, "realm/realm.yaml": "name: rugs\n",
      "repo/contracts/tick.yaml": contractText(
        "tick", schema: "{ type: object, minLength: 3, properties: { a: { type: string } } }"),
    ])
    place.git("init -q realm", "-C realm add -A", "-C realm commit -q -m first", "init -q repo")
    commit = try Self.head(place)
  }

  private static func head(_ place: Place) throws -> String {
    place.folder.run("git -C realm rev-parse HEAD > head")
    return String(try #require(place.text("head")).filter { !$0.isNewline })
  }

  private func settings(_ more: String = "", commit: String? = nil, realm: String = "rugs") throws {
    try place.write(
      """
      realm: { name: rugs, path: ../realm }
      inherit: { realm: \(realm), commit: \(commit ?? self.commit) }
      \(more)

      """, to: "repo/schema.yaml")
  }

  private func lint(_ words: String..., variables: [String: String] = [:]) -> Place.Run {
    place.run(words: ["lint"] + words, in: "repo", variables: variables)
  }

  @Test func `what the realm says holds where the repository says nothing`() throws {
    try place.write("realm: ../realm\n", to: "repo/schema.yaml")
    #expect(lint().outcome == .clean)
    #expect(lint().output.contains("CL228"))
    try settings()
    let run = lint()
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("error CL") && !run.output.contains("CL228"), "\(run.transcript)")
  }

  @Test func `what the repository says comes before it, key by key`() throws {
    try settings("rules: { keyword-without-effect: info }\nfail_on: error")
    let run = lint("--verbose")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(run.output.contains("info CL") && !run.output.contains("CL228"), "\(run.transcript)")
  }

  @Test func `what the realm says later changes nothing until the pin does`() throws {
    try settings()
    try place.write("fail_on: never\n", to: "realm/settings.yaml")
    place.git("-C realm commit -q -a -m second")
    #expect(lint().outcome == .findings)
    try settings(commit: try Self.head(place))
    #expect(lint().outcome == .clean)
  }

  @Test func `a check of the index follows the staged pin`() throws {
    try settings()
    place.git("-C repo add -A")
    try settings(commit: String(repeating: "0", count: 40))
    #expect(place.run("check", "--staged", in: "repo").outcome == .findings)
    #expect(place.run("check", in: "repo").outcome == .failure)
  }

  @Test func `a commit that is not there, or holds no settings, is told with what to do`() throws {
    try settings(commit: String(repeating: "a", count: 40))
    let missing = place.run("validate", "a.jsonl", in: "repo")
    #expect(missing.outcome == .unknown, "\(missing.transcript)")
    #expect(missing.errors.contains("does not have") && missing.errors.contains("fetch"))
    place.git("-C realm rm -q settings.yaml", "-C realm commit -q -m gone")
    try settings(commit: try Self.head(place))
    let gone = place.run("validate", "a.jsonl", in: "repo")
    #expect(gone.outcome == .failure)
    #expect(gone.errors.contains("'settings.yaml', which is no file in commit"))
  }

  @Test func `a tree is no commit, and a branch no pin`() throws {
    place.folder.run("git -C realm rev-parse HEAD^{tree} > tree")
    let tree = try #require(place.text("tree")).filter { !$0.isNewline }
    try settings(commit: String(tree))
    #expect(place.run("validate", "a.jsonl", in: "repo").errors.contains("does not have"))
    try settings(commit: "main")
    #expect(lint().output.contains("no whole commit"))
  }

  @Test func `a realm that is not named, or not here, is told`() throws {
    try settings(realm: "rug")
    #expect(lint().output.contains("did you mean 'rugs'?"))
    try place.write(
      "realm: { name: rugs, path: ../nowhere }\ninherit: { commit: \(commit) }\n",
      to: "repo/schema.yaml")
    let run = place.run("validate", "a.jsonl", in: "repo")
    #expect(run.outcome == .unknown && run.errors.contains("there is no clone of it"))
    try place.write("inherit: { commit: \(commit) }\n", to: "repo/schema.yaml")
    #expect(lint().output.contains("'realm' names none"))
    try place.write(
      "realm: [{ name: a, path: ../realm }, { name: b, path: ../realm }]\n"
        + "inherit: { commit: \(commit) }\n", to: "repo/schema.yaml")
    #expect(lint().output.contains("there are several"))
  }

  /// What a realm may not say for others, and what is told of it.
  @Test(arguments: [
    ("rulez: {}", "did you mean 'rules'?"),
    ("fail_on: eror", "did you mean 'error'?"),
    ("rules: { missing-sumary: off }", "did you mean 'missing-summary'?"),
    ("inherit: { commit: a }", "cannot be inherited"),
    ("plans: { commands: [[rm, x]] }", "cannot be inherited"),
    ("expert: { command: [rm] }", "cannot be inherited"),
    ("data_dir: /", "cannot be inherited"),
    ("a: [", "CL911"),
  ])
  func `a fault in shared settings is told where it stands`(
    _ text: String, _ words: String
  ) throws {
    try place.write(text + "\n", to: "realm/settings.yaml")
    place.git("-C realm commit -q -a -m faulty")
    let pin = try Self.head(place)
    try settings(commit: pin)
    let run = lint()
    #expect(run.outcome == .findings, "\(run.transcript)")
    #expect(run.output.contains("rugs@\(pin.prefix(12)):settings.yaml:"), "\(run.transcript)")
    #expect(run.output.contains(words), "\(run.transcript)")
    #expect(place.run("validate", "a.jsonl", in: "repo").outcome == .failure)
  }

  @Test func `a waiver of all is unused by many and told by none`() throws {
    try place.write(
      "waivers:\n  - { rule: missing-owner, reason: known, owner: us }\n",
      to: "realm/settings.yaml")
    place.git("-C realm commit -q -a -m waiver")
    try settings(commit: try Self.head(place))
    #expect(!lint().output.contains("unused-waiver"))
  }

  @Test func `a hook of this repository does not lead into it instead of the realm`() throws {
    try settings()
    let git = [
      "GIT_DIR": place.folder["repo/.git"], "GIT_INDEX_FILE": place.folder["repo/.git/index"],
    ]
    #expect(lint(variables: git).outcome == .findings)
  }

  @Test func `where the realm lies may be a variable`() throws {
    try place.write(
      """
      environment: [REALMS]
      realm: { name: rugs, path: "${REALMS}/realm" }
      inherit: { realm: rugs, commit: \(commit) }

      """, to: "repo/schema.yaml")
    #expect(lint(variables: ["REALMS": place.folder.path]).output.contains("error CL"))
    let run = place.run("validate", "a.jsonl", in: "repo")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("needs the variable 'REALMS'"))
  }
}

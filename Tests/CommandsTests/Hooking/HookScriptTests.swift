import Commands
import Foundation
import TestSupport
import Testing

/// What the scripts do when git calls them.
struct HookScriptTests {
  @Test(arguments: HookName.allCases)
  func `the hooks of this repository are what the program writes`(_ hook: HookName) {
    expectFresh(HookScript.whole(hook), ".githooks/\(hook.rawValue)")
    #expect(
      FileManager.default.isExecutableFile(
        atPath: "\(PackageFiles.root)/.githooks/\(hook.rawValue)"))
  }

  /// A program that tells its words and its input, and fails when it should.
  private static let fake = """
    #!/bin/sh
    echo "called: $*" >> called.txt
    cat >> called.txt
    exit ${FAKE_EXIT-0}

    """

  private func place(_ script: String? = nil) throws -> Place {
    let place = try Place(["bin/schema": Self.fake])
    place.folder.run(
      "chmod +x bin/schema; git init -q .; git config schema.program $PWD/bin/schema")
    if let script {
      try place.write(script, to: ".git/hooks/pre-push")
      place.folder.run("chmod +x .git/hooks/pre-push")
    }
    #expect(place.run("hook", "install").outcome == .clean)
    return place
  }

  @Test func `an empty PATH, as programs with windows give it, is enough`() throws {
    let place = try place()
    // git puts its own folder on the PATH of hooks.
    let git = "PATH=$(git --exec-path)"
    let shell = "$(command -v sh)"
    #expect(place.folder.run("env -i \(git) \(shell) .githooks/pre-commit </dev/null") == 0)
    #expect(place.text("called.txt") == "called: check --staged\n")
  }

  @Test func `a missing program is told, and may be passed by`() throws {
    let place = try place()
    place.folder.run("git config schema.program /nowhere")
    let call = "env -i PATH=$(git --exec-path) %SKIP $(command -v sh) .githooks/pre-commit 2>told"
    #expect(place.folder.run(call.replacing("%SKIP", with: "")) == 1)
    #expect(place.text("told")?.contains("the program 'schema' was not found") == true)
    #expect(place.folder.run(call.replacing("%SKIP", with: "SCHEMA_SKIP=all")) == 0)
  }

  @Test func `what is pushed reaches both, and a failure ends the push`() throws {
    let place = try place(
      "#!/bin/sh\nset -eu\nwhile read a b; do echo \"theirs: $a\"; done >> their.txt\n")
    let push = "printf 'refs/heads/x 1\\n$(rm x) `y`\\n' | sh .git/hooks/pre-push origin"
    #expect(place.folder.run(push) == 0)
    #expect(
      place.text("called.txt") == "called: hook pre-push origin\nrefs/heads/x 1\n$(rm x) `y`\n")
    #expect(place.text("their.txt") == "theirs: refs/heads/x\ntheirs: $(rm\n")
    #expect(place.folder.run("FAKE_EXIT=3; export FAKE_EXIT; " + push) == 3)
    #expect(place.folder.run("sh .git/hooks/pre-push origin </dev/null") == 0)
    #expect(place.text("their.txt") == "theirs: refs/heads/x\ntheirs: $(rm\n")
  }

  @Test func `a commit and a push call them`() throws {
    let place = try place()
    place.folder.run("git init -q --bare remote.git")
    #expect(
      place.git("add bin", "commit -q -m first", "push -q ./remote.git HEAD:refs/heads/m") == 0)
    let called = try #require(place.text("called.txt"))
    #expect(called.contains("called: check --staged\n"))
    #expect(called.contains("called: hook commit-msg .git/COMMIT_EDITMSG\n"))
    #expect(called.contains("called: hook pre-push ./remote.git ./remote.git\n"))
    #expect(
      place.folder.run("FAKE_EXIT=1; export FAKE_EXIT; git commit -q --allow-empty -m x") != 0)
  }
}

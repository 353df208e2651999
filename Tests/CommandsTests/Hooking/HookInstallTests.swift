import Commands
import TestSupport
import Testing

/// Hooks that are put in place beside whatever stands there already.
struct HookInstallTests {
  private func place(_ files: [String: String] = [:], executable: [String] = []) throws -> Place {
    let place = try Place()
    place.git("init -q")
    for (path, text) in files { try place.write(text, to: path) }
    for path in executable { place.folder.run("chmod +x '\(path)'") }
    return place
  }

  /// What a shell makes of git's configuration and the hooks that git would call.
  private func holds(_ place: Place, _ test: String) -> Bool { place.folder.run(test) == 0 }

  @Test func `hooks of one's own are files that git looks at`() throws {
    let place = try place()
    #expect(place.run("hook", "status").outcome == .findings)
    let run = place.run("hook", "install")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(holds(place, "test \"$(git config core.hooksPath)\" = .githooks"))
    for hook in HookName.allCases {
      #expect(place.text(".githooks/\(hook.rawValue)") == HookScript.whole(hook))
      #expect(holds(place, "test -x .githooks/\(hook.rawValue)"))
      #expect(holds(place, "sh -n .githooks/\(hook.rawValue)"))
    }
    #expect(place.run("hook", "status").outcome == .clean)
    let again = place.run("hook", "install", "--format", "json")
    #expect(!again.output.contains(": \"written\""), "\(again.output)")
  }

  @Test func `what was installed can be taken away`() throws {
    let place = try place()
    _ = place.run("hook", "install")
    #expect(place.run("hook", "uninstall").outcome == .clean)
    #expect(holds(place, "test -z \"$(ls .githooks)\""))
    #expect(holds(place, "! git config core.hooksPath"))
    #expect(place.run("hook", "status").outcome == .findings)
  }

  @Test func `hooks that are part of the repository stay when one clone leaves`() throws {
    let place = try place()
    _ = place.run("hook", "install")
    place.git("add -A")
    let run = place.run("hook", "uninstall")
    #expect(run.output.contains("git rm takes it from all"))
    #expect(place.text(".githooks/pre-commit") != nil)
    #expect(holds(place, "! git config core.hooksPath"))
    #expect(
      place.run("hook", "status", width: 300).output.contains("core.hooksPath is not '.githooks'"))
  }

  @Test(arguments: [
    "#!/bin/sh\necho theirs\nexit 0\n", "#!/usr/bin/env bash\nset -euo pipefail\nexec cat\n",
    "echo no first line\n", "#!/bin/sh",
  ])
  func `a script of others gets a block, and is the same again without it`(
    _ script: String
  ) throws {
    let place = try place([".git/hooks/pre-push": script], executable: [".git/hooks/pre-push"])
    let run = place.run("hook", "install")
    #expect(run.outcome == .clean, "\(run.transcript)")
    #expect(holds(place, "! git config core.hooksPath"))
    #expect(holds(place, "sh -n .git/hooks/pre-push"))
    #expect(place.run("hook", "status").outcome == .clean)
    #expect(place.run("hook", "uninstall").outcome == .clean)
    let left = place.text(".git/hooks/pre-push") ?? ""
    #expect(left == script || left == script + "\n")
    #expect(place.text(".git/hooks/pre-commit") == nil)
  }

  @Test func `a block is brought up to date and nothing around it`() throws {
    let place = try place(
      [
        ".git/hooks/pre-commit": """
        #!/bin/sh
        # >>> schema-hook 0 >>> old
        schema old
        # <<< schema-hook <<<
        echo theirs

        """
      ], executable: [".git/hooks/pre-commit"])
    #expect(place.run("hook", "status").output.contains("stale"))
    #expect(place.run("hook", "install").outcome == .clean)
    let text = try #require(place.text(".git/hooks/pre-commit"))
    #expect(text.hasSuffix("# <<< schema-hook <<<\necho theirs\n") && !text.contains("schema old"))
    #expect(text.components(of: ">>> schema-hook") == 1)
  }

  @Test func `what cannot take a block is told, and the rest is done`() throws {
    let place = try place(
      [
        ".git/hooks/commit-msg": "#!/usr/bin/env python3\n", ".git/hooks/pre-commit": "echo off\n",
        ".git/hooks/post-merge": "#!/bin/sh\n",
      ], executable: [".git/hooks/commit-msg", ".git/hooks/post-merge"])
    let run = place.run("hook", "install")
    #expect(run.outcome == .failure)
    #expect(run.errors.contains("'.git/hooks/commit-msg' is no shell script"))
    #expect(run.errors.contains("'.git/hooks/pre-commit' stands there and is not executable"))
    #expect(place.text(".git/hooks/commit-msg") == "#!/usr/bin/env python3\n")
    #expect(place.text(".git/hooks/pre-commit") == "echo off\n")
    #expect(place.text(".git/hooks/pre-push") == HookScript.whole(.prePush))
  }

  @Test func `a folder that the repository names already is used`() throws {
    let place = try place(
      ["tools/hooks/pre-commit": "#!/bin/sh\n"], executable: ["tools/hooks/pre-commit"])
    place.git("config core.hooksPath tools/hooks")
    #expect(place.run("hook", "install").outcome == .clean)
    #expect(place.text("tools/hooks/commit-msg") == HookScript.whole(.commitMessage))
    #expect(holds(place, "test \"$(git config core.hooksPath)\" = tools/hooks"))
    #expect(place.run("hook", "uninstall").outcome == .clean)
    #expect(place.text("tools/hooks/pre-commit") == "#!/bin/sh\n")
    #expect(holds(place, "test \"$(git config core.hooksPath)\" = tools/hooks"))
  }

  @Test func `hooks that other repositories share are left alone`() throws {
    let place = try place()
    let shared = TemporaryFolder()
    shared.write("pre-commit", "#!/bin/sh\n")
    place.git("config core.hooksPath '\(shared.path)'")
    let run = place.run("hook", "install")
    #expect(run.outcome == .failure && run.errors.contains("which other repositories share"))
    #expect(shared.text("pre-commit") == "#!/bin/sh\n")
    #expect(place.run("hook", "install", "--manager", "git").outcome == .clean)
    #expect(holds(place, "test \"$(git config core.hooksPath)\" = .githooks"))
  }

  @Test(arguments: [
    (".pre-commit-config.yaml", "# mine\nrepos:\n- repo: local  # why\n  hooks: []\n"),
    (".pre-commit-config.yaml", "default_stages: [pre-commit]\n"),
    ("lefthook.yml", "# mine\npre-commit:\n  commands:\n    a:\n      run: x # why\n"),
    (".lefthook.yaml", "pre-push:\n  jobs:\n    - run: x\n"),
  ])
  func `a manager's file is told, keeps its words, and forgets again`(
    _ path: String, _ text: String
  ) throws {
    let place = try place([path: text])
    #expect(place.run("hook", "install").outcome == .clean)
    let told = try #require(place.text(path))
    #expect(told.hasPrefix(text.dropLast()) || told.contains("# why"))
    #expect(told.contains("schema check --staged"))
    #expect(told.contains("schema hook commit-msg"))
    let status = place.run("hook", "status")
    #expect(status.output.contains("not-called") && !status.output.contains("  missing  "))
    #expect(place.run("hook", "install").output.contains("kept"))
    #expect(place.run("hook", "uninstall").outcome == .clean)
    let left = try #require(place.text(path))
    #expect(!left.contains("schema check"))
    if text.contains("hooks: []") || text.contains("run") { #expect(left == text) }
  }

  @Test func `husky's files get blocks, and are called where husky is installed`() throws {
    let place = try place([".husky/pre-commit": "npm test\n"])
    place.git("config core.hooksPath .husky/_")
    #expect(place.run("hook", "install").outcome == .clean)
    let text = try #require(place.text(".husky/pre-commit"))
    #expect(text.hasSuffix("npm test\n") && text.contains("check --staged"))
    #expect(place.run("hook", "status").outcome == .clean)
    #expect(place.run("hook", "uninstall").outcome == .clean)
    #expect(place.text(".husky/pre-commit") == "npm test\n")
  }

  @Test func `a linked worktree and a submodule find their hooks`() throws {
    let place = try place(["a": "a"])
    place.commit()
    #expect(place.git("worktree add -q ../\(place.name)-linked") == 0)
    let linked = "../\(place.name)-linked"
    defer { place.folder.run("rm -rf '\(linked)'") }
    #expect(place.run("hook", "install", in: linked).outcome == .clean)
    #expect(place.text("\(linked)/.githooks/pre-commit") != nil)
    #expect(place.run("hook", "status", in: linked).outcome == .clean)
    #expect(place.run("hook", "status").output.contains("missing"))
  }

  @Test func `outside a repository, and in a bare one, there are no hooks`() throws {
    let none = try Place().run("hook", "install")
    #expect(none.outcome == .failure && none.errors.contains("in no git repository"))
    let bare = try Place()
    bare.git("init -q --bare")
    #expect(bare.run("hook", "status", width: 300).errors.contains("bare repository"))
  }

  @Test func `a dry run changes nothing`() throws {
    let place = try place()
    let run = place.run("hook", "install", "--dry-run")
    #expect(run.output.contains("to do"))
    #expect(holds(place, "! git config core.hooksPath && test ! -e .githooks"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { split(separator: part).count - 1 }
}

extension Place {
  fileprivate var name: String { String(folder.path.split(separator: "/").last ?? "") }
}

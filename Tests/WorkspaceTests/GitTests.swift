import TestSupport
import Testing
import Workspace

struct GitTests {
  /// A repository of one commit that tries to run things of its own.
  private func repository() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("contracts/a.yaml", "one\n")
    folder.write("odd\n\"name", "x")
    folder.run(
      """
      git init -q -b main . && git config user.name t && git config user.email t@t.t && git add -A \
      && git commit -qm first && git config core.fsmonitor "touch $PWD/fsmonitor-ran; false" \
      && git config diff.external "touch $PWD/diff-ran"
      """)
    return folder
  }

  private func git(_ folder: TemporaryFolder, _ owner: Git.Owner = .foreign) -> Git {
    Git(folder: folder.path, owner: owner, environment: .ofThisProcess())
  }

  @Test func `files are read at a reference and from the index`() throws {
    let folder = repository()
    folder.write("contracts/a.yaml", "two\n")
    folder.run("git -c core.fsmonitor=false add contracts")
    folder.write("contracts/a.yaml", "three\n")
    let git = git(folder)
    #expect(try git.file("contracts/a.yaml", at: "HEAD") == Array("one\n".utf8))
    #expect(try git.file("contracts/a.yaml", at: "") == Array("two\n".utf8))
    #expect(try git.files(at: "main").map(\.path) == ["contracts/a.yaml", "odd\n\"name"])
    #expect(try git.files(at: "main", in: "contracts").map(\.path) == ["contracts/a.yaml"])
    #expect(try git.indexedFiles().map(\.path) == ["contracts/a.yaml", "odd\n\"name"])
    #expect(try git.stagedPaths() == ["contracts/a.yaml"])
    #expect(try git.root().hasSuffix(folder.path))
  }

  @Test func `what is not there is told by name`() {
    let folder = repository()
    let git = git(folder)
    #expect(throws: Git.Failure.noSuchFile(path: "b", reference: "HEAD")) {
      try git.file("b", at: "HEAD")
    }
    #expect(throws: Git.Failure.noSuchReference("v9")) { try git.file("b", at: "v9") }
    #expect(throws: Git.Failure.noSuchReference("--all")) { try git.commit(of: "--all") }
    let outside = TemporaryFolder()
    #expect(throws: Git.Failure.notARepository(folder: outside.path)) {
      try self.git(outside).root()
    }
  }

  @Test func `nothing that a repository names is run`() throws {
    let folder = repository()
    folder.write("contracts/a.yaml", "two\n")
    let git = git(folder)
    _ = try git.stagedPaths()
    _ = try git.indexedFiles()
    folder.run("git -c core.fsmonitor=false commit -qam second")
    #expect(try git.changedPaths(from: "HEAD~1", to: "HEAD") == ["contracts/a.yaml"])
    let names = try FolderListing(folder.path).names
    #expect(!names.contains { $0.hasSuffix("-ran") })
  }

  @Test func `105: before the first commit everything staged is new`() throws {
    let folder = TemporaryFolder()
    folder.run("git init -q . && touch a && git add a")
    #expect(try git(folder).stagedPaths() == ["a"])
  }

  @Test func `111: a hook's variables do not lead into another repository`() throws {
    let (ours, theirs) = (repository(), TemporaryFolder())
    theirs.run("git init -q . && touch theirs && git add theirs")
    var environment = Environment.ofThisProcess()
    environment.variables["GIT_DIR"] = ours[".git"]
    environment.variables["GIT_INDEX_FILE"] = ours[".git/index"]
    let git = Git(folder: theirs.path, owner: .foreign, environment: environment)
    #expect(try git.indexedFiles().map(\.path) == ["theirs"])
    let hook = Git(folder: ours.path, owner: .ours, environment: environment)
    #expect(try hook.indexedFiles().count == 2)
  }
}

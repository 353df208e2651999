import Glibc
import TestSupport
import Testing
import Workspace

struct ConfinedFolderTests {
  private func tree() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("secret", "secret")
    folder.write("root/a.yaml", "a")
    folder.write("root/sub/b.yaml", "b")
    folder.write("root/large", String(repeating: "x", count: 100))
    folder.run(
      """
      cd root; ln -s sub inside; ln -s ../secret out; ln -s /etc absolute; ln -s loop loop; \
      ln -s sub/../../secret sly; mkfifo pipe; ln -s inside/b.yaml twice; ln -s nowhere dangling
      """)
    return folder
  }

  @Test(arguments: [
    ("a.yaml", "a"), ("./sub//b.yaml", "b"), ("sub/../a.yaml", "a"), ("inside/b.yaml", "b"),
    ("inside/../a.yaml", "a"), ("twice", "b"),
  ])
  func `files inside are read, through links that stay inside`(_ path: String, _ text: String)
    throws
  {
    let folder = tree()
    let bytes = try ConfinedFolder(folder["root"]).read(path)
    #expect(bytes == Array(text.utf8))
  }

  @Test(arguments: [
    "../secret", "sub/../../secret", "out", "absolute/passwd", "/etc/passwd", "sly",
    "%2e%2e/secret", "sub/%2E%2E/%2e%2e/secret", "..%2fsecret",
  ])
  func `22, 23: nothing outside is opened`(_ path: String) throws {
    let folder = tree()
    let confined = try ConfinedFolder(folder["root"])
    #expect(throws: FileError.outside(path: path, root: confined.root)) { try confined.read(path) }
  }

  @Test func `24: what is no file is refused and not waited for`() throws {
    let folder = tree()
    let confined = try ConfinedFolder(folder["root"], limit: 50)
    #expect(throws: FileError.wrongKind(path: "sub", .folder)) { try confined.read("sub") }
    #expect(throws: FileError.wrongKind(path: "pipe", .pipe)) { try confined.read("pipe") }
    #expect(throws: FileError.tooLarge(path: "large", limit: 50)) { try confined.read("large") }
    #expect(throws: FileError.system(.open, path: "loop", Errno(ELOOP))) {
      try confined.read("loop")
    }
    for missing in ["nothing", "dangling", "sub/nothing"] {
      #expect(throws: FileError.system(.open, path: missing, Errno(ENOENT))) {
        try confined.read(missing)
      }
    }
  }
}

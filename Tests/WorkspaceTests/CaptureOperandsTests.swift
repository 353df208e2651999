import Glibc
import TestSupport
import Testing
import Workspace

struct CaptureOperandsTests {
  private func tree() -> TemporaryFolder {
    let folder = TemporaryFolder()
    for name in [
      "a.jsonl", "b.json", "c.ndjson.gz", "d.zst", "e.tar.gz", "notes.md", ".hidden.jsonl",
      "sub/f.jsonl", "sub/deep/g.JSONL", ".git/h.jsonl", "empty/readme.txt",
    ] {
      folder.write(name, "{}\n")
    }
    folder.run("ln -s .. sub/up; ln -s . here; ln a.jsonl z.jsonl; ln -s ../a.jsonl sub/link.jsonl")
    return folder
  }

  private func names(_ operands: CaptureOperands, in folder: TemporaryFolder) -> [String] {
    operands.inputs.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test func `a folder gives its captures in order, each once, and links in a circle end`() {
    let folder = tree()
    let operands = CaptureOperands([folder.path])
    #expect(
      names(operands, in: folder) == [
        "a.jsonl", "b.json", "c.ndjson.gz", "d.zst", "sub/deep/g.JSONL", "sub/f.jsonl",
      ])
    #expect(
      operands.repeats == [
        .init(path: folder["sub/link.jsonl"], first: folder["a.jsonl"]),
        .init(path: folder["z.jsonl"], first: folder["a.jsonl"]),
      ])
    #expect(operands.failures.isEmpty)
  }

  @Test func `66: one file under two names is read once and told`() {
    let folder = tree()
    let words = [folder["z.jsonl"], folder["a.jsonl"], folder["sub/../z.jsonl"], "-", "-"]
    let operands = CaptureOperands(words)
    #expect(operands.inputs == [.file(folder["z.jsonl"]), .standardInput])
    #expect(operands.repeats.map(\.path) == [folder["a.jsonl"], folder["sub/../z.jsonl"], "-"])
  }

  @Test(arguments: [
    ("*.json*", ["a.jsonl", "b.json"]), ("**/*.jsonl", ["a.jsonl", "sub/f.jsonl"]),
    ("[!a]*.{x", []), ("sub/**", ["sub/deep/g.JSONL", "sub/f.jsonl", "sub/link.jsonl"]),
    ("?.[jn]*", ["a.jsonl", "b.json", "c.ndjson.gz"]),
    (".hidden*", [".hidden.jsonl"]), ("s?b/*/g*", ["sub/deep/g.JSONL"]),
  ])
  func `patterns that the shell left are expanded`(_ pattern: String, _ expected: [String]) {
    let folder = tree()
    let operands = CaptureOperands([folder[pattern]])
    #expect(names(operands, in: folder) == expected)
    if expected.isEmpty {
      #expect(operands.failures == [.nothingMatched(pattern: folder[pattern])])
    }
  }

  @Test func `70: what leads nowhere is told and the rest is read`() {
    let folder = tree()
    folder.run("ln -s nowhere dangling; ln -s loop loop")
    let operands = CaptureOperands(
      ["gone", "x*", "empty", "dangling", "loop", "a.jsonl"].map { folder[$0] })
    #expect(operands.inputs == [.file(folder["a.jsonl"])])
    #expect(
      operands.failures == [
        .system(.open, path: folder["gone"], Errno(ENOENT)),
        .nothingMatched(pattern: folder["x*"]),
        .noCaptures(folder: folder["empty"]),
        .danglingLink(path: folder["dangling"], target: "nowhere"),
        .system(.open, path: folder["loop"], Errno(ELOOP)),
      ])
  }

  @Test func `a file whose name looks like a pattern is itself`() {
    let folder = TemporaryFolder()
    folder.write("a[1].jsonl", "{}")
    folder.write("a1.jsonl", "{}")
    #expect(CaptureOperands([folder["a[1].jsonl"]]).inputs == [.file(folder["a[1].jsonl"])])
  }

  @Test(arguments: [
    ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("**/b", "b", true), ("**", "a/b", true),
    ("*", "a/b", false), ("a*c*e", "abcde", true), ("a*c*e", "abcdf", false),
    ("[a-c]x", "bx", true),
    ("[!a-c]x", "bx", false), ("[]]", "]", true), ("[", "[", true), ("\\*", "*", true),
    ("*", ".a", false), ("\\*", "a", false), ("?", "é", true), ("**/.x/*", "a/.x/b", true),
  ])
  func `a pattern fits whole paths`(_ pattern: String, _ path: String, _ fits: Bool) {
    #expect(GlobPattern(pattern).matches(path: path) == fits)
  }

  @Test func `no pattern is slow`() {
    let stars = String(repeating: "*a", count: 200) + "b"
    #expect(!GlobPattern(stars).matches(path: String(repeating: "a", count: 5000)))
    let folders = String(repeating: "**/", count: 100) + "b"
    #expect(!GlobPattern(folders).matches(path: String(repeating: "a/", count: 1000)))
  }
}

import Glibc
import TestSupport
import Testing
import Workspace

struct ByteSourceTests {
  private static let text = (1...20_000).map { "{\"n\":\($0),\"x\":\"abcdefgh\"}\n" }.joined()

  @Test(arguments: ["gzip -k a", "zstd -q a -o a.gz"])
  func `60, 61: compressed captures are read by content, not by name`(_ command: String) {
    let folder = TemporaryFolder()
    folder.write("a", Self.text)
    guard folder.run(command) == 0 else { return print("skipped: the packer is absent") }
    let seen = see(folder["a.gz"])
    #expect(seen.failure == nil)
    #expect(seen.records.count == 20_000)
    #expect(seen.records.last?.line == 20_000)
  }

  @Test(arguments: ["gzip", "zstd -q"])
  func `60: members one after the other, and padding behind them`(_ packer: String) {
    let folder = TemporaryFolder()
    folder.write("a", "{\"a\":1}\n{\"b\"")
    folder.write("b", ":2}\n")
    guard folder.run("(\(packer) < a; \(packer) < b) > c") == 0 else {
      return print("skipped: the packer is absent")
    }
    if packer == "gzip" { folder.run("head -c 1000 /dev/zero >> c") }
    let seen = see(folder["c"])
    #expect(seen.failure == nil)
    #expect(seen.records.map(\.text) == ["{\"a\":1}", "{\"b\":2}"])
  }

  @Test(arguments: [("gzip", ContentForm.gzip), ("zstd -q", .zstd)])
  func `60: a stream that is cut is told after the good records`(
    _ packer: String, _ form: ContentForm
  ) {
    let folder = TemporaryFolder()
    folder.write("a", Self.text)
    guard folder.run("\(packer) < a > b && head -c $(($(wc -c < b) - 200)) b > c") == 0 else {
      return print("skipped: the packer is absent")
    }
    let seen = see(folder["c"])
    #expect(seen.failure == .truncated(path: folder["c"], form))
    #expect(!seen.records.isEmpty || form == .zstd)
    #expect(seen.records.allSatisfy { $0.text.hasSuffix("}") })
  }

  @Test func `60: a damaged stream is told`() {
    let folder = TemporaryFolder()
    folder.write("a", Self.text)
    folder.run("gzip a")
    var bytes = folder.bytes("a.gz")
    for offset in bytes.count / 2..<bytes.count / 2 + 50 { bytes[offset] = 0xAA }
    let seen = see(folder.write("b", bytes))
    guard case .damaged(folder["b"], .gzip, _) = seen.failure else {
      Testing.Issue.record("got \(String(describing: seen.failure))")
      return
    }
    let tail = see(folder.write("c", folder.bytes("a.gz") + Array("garbage".utf8)))
    #expect(tail.records.count == 20_000)
    guard case .damaged = tail.failure else {
      Testing.Issue.record("garbage behind the stream is told")
      return
    }
  }

  @Test func `60: a bomb meets the record limit`() {
    let folder = TemporaryFolder()
    folder.run("head -c 5000000 /dev/zero | tr '\\0' x | gzip > bomb")
    let seen = see(folder["bomb"], limits: .init(batch: 1 << 17, record: 1 << 20))
    #expect(seen.records.isEmpty)
    #expect(seen.faults.map(\.kind) == [.oversized(byteCount: 5_000_000, limit: 1 << 20)])
    #expect(seen.failure == nil)
  }

  @Test func `a stream without a line end is given up, and what stands before was read`() {
    let folder = TemporaryFolder()
    folder.run(
      "(echo '{}'; head -c 5000000 /dev/zero | tr '\\0' x; echo; echo '{}') | gzip > endless")
    var limits = RecordReader.Limits(batch: 1 << 17, record: 1 << 20)
    limits.passedInStream = 1 << 21
    let seen = see(folder["endless"], limits: limits)
    #expect(seen.records.map(\.text) == ["{}"])
    #expect(seen.faults.map(\.byteOffset) == [3])
    guard case .unending(let count, 1_048_576) = seen.faults.first?.kind else {
      Testing.Issue.record("got \(seen.faults)")
      return
    }
    #expect(count < 4 << 20)
    #expect(seen.failure == nil)
  }

  @Test(arguments: ["/dev/zero", "/dev/urandom"])
  func `a device that never ends is refused`(_ path: String) {
    #expect(see(path).failure == .wrongKind(path: path, .device))
  }

  @Test func `an empty device is an empty capture`() {
    #expect(see("/dev/null").failure == nil)
  }

  @Test(arguments: [
    ("BZh91AY", ContentForm.bzip2), ("PK\u{3}\u{4}....", .zip),
    ("SQLite format 3\0", .sqlite),
  ])
  func `61: other forms are refused by name`(_ text: String, _ form: ContentForm) {
    let folder = TemporaryFolder()
    let path = folder.write("a.jsonl", text)
    #expect(see(path).failure == .unsupported(path: path, form))
    #expect(FileError.unsupported(path: path, form).description.contains(form.rawValue))
  }

  @Test func `65: what cannot be read says why`() {
    let folder = TemporaryFolder()
    folder.run(
      "ln -s nowhere dangling; ln -s loop loop; mkdir folder; touch closed; chmod 0 closed")
    #expect(see(folder["gone"]).failure == .system(.open, path: folder["gone"], Errno(ENOENT)))
    #expect(
      see(folder["dangling"]).failure == .danglingLink(path: folder["dangling"], target: "nowhere"))
    #expect(see(folder["loop"]).failure == .system(.open, path: folder["loop"], Errno(ELOOP)))
    #expect(see(folder["folder"]).failure == .system(.read, path: folder["folder"], Errno(EISDIR)))
    #expect(
      see(folder["a/b"]).failure?.description
        == "could not open '\(folder["a/b"])': no such file or directory")
    if !isRoot {
      #expect(
        see(folder["closed"]).failure == .system(.open, path: folder["closed"], Errno(EACCES)))
    }
  }

  @Test func `65: a pipe with a name streams`() {
    let folder = TemporaryFolder()
    folder.write("a", Self.text)
    folder.run("mkfifo pipe; (sleep 0.1; cat a > pipe) >/dev/null 2>&1 & true")
    let seen = see(folder["pipe"])
    #expect(seen.failure == nil)
    #expect(seen.records.count == 20_000)
  }

  @Test func `64: a file that shrinks under the reader is told after what was read`() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a", Self.text)
    var reader = try RecordReader(ByteSource(path: path), limits: .init(batch: 4096))
    var batch = RecordBatch()
    let isThere = try reader.next(into: &batch)
    #expect(isThere)
    truncate(path, 200_000)
    var failure: FileError?
    do throws(FileError) { while try reader.next(into: &batch) {} } catch { failure = error }
    #expect(failure == .shrank(path: path, from: Self.text.utf8.count, to: 200_000))
  }

  @Test func `63: a file that is removed while it is read is read to its end`() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a", Self.text)
    var reader = try RecordReader(ByteSource(path: path), limits: .init(batch: 4096))
    unlink(path)
    var batch = RecordBatch()
    var count = 0
    while try reader.next(into: &batch) { batch.eachRecord { _, _ in count += 1 } }
    #expect(count == 20_000)
  }

  @Test func `67: a read that fails half way is told`() {
    // Reading one's own memory from address 0 on gives an input/output error.
    #expect(see("/proc/self/mem").failure == .system(.read, path: "/proc/self/mem", Errno(EIO)))
  }
}

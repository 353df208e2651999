import Glibc
import TestSupport
import Testing
import Workspace

struct AtomicWriterTests {
  private func update(_ path: String, within root: String? = nil) -> FileError? {
    do throws(FileError) {
      try AtomicWriter(patience: .milliseconds(100)).write(
        Array("new".utf8), to: path, within: root)
      return nil
    } catch { return error }
  }

  @Test func `a file is made, changed and left when nothing changes`() throws {
    let folder = TemporaryFolder()
    let writer = AtomicWriter()
    var receipt = try writer.write(Array("a".utf8), to: folder["x.json"])
    #expect(receipt.didWrite && folder.text("x.json") == "a")
    receipt = try writer.write(Array("a".utf8), to: folder["x.json"])
    #expect(!receipt.didWrite)
    receipt = try writer.update(folder["x.json"]) { ($0 ?? []) + Array("b".utf8) }
    #expect(receipt.didWrite && folder.text("x.json") == "ab")
    #expect(try FolderListing(folder.path).names == ["x.json", "x.json.lock"])
  }

  @Test func `what refuses the change leaves the file`() {
    struct Damaged: Error, Equatable {}
    let folder = TemporaryFolder()
    folder.write("x.json", "{half")
    let outcome = Result<Void, AtomicWriter.Failure<Damaged>> {
      () throws(AtomicWriter.Failure<Damaged>) in
      _ = try AtomicWriter().update(folder["x.json"]) { _ throws(Damaged) in throw Damaged() }
    }
    guard case .failure(.change(Damaged())) = outcome else {
      Testing.Issue.record("the change's own error is told")
      return
    }
    #expect(folder.text("x.json") == "{half")
  }

  @Test func `80: eight writers lose no count and a reader never sees half a file`() async {
    let folder = TemporaryFolder()
    let path = folder.write("count", "0")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<25 {
            let receipt = try? AtomicWriter().update(path) { bytes in
              let text = String(decoding: bytes ?? [], as: UTF8.self)
              return Array(String((Int(text) ?? -1000) + 1).utf8)
            }
            guard receipt?.didWrite == true else { return false }
          }
          return true
        }
      }
      group.addTask {
        for _ in 0..<500 {
          guard let bytes = try? FileReader().read(path),
            Int(String(decoding: bytes, as: UTF8.self)) != nil
          else { return false }
        }
        return true
      }
      for await isFine in group { #expect(isFine) }
    }
    #expect(folder.text("count") == "200")
  }

  @Test func `84: a write that finds no room keeps the old file and leaves nothing`() async {
    await #expect(processExitsWith: .success) {
      Interrupt.prepareSignals()
      let folder = TemporaryFolder()
      folder.write("x", "old")
      var small = rlimit(rlim_cur: 4096, rlim_max: 4096)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &small)
      let large = [UInt8](repeating: 7, count: 10_000)
      let expected = FileError.system(.write, path: folder["x"], Errno(EFBIG))
      #expect(throws: expected) { try AtomicWriter().write(large, to: folder["x"]) }
      #expect(folder.text("x") == "old")
      #expect((try? FolderListing(folder.path))?.names == ["x", "x.lock"])
      #expect((try? AtomicWriter().write([1], to: folder["x"]))?.didWrite == true)
    }
  }

  @Test func `86: a folder that cannot be written to is told`() {
    guard !isRoot else { return }
    let folder = TemporaryFolder()
    folder.write("x", "old")
    folder.run("chmod 500 .")
    #expect(
      update(folder["x"]) == .system(.lock, path: folder["x"] + ".lock", Errno(EACCES)))
  }

  @Test func `87: a link inside is followed and stays a link`() throws {
    let folder = TemporaryFolder()
    folder.write("real/x", "old")
    folder.run("ln -s real/x link")
    #expect(update(folder["link"], within: folder.path) == nil)
    #expect(folder.text("real/x") == "new")
    #expect(try FileStatus.itself(folder["link"]).kind == .link)
  }

  @Test(arguments: [
    ("ln -s ../outside/x link", "link"), ("mkdir -p ../outside; ln -s ../outside dir", "dir/x"),
  ])
  func `87: a link to outside is refused`(_ command: String, _ name: String) {
    let folder = TemporaryFolder()
    folder.write("outside/x", "old")
    folder.write("tree/y", "")
    folder.run("cd tree; \(command)")
    let path = folder["tree/" + name]
    #expect(update(path, within: folder["tree"]) == .outside(path: path, root: folder["tree"]))
    #expect(folder.text("outside/x") == "old")
  }

  @Test func `87: loops, dangling links, devices and pipes are refused`() {
    let folder = TemporaryFolder()
    folder.run("ln -s loop loop; ln -s nowhere dangling; ln -s /dev/zero device; mkfifo pipe")
    #expect(update(folder["loop"]) == .system(.write, path: folder["loop"], Errno(ELOOP)))
    #expect(
      update(folder["dangling"]) == .danglingLink(path: folder["dangling"], target: "nowhere"))
    #expect(update(folder["device"]) == .wrongKind(path: folder["device"], .device))
    #expect(update(folder["pipe"]) == .wrongKind(path: folder["pipe"], .pipe))
  }

  @Test func `88: other names of the file are told`() throws {
    let folder = TemporaryFolder()
    folder.write("x", "old")
    folder.run("ln x y")
    let receipt = try AtomicWriter().write(Array("new".utf8), to: folder["x"])
    #expect(receipt.otherNames == 1)
    #expect(folder.text("y") == "old")
  }

  @Test(arguments: [0o640, 0o600, 0o755] as [UInt32])
  func `89: the mode is kept`(_ mode: UInt32) throws {
    let folder = TemporaryFolder()
    folder.write("x", "old")
    folder.run("chmod \(String(mode, radix: 8)) x")
    try AtomicWriter().write(Array("new".utf8), to: folder["x"])
    #expect(try FileStatus.itself(folder["x"]).mode == mode)
  }

  @Test func `90: a lock that is held is waited for, then told with its holder`() throws {
    let folder = TemporaryFolder()
    folder.write("x", "old")
    let lock = open(folder["x.lock"], O_RDWR | O_CREAT, 0o644)
    #expect(flock(lock, LOCK_EX) == 0)
    _ = pwrite(lock, "4711\n", 5, 0)
    #expect(update(folder["x"]) == .locked(path: try #require(realPath(folder["x"])), holder: 4711))
    close(lock)
    #expect(update(folder["x"]) == nil)
  }

  @Test func `91: a lock file that is left over locks nothing`() {
    let folder = TemporaryFolder()
    folder.write("x.lock", "999999\n")
    #expect(update(folder["x"]) == nil)
    folder.run("mkdir y.lock")
    #expect(update(folder["y"]) == .system(.lock, path: folder["y"] + ".lock", Errno(EISDIR)))
  }

  @Test func `temporaries that a crash left are swept after an hour`() throws {
    let folder = TemporaryFolder()
    folder.run("touch -d '2 hours ago' .x.1-a.schema-tmp; touch .x.2-b.schema-tmp")
    folder.run("touch -d '2 hours ago' .y.1-a.schema-tmp")
    #expect(update(folder["x"]) == nil)
    #expect(
      try FolderListing(folder.path).names
        == [".x.2-b.schema-tmp", ".y.1-a.schema-tmp", "x", "x.lock"])
  }
}

private func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

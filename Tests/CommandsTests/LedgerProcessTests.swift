import Foundation
import JSONText
import TestSupport
import Testing

/// The ledger under processes that do not wait for each other, and that end at any moment.
struct LedgerProcessTests {
  /// Eight captures, each with the same unknown field.
  private func make(captures: Int) throws -> Place {
    let place = try LedgerPlace.make()
    for number in 0..<captures {
      let events = (0..<5).map { LedgerPlace.event($0, #""tick":\#(number),"shared":\#($0)"#) }
      try place.write(events.joined(), to: "c/\(number).jsonl")
    }
    return place
  }

  /// Starts a command line that says nothing.
  private func start(_ line: String, in place: Place) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: place.folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func `eight at once lose no count`() throws {
    guard let program = builtProgram else { return }
    let place = try make(captures: 24)
    let jobs = try (0..<8).map { worker in
      let files = (0..<3).map { "c/\(worker * 3 + $0).jsonl" }.joined(separator: " ")
      return try start(
        "for f in \(files); do '\(program)' validate -q -j 1 $f || exit 1; done", in: place)
    }
    for job in jobs {
      job.waitUntilExit()
      #expect(job.terminationStatus == 0)
    }
    #expect(place.ledger("tick", "field", "/shared", "count") == 24 * 5)
    let captures = try JSONDocument.read(place.ledgerBytes).root["contracts"]?["tick"]?["captures"]
    #expect(captures?.count == 24)
  }

  @Test func `eight with the same capture count it once`() throws {
    guard let program = builtProgram else { return }
    let place = try make(captures: 1)
    let jobs = try (0..<8).map { _ in
      try start("exec '\(program)' validate -q -j 1 c/0.jsonl", in: place)
    }
    for job in jobs {
      job.waitUntilExit()
      #expect(job.terminationStatus == 0)
    }
    #expect(place.ledger("tick", "field", "/shared", "count") == 5)
  }

  @Test func `a process that is killed leaves the old ledger or the new one`() throws {
    guard let program = builtProgram else { return }
    let place = try make(captures: 24)
    for number in 0..<24 {
      let job = try start("exec '\(program)' validate -q c/\(number).jsonl", in: place)
      usleep(UInt32(number) * 2_000)
      kill(job.processIdentifier, SIGKILL)
      job.waitUntilExit()
      guard !place.ledgerBytes.isEmpty else { continue }
      let counted = try JSONDocument.read(place.ledgerBytes).root["contracts"]?["tick"]
      let captures = try #require(counted?["captures"]?.count)
      #expect(place.ledger("tick", "field", "/shared", "count") == captures * 5)
    }
    _ = place.run("validate", "c")
    #expect(place.ledger("tick", "field", "/shared", "count") == 24 * 5)
  }

  @Test func `a full disk keeps the old ledger`() throws {
    guard let program = builtProgram else { return }
    let place = try make(captures: 2)
    _ = place.run("validate", "c/0.jsonl")
    let before = place.ledgerBytes
    // The largest file that may be written has 512 bytes.
    let code = place.folder.run(
      "ulimit -f 1; '\(program)' validate -q c/1.jsonl > /dev/null 2> errors")
    #expect(code == 2)
    #expect(place.text("errors")?.contains("the ledger was not updated") == true)
    #expect(place.ledgerBytes == before)
    #expect(place.folder.run("test -z \"$(ls -A manifests | grep schema-tmp)\"") == 0)
    _ = place.run("validate", "c/1.jsonl")
    #expect(place.ledger("tick", "field", "/shared", "count") == 10)
  }

  @Test func `a stream is noted once and not counted on`() throws {
    guard let program = builtProgram else { return }
    let place = try LedgerPlace.make()
    place.folder.run("cat a.jsonl | '\(program)' validate - > out 2>&1")
    #expect(place.text("out")?.contains("was noted and not counted on") == true)
    #expect(place.ledger("tick", "field", "/extra", "count") == 3)
    let before = place.ledgerBytes
    place.folder.run("cat a.jsonl | '\(program)' validate - > out 2>&1")
    #expect(place.ledgerBytes == before)
    place.folder.run("cat b.jsonl | '\(program)' validate - > out 2>&1")
    #expect(place.ledger("tick", "field", "/extra", "count") == 3)
    #expect(place.ledger("tick", "field", "/other", "count") == 1)
  }

  /// Git merges what stands apart by itself, and asks the driver for the rest.
  @Test func `branches are merged by git`() throws {
    guard let program = builtProgram else { return }
    let place = try LedgerPlace.make(
      "",
      [
        "contracts/chat.yaml": "contract: chat\nversion: 1.0.0\nschema: { type: object }\n",
        "d.jsonl": LedgerPlace.event(5, #""tick":1,"extra":9"#),
      ])
    let git = "git -c user.name=t -c user.email=t@t -c init.defaultBranch=main"
    let setup = """
      \(git) init -q . && \(git) config merge.schema-ledger.driver \
      "'\(program)' unknown merge %O %A %B --into %A" \
      && echo 'manifests/unknown_fields.json merge=schema-ledger' > .gitattributes \
      && echo '*.lock' > .gitignore && ('\(program)' validate -q a.jsonl; true) \
      && \(git) add . && \(git) commit -qm base && \(git) checkout -qb side \
      && ('\(program)' validate -q b.jsonl; true) && \(git) commit -qam side \
      && \(git) checkout -q main && ('\(program)' validate -q d.jsonl; true) \
      && \(git) commit -qam main && \(git) merge -q side -m merged > merge.txt 2>&1
      """
    #expect(place.folder.run(setup) == 0, "\(place.text("merge.txt") ?? "")")
    #expect(place.ledger("tick", "field", "/extra", "count") == 5)
    #expect(place.ledger("tick", "field", "/other", "count") == 1)
    let before = place.ledgerBytes
    _ = place.run("validate", "a.jsonl", "b.jsonl", "d.jsonl")
    #expect(place.ledgerBytes == before)
  }

  /// Without a driver, additions at different places still merge.
  @Test func `additions of two branches merge without a driver`() throws {
    let place = try LedgerPlace.make(
      "",
      [
        "contracts/chat.yaml": "contract: chat\nversion: 1.0.0\nschema: { properties: {} }\n",
        "contracts/zoo.yaml": "contract: zoo\nversion: 1.0.0\nschema: { properties: {} }\n",
        "base.jsonl": LedgerPlace.event(1, #""a":1"#, type: "chat")
          + LedgerPlace.event(1, #""tick":1,"a":1"#) + LedgerPlace.event(1, #""a":1"#, type: "zoo"),
        "one.jsonl": LedgerPlace.event(2, #""b":1"#, type: "chat"),
        "two.jsonl": LedgerPlace.event(3, #""b":1"#, type: "zoo"),
      ])
    let git = "git -c user.name=t -c user.email=t@t -c init.defaultBranch=main"
    _ = place.run("validate", "base.jsonl")
    place.folder.run(
      "\(git) init -q . && echo '*.lock' > .gitignore && \(git) add . && \(git) commit -qm base")
    place.folder.run("\(git) checkout -qb side")
    _ = place.run("validate", "one.jsonl")
    place.folder.run("\(git) commit -qam one && \(git) checkout -q main")
    _ = place.run("validate", "two.jsonl")
    #expect(place.folder.run("\(git) commit -qam two && \(git) merge -q side -m merged") == 0)
    #expect(place.ledger("chat", "field", "/b", "count") == 1)
    #expect(place.ledger("zoo", "field", "/b", "count") == 1)
  }
}

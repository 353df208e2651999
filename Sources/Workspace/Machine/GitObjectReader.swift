import Synchronization

/// One `git cat-file --batch` that answers question after question: every object that a run needs
/// costs one process in all.
package final class GitObjectReader: Sendable {
  fileprivate struct Talk {
    var process: RunningProcess
    var exchange: PipeExchange
    /// What was answered and not taken yet.
    var pending: ArraySlice<UInt8> = []
  }

  private let git: Git
  private let talk: Mutex<Talk?>

  /// Starts the process; it ends with the reader.
  package init(_ git: Git) throws(Git.Failure) {
    self.git = git
    do throws(Errno) {
      let process = try RunningProcess(git.process(["cat-file", "--batch"]))
      let exchange = PipeExchange(input: [], outputLimit: .max, goesOn: true)
      talk = Mutex(Talk(process: process, exchange: exchange))
    } catch { throw .process(.notStarted(program: "git", error)) }
  }

  /// What stands under each hash, in their order.
  package func objects(_ hashes: [String]) throws(Git.Failure) -> [Git.Object] {
    guard !hashes.isEmpty else { return [] }
    let end = ContinuousClock.now + git.timeLimit
    let answer: Result<[Git.Object], Git.Failure> = talk.withLock { talk in
      // After a failure nobody knows which answer belongs to which question.
      guard var open = talk else { return .failure(Self.ended("")) }
      talk = nil
      do throws(Git.Failure) {
        let objects = try open.ask(hashes, until: end)
        talk = open
        return .success(objects)
      } catch { return .failure(error) }
    }
    return try answer.get()
  }

  fileprivate static func ended(_ words: String) -> Git.Failure {
    .git(
      arguments: ["cat-file"], code: 128,
      words: words.isEmpty ? "it ended before it had answered" : words)
  }
}

extension GitObjectReader.Talk {
  fileprivate mutating func ask(
    _ hashes: [String], until end: ContinuousClock.Instant
  ) throws(Git.Failure) -> [Git.Object] {
    exchange.say(hashes.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] })
    var objects: [Git.Object] = []
    objects.reserveCapacity(hashes.count)
    while objects.count < hashes.count { objects.append(try next(until: end)) }
    return objects
  }

  /// The next object: `hash kind size`, a line end, the content, a line end; or `name missing`.
  private mutating func next(until end: ContinuousClock.Instant) throws(Git.Failure) -> Git.Object {
    var length = 0
    while true {
      if let stop = pending[(pending.startIndex + length)...].firstIndex(of: UInt8(ascii: "\n")) {
        let words = pending[..<stop].split(separator: UInt8(ascii: " ")).map {
          String(decoding: $0, as: UTF8.self)
        }
        pending = pending[(stop + 1)...]
        guard words.count == 3, let size = Int(words[2]), size >= 0 else { return .missing }
        return try content(words[1], size, until: end)
      }
      length = pending.count
      try hear(until: end)
    }
  }

  private mutating func content(
    _ kind: String, _ size: Int, until end: ContinuousClock.Instant
  ) throws(Git.Failure) -> Git.Object {
    while pending.count <= size { try hear(until: end) }
    let bytes = Array(pending.prefix(size))
    pending = pending.dropFirst(size + 1)
    switch kind {
    case "blob": return .file(bytes)
    case "tree": return .folder
    default: return .missing
    }
  }

  private mutating func hear(until end: ContinuousClock.Instant) throws(Git.Failure) {
    guard !Interrupt.isRequested else { throw .process(.interrupted(program: "git")) }
    guard ContinuousClock.now < end else {
      throw .process(.tookTooLong(program: "git", .seconds(60)))
    }
    guard exchange.isOpen(process) else { throw GitObjectReader.ended(exchange.complaintLine) }
    exchange.step(process)
    let heard = exchange.takeOutput()
    pending = pending.isEmpty ? heard[...] : pending + heard
  }
}

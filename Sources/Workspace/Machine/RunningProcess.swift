import CPosix
import Glibc

/// A started child with our ends of its three pipes.
///
/// It is waited for exactly once.
final class RunningProcess {
  private let number: pid_t
  private var code: Int?
  private(set) var input: Pipe.End?
  private(set) var output: Pipe.End?
  private(set) var complaint: Pipe.End?

  init(_ process: ChildProcess) throws(Errno) {
    let (input, output, complaint) = (try Pipe(), try Pipe(), try Pipe())
    number = try RunningProcess.spawn(
      process, reads: input.reading, writes: output.writing, complains: complaint.writing)
    self.input = input.writing
    self.output = output.reading
    self.complaint = complaint.reading
    for end in [input.writing, output.reading, complaint.reading] { end.stopWaiting() }
  }

  private static func spawn(
    _ process: ChildProcess, reads: Pipe.End, writes: Pipe.End, complains: Pipe.End
  ) throws(Errno) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (end, number) in [
      (reads, STDIN_FILENO), (writes, STDOUT_FILENO), (complains, STDERR_FILENO),
    ] {
      unsafe posix_spawn_file_actions_adddup2(&actions, end.number, number)
    }
    // What somebody else in this process left open would stay open as long as the child lives.
    unsafe posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    if let folder = process.folder {
      unsafe posix_spawn_file_actions_addchdir_np(&actions, folder)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Its own group, so that its own children end with it; and signals as a program expects them.
    var ignoredByUs = sigset_t()
    unsafe sigemptyset(&ignoredByUs)
    unsafe sigaddset(&ignoredByUs, SIGPIPE)
    unsafe sigaddset(&ignoredByUs, SIGXFSZ)
    unsafe posix_spawnattr_setsigdefault(&attributes, &ignoredByUs)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var number = pid_t()
    let words = CStrings(process.words)
    let variables = CStrings(process.variables.sorted { $0.key < $1.key }.map { "\($0)=\($1)" })
    let status = unsafe posix_spawnp(
      &number, process.words.first ?? "", &actions, &attributes, words.pointers,
      variables.pointers)
    guard status == 0 else { throw Errno(status) }
    return number
  }

  func closeInput() { input = nil }
  func closeOutput() { output = nil }
  func closeComplaint() { complaint = nil }

  /// Ends the child and all it started.
  func kill() {
    guard code == nil else { return }
    _ = Glibc.kill(-number, SIGKILL)
    _ = Glibc.kill(number, SIGKILL)
    _ = wait(until: .now + .seconds(10))
  }

  /// The exit code, or nil when the child has not ended in time.
  func wait(until end: ContinuousClock.Instant) -> Int? {
    var pause: UInt32 = 200
    while code == nil {
      var status: Int32 = 0
      let ended = unsafe waitpid(number, &status, WNOHANG)
      if ended == number {
        let signal = Int(status & 0x7F)
        code = signal == 0 ? Int((status >> 8) & 0xFF) : 128 + signal
      } else if ended < 0, errno != EINTR {
        code = 127
      } else {
        guard ContinuousClock.now < end else { return nil }
        usleep(pause)
        pause = min(pause * 2, 10_000)
      }
    }
    return code
  }

  deinit { kill() }
}

/// Words as C wants them: each ends in zero, the list in nil.
@safe private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ words: [String]) {
    count = words.count
    unsafe pointers = .allocate(capacity: words.count + 1)
    for (index, word) in words.enumerated() {
      unsafe (pointers + index).initialize(to: strdup(word))
    }
    unsafe (pointers + words.count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { unsafe free(pointers[index]) }
    unsafe pointers.deallocate()
  }
}

import Glibc

/// Feeds a child and listens to it at the same time, so that neither waits for the other for ever.
struct PipeExchange {
  private(set) var output: [UInt8] = []
  private(set) var complaint: [UInt8] = []
  private var input: ArraySlice<UInt8>
  private let outputLimit: Int
  /// Whether more may be said to the child later, which then must not take the end for granted.
  private let goesOn: Bool
  private static let complaintLimit = 64 * 1024

  init(input: [UInt8], outputLimit: Int, goesOn: Bool = false) {
    self.input = input[...]
    self.outputLimit = outputLimit
    self.goesOn = goesOn
  }

  /// Says more to a child that is still listening.
  mutating func say(_ bytes: [UInt8]) { input += bytes }

  var isFull: Bool { output.count > outputLimit }

  /// What the child said since the last call; it counts no more against the limit.
  mutating func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  /// The first line of what the child complained of.
  var complaintLine: String {
    let line = complaint.drop { $0 == 0x0A || $0 == 0x20 }.prefix { $0 != 0x0A }
    return String(decoding: line, as: UTF8.self)
  }

  func isOpen(_ process: RunningProcess) -> Bool {
    process.output != nil || process.complaint != nil
  }

  /// Waits a moment for something to happen and does it.
  mutating func step(_ process: RunningProcess) {
    if input.isEmpty, !goesOn { process.closeInput() }
    // A child that is not spoken to must not wake us by being ready to listen.
    var entries = [
      (input.isEmpty ? nil : process.input, POLLOUT), (process.output, POLLIN),
      (process.complaint, POLLIN),
    ].map { end, event in
      // A negative number is passed over by the system.
      pollfd(fd: end?.number ?? -1, events: Int16(event), revents: 0)
    }
    guard unsafe poll(&entries, nfds_t(entries.count), 50) > 0 else { return }
    if entries[0].revents != 0, let end = process.input, !feed(end) { process.closeInput() }
    if entries[1].revents != 0, let end = process.output {
      guard let bytes = hear(end) else { return process.closeOutput() }
      output += bytes
    }
    if entries[2].revents != 0, let end = process.complaint {
      guard let bytes = hear(end) else { return process.closeComplaint() }
      complaint += bytes.prefix(max(0, Self.complaintLimit - complaint.count))
    }
  }

  /// Writes some of the input; false when the child wants no more.
  private mutating func feed(_ end: Pipe.End) -> Bool {
    let count = unsafe input.withUnsafeBytes { unsafe write(end.number, $0.baseAddress, $0.count) }
    if count > 0 { input = input.dropFirst(count) }
    return count >= 0 || errno == EAGAIN || errno == EINTR
  }

  /// What there is to be read; nil at the end.
  private func hear(_ end: Pipe.End) -> [UInt8]? {
    var room = [UInt8](repeating: 0, count: 64 * 1024)
    let count = unsafe read(end.number, &room, room.count)
    if count < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
    return count == 0 ? nil : Array(room[..<count])
  }
}

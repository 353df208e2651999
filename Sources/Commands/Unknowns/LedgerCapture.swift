import Drift
import JSONText
import Workspace

/// A capture as the ledger knows it: its name, and what was counted of it before.
struct LedgerCapture {
  /// What the ledger says about it.
  enum Standing: Hashable {
    /// Whether it was counted is not asked yet.
    case open
    case new(FileDigest)
    case known
    case grown(FileDigest, from: String, at: Int)
    /// A pipe has no identity: it is never counted on.
    case stream
    /// It changed while it was read, or could not be read to its end.
    case unsteady
  }

  var input: CaptureOperands.Input
  let name: String
  private let status: FileStatus?
  private var hasFailed = false
  var standing = Standing.open

  init(
    _ input: CaptureOperands.Input, _ repository: Repository, in surroundings: Surroundings
  ) {
    self.input = input
    let status = Self.status(of: input)
    self.status = status?.kind == .file ? status : nil
    let path = surroundings.absolute(surroundings.shown(input.path))
    let last = path.split(separator: "/").last.map { String($0) } ?? ""
    // Folders outside may be called after people.
    name = input == .standardInput ? "-" : repository.relative(path) ?? last
  }

  private static func status(of input: CaptureOperands.Input) -> FileStatus? {
    guard case .file(let path) = input else { return nil }
    return try? FileStatus.following(path)
  }

  mutating func noteFailures(_ failures: [FileError]) {
    hasFailed = hasFailed || failures.contains { $0.path == input.path }
  }

  /// Compares it with the captures that were counted; its bytes are read only when one may be it.
  mutating func settle(with ledger: Ledger) throws(CommandError) {
    guard let status else {
      standing = hasFailed ? .unsteady : .stream
      return
    }
    let counted = ledger.sections.values.flatMap(\.captures)
    let beginnings = counted.filter {
      $0.value.bytes < status.size && $0.value.bytes > 0
        && JSONName($0.value.name) == JSONName(name)
    }
    let digest: FileDigest
    do throws(FileError) {
      digest = try FileDigest(of: input.path, prefixes: beginnings.map(\.value.bytes))
    } catch { throw .file(error) }
    guard !hasFailed, isSteady, digest.count == status.size else {
      standing = .unsteady
      return
    }
    if ledger.knows(digest.whole) {
      standing = .known
      return
    }
    let grown = beginnings.filter { digest.prefixes[$0.value.bytes] == $0.key }
      .max { ($0.value.bytes, $0.key) < ($1.value.bytes, $1.key) }
    standing =
      grown.map { .grown(digest, from: $0.key, at: $0.value.bytes) } ?? .new(digest)
  }

  private var isSteady: Bool {
    guard let now = Self.status(of: input) else { return false }
    return now == status
  }

  /// Writes down that it was counted.
  func remember(in ledger: inout Ledger, for contracts: Set<JSONName>, on day: String) {
    switch standing {
    case .new(let digest):
      ledger.remember(
        CountedCapture(bytes: digest.count, name: name, counted: day), digest: digest.whole,
        for: contracts)
    case .grown(let digest, let old, _):
      ledger.replace(
        old, with: digest.whole, CountedCapture(bytes: digest.count, name: name, counted: day),
        for: contracts)
    case .open, .known, .stream, .unsteady: break
    }
  }

  /// Whether the ledger still says of it what it said when it was settled.
  func holds(in ledger: Ledger) -> Bool {
    switch standing {
    case .new(let digest): !ledger.knows(digest.whole)
    case .grown(let digest, let old, _): ledger.knows(old) && !ledger.knows(digest.whole)
    case .open, .known, .stream, .unsteady: true
    }
  }
}

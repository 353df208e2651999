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
    /// It was read in parts, elsewhere, and is not here to be looked into.
    case apart
  }

  var input: CaptureOperands.Input
  let name: String
  private let status: FileStatus?
  /// What those who read it elsewhere found its bytes to be.
  private var told: FileDigest?
  /// Whether it was read in parts, elsewhere.
  private var isApart = false
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

  /// A capture that was read elsewhere, where its bytes were these.
  ///
  /// Without a digest, the file itself is asked, when it is here and as large as it was.
  init(
    told digest: String?, bytes: Int?, hasFailed: Bool, _ input: CaptureOperands.Input,
    _ repository: Repository, in surroundings: Surroundings
  ) {
    self.init(input, repository, in: surroundings)
    self.hasFailed = hasFailed
    told = digest.flatMap { digest in bytes.map { FileDigest(whole: digest, count: $0) } }
    isApart = bytes != nil && (told != nil || status?.size != bytes)
  }

  private static func status(of input: CaptureOperands.Input) -> FileStatus? {
    guard case .file(let path) = input else { return nil }
    return try? FileStatus.following(path)
  }

  mutating func noteFailures(_ paths: Set<String>) {
    hasFailed = hasFailed || paths.contains(input.path)
  }

  /// Compares it with the captures that were counted; its bytes are read only when one may be it.
  mutating func settle(with ledger: Ledger) throws(CommandError) {
    if isApart { return settleApart(with: ledger) }
    guard let status else {
      standing = hasFailed ? .unsteady : .stream
      return
    }
    let beginnings = beginnings(in: ledger, below: status.size)
    let digest: FileDigest
    do throws(FileError) {
      digest = try FileDigest(of: input.path, prefixes: beginnings.map(\.value.bytes))
    } catch { throw .file(error) }
    guard !hasFailed, isSteady, digest.count == status.size else {
      standing = .unsteady
      return
    }
    settle(digest, beginnings, with: ledger)
  }

  /// The digest is known; only whether an older one has grown has to be read from the file.
  private mutating func settleApart(with ledger: Ledger) {
    guard !hasFailed, let told else {
      standing = hasFailed ? .unsteady : .apart
      return
    }
    let beginnings = beginnings(in: ledger, below: told.count)
    guard !beginnings.isEmpty, !ledger.knows(told.whole) else {
      return settle(told, [], with: ledger)
    }
    let lengths = beginnings.map(\.value.bytes)
    guard let digest = try? FileDigest(of: input.path, prefixes: lengths),
      digest.whole == told.whole
    else {
      standing = .apart
      return
    }
    settle(digest, beginnings, with: ledger)
  }

  /// Captures of the same name that were counted when they were shorter.
  private func beginnings(
    in ledger: Ledger, below size: Int
  ) -> [(key: String, value: CountedCapture)] {
    ledger.sections.values.flatMap(\.captures).filter {
      $0.value.bytes < size && $0.value.bytes > 0 && JSONName($0.value.name) == JSONName(name)
    }
  }

  private mutating func settle(
    _ digest: FileDigest, _ beginnings: [(key: String, value: CountedCapture)],
    with ledger: Ledger
  ) {
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
    case .open, .known, .stream, .unsteady, .apart: break
    }
  }

  /// Whether the ledger still says of it what it said when it was settled.
  func holds(in ledger: Ledger) -> Bool {
    switch standing {
    case .new(let digest): !ledger.knows(digest.whole)
    case .grown(let digest, let old, _): ledger.knows(old) && !ledger.knows(digest.whole)
    case .open, .known, .stream, .unsteady, .apart: true
    }
  }
}

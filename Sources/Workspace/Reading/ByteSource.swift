import Glibc

/// The plain bytes of one input, wherever it lies and however it is packed.
///
/// Files are read, never mapped: a capture may shrink under us, and then a read tells, where a
/// mapping kills. What the content is, is told by its first bytes.
package struct ByteSource: ~Copyable {
  /// The name findings use.
  package let path: String
  package let form: ContentForm
  /// What was opened, as it was at that time.
  package let status: FileStatus

  private let descriptor: Descriptor
  private let decoder: (any StreamDecoder)?
  /// Set where another program reads the file.
  private let rows: ParquetRows?
  /// Raw bytes that were read and not yet handed on.
  private var input: ByteRoom
  private var hasEnded = false
  /// How many raw bytes the system gave us.
  private var rawCount: Int
  /// The bytes that are read where that is not all of a file.
  let part: Range<Int>?

  /// Opens a file, a pipe or a device; a folder is refused.
  package init(path: String) throws(FileError) {
    try self.init(ByteSource.open(path), shownAs: path)
  }

  /// Opens a file to read it from a place on: what was added to it since.
  package init(path: String, from offset: Int) throws(FileError) {
    let descriptor = try ByteSource.open(path)
    do throws(Errno) { try descriptor.seek(to: offset) } catch {
      throw .system(.read, path: path, error)
    }
    try self.init(descriptor, shownAs: path)
  }

  /// Opens a plain file to read some of its bytes.
  package init(path: String, _ part: Range<Int>) throws(FileError) {
    let descriptor = try ByteSource.open(path)
    do throws(Errno) { try descriptor.seek(to: part.lowerBound) } catch {
      throw .system(.read, path: path, error)
    }
    try self.init(descriptor, shownAs: path, part)
  }

  /// `O_TMPFILE`, which is too much of a macro to be imported.
  private static let nameless = O_DIRECTORY | 0o20_000_000

  /// Bytes that stand in no file, read as if they did: through one without a name.
  package init(_ bytes: [UInt8], shownAs path: String) throws(FileError) {
    try self.init(ByteSource.nameless(holding: bytes, shownAs: path), shownAs: path)
  }

  private static func nameless(
    holding bytes: [UInt8], shownAs path: String
  ) throws(FileError) -> Descriptor {
    do throws(Errno) {
      let descriptor = try Descriptor(opening: "/tmp", O_RDWR | nameless, mode: 0o600)
      try descriptor.writeAll(bytes)
      try descriptor.seek(to: 0)
      return descriptor
    } catch { throw .system(.read, path: path, error) }
  }

  private static func open(_ path: String) throws(FileError) -> Descriptor {
    do throws(Errno) {
      // A pipe must not hang the open, and a device must not act on it.
      return try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    } catch { throw openFailure(of: path, error) }
  }

  /// Standard input, shown as `-`.
  package static func standardInput() throws(FileError) -> ByteSource {
    try ByteSource(Descriptor(borrowing: STDIN_FILENO), shownAs: "-")
  }

  private init(
    _ descriptor: consuming Descriptor, shownAs path: String, _ part: Range<Int>? = nil
  ) throws(FileError) {
    var input = ByteRoom(capacity: 64 * 1024)
    if descriptor.isEndlessDevice { throw .wrongKind(path: path, .device) }
    let status = try ByteSource.begin(descriptor, shownAs: path, filling: &input)
    if let part { input.truncate(to: part.count) }
    let form =
      part == nil
      ? ContentForm(firstBytes: unsafe Array(input.bytes.prefix(ContentForm.prefixCount))) : .plain
    let isRows = form == .parquet && status.kind == .file && descriptor.number != STDIN_FILENO
    let rows = isRows ? try ParquetRows.open(path) : nil
    let decoder = isRows ? nil : try ByteSource.decoder(for: form, path: path)
    self.rows = rows
    self.path = path
    self.status = status
    self.form = form
    self.decoder = decoder
    // Standard input may be a file that someone else has begun to read.
    rawCount = status.kind == .file ? descriptor.offset : input.count
    if let part { rawCount = part.lowerBound + input.count }
    self.part = part
    self.input = input
    self.descriptor = descriptor
  }

  /// Reads as much as is needed to tell the form.
  private static func begin(
    _ descriptor: borrowing Descriptor, shownAs path: String, filling input: inout ByteRoom
  ) throws(FileError) -> FileStatus {
    do throws(Errno) {
      let status = try descriptor.status()
      if status.kind == .folder { throw Errno(EISDIR) }
      if status.kind != .file, descriptor.number != STDIN_FILENO {
        if status.kind == .pipe { descriptor.waitForBytes() }
        try descriptor.makeBlocking()
      }
      while input.count < ContentForm.prefixCount {
        let count = try unsafe descriptor.read(into: input.free)
        guard count > 0 else { break }
        input.grew(by: count)
      }
      return status
    } catch { throw readFailure(of: path, error) }
  }

  private static func decoder(
    for form: ContentForm, path: String
  ) throws(FileError) -> (any StreamDecoder)? {
    switch form {
    case .plain: return nil
    case .gzip:
      guard let decoder = GzipDecoder() else { throw .system(.read, path: path, Errno(ENOMEM)) }
      return decoder
    case .zstd:
      guard let decoder = ZstdDecoder() else { throw .system(.read, path: path, Errno(ENOMEM)) }
      return decoder
    case .bzip2, .xz, .zip, .lz4, .parquet, .sqlite: throw .unsupported(path: path, form)
    }
  }

  /// Whether the lines are rows of a table, counted as such.
  var isRows: Bool { rows != nil }

  /// Whether one may look ahead and come back.
  var canSeek: Bool { status.kind == .file && form == .plain }

  /// Fills some of the room with the next plain bytes; 0 is the end.
  package mutating func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard room.count > 0 else { return 0 }
    return if let rows {
      try unsafe rows.read(into: room)
    } else if let decoder {
      try unsafe decode(with: decoder, into: room)
    } else {
      try unsafe readPlain(into: room)
    }
  }

  private mutating func readPlain(
    into room: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    if !input.isEmpty {
      let count = min(room.count, input.count)
      unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: input.bytes[..<count]))
      input.use(count)
      return count
    }
    return try unsafe readRaw(into: room)
  }

  private mutating func readRaw(
    into room: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    guard !hasEnded else { return 0 }
    let count: Int
    do throws(Errno) {
      let most = part.map { max(0, $0.upperBound - rawCount) } ?? .max
      let wanted = unsafe UnsafeMutableRawBufferPointer(rebasing: room.prefix(most))
      count = most == 0 ? 0 : try unsafe descriptor.read(into: wanted)
    } catch { throw readFailure(of: path, error) }
    rawCount += count
    if count == 0 {
      hasEnded = true
      let end = part?.upperBound ?? status.size
      if status.kind == .file, rawCount < end {
        throw .shrank(path: path, from: end, to: rawCount)
      }
    }
    return count
  }

  private mutating func decode(
    with decoder: any StreamDecoder, into room: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    while true {
      if input.isEmpty {
        let count = try unsafe readRaw(into: input.free)
        input.grew(by: count)
      }
      do throws(DecodeFault) {
        let step = try unsafe decoder.decode(input.bytes, into: room)
        input.use(step.read)
        if step.written > 0 { return step.written }
        guard step.read == 0, hasEnded else { continue }
      } catch {
        throw .damaged(path: path, form, atByte: rawCount - input.count + error.offset)
      }
      guard decoder.isAtEnd else { throw .truncated(path: path, form) }
      return 0
    }
  }

  /// Where the next plain byte stands in a file that one can seek in.
  var position: Int { rawCount - input.count }

  /// Goes on at another place of a file that one can seek in.
  mutating func seek(to offset: Int) throws(FileError) {
    do throws(Errno) { try descriptor.seek(to: offset) } catch {
      throw .system(.read, path: path, error)
    }
    input.clear()
    rawCount = offset
    hasEnded = false
  }
}

/// Why an open failed, with what the path itself can add.
func openFailure(of path: String, _ reason: Errno) -> FileError {
  if reason == .noEntry, let target = linkTarget(of: path) {
    return .danglingLink(path: path, target: target)
  }
  return .system(.open, path: path, reason)
}

/// Why a read failed; being interrupted is not the file's fault.
func readFailure(of path: String, _ reason: Errno) -> FileError {
  reason == .interrupted ? .interrupted : .system(.read, path: path, reason)
}

/// What a link says, or nil when there is no link.
func linkTarget(of path: String, in folder: Int32 = AT_FDCWD) -> String? {
  var room = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe readlinkat(folder, path, &room, room.count)
  guard count >= 0 else { return nil }
  return String(decoding: room[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
}

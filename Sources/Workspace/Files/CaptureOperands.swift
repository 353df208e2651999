/// The captures that the words on a command line mean, each once.
package struct CaptureOperands: Hashable, Sendable {
  package enum Input: Hashable, Sendable {
    case standardInput
    case file(String)
    /// What a file holds from a byte on.
    case rest(of: String, from: Int)
    /// Whole lines of a file, by the range of their bytes.
    case lines(of: String, Range<Int>)
    /// A capture that stands in no file: what the index holds under a path.
    case content([UInt8], of: String)

    /// What findings call it.
    package var path: String {
      switch self {
      case .standardInput: "-"
      case .file(let path), .rest(let path, _), .lines(let path, _), .content(_, let path): path
      }
    }

    package func open() throws(FileError) -> ByteSource {
      switch self {
      case .standardInput: try ByteSource.standardInput()
      case .file(let path): try ByteSource(path: path)
      case .rest(let path, let offset): try ByteSource(path: path, from: offset)
      case .lines(let path, let range): try ByteSource(path: path, range)
      case .content(let bytes, let path): try ByteSource(bytes, shownAs: path)
      }
    }
  }

  /// A file that is not read again under another of its names.
  package struct Repeat: Hashable, Sendable {
    package var path: String
    package var first: String

    package init(path: String, first: String) {
      self.path = path
      self.first = first
    }
  }

  package private(set) var inputs: [Input] = []
  package private(set) var repeats: [Repeat] = []
  /// Words that mean nothing readable; the others are still read.
  package private(set) var failures: [FileError] = []
  private var firstNames: [FileStatus.Identity: String] = [:]

  /// Takes files as they are, looks for captures in folders, and expands patterns that the shell
  /// left alone; `-` is standard input.
  package init(_ words: [String]) {
    for word in words {
      do throws(FileError) { try add(word) } catch { failures.append(error) }
    }
  }

  private mutating func add(_ word: String) throws(FileError) {
    if word == "-" {
      if inputs.contains(.standardInput) {
        repeats.append(Repeat(path: "-", first: "-"))
      } else {
        inputs.append(.standardInput)
      }
      return
    }
    if let status = try? FileStatus.following(word) {
      return try add(word, status)
    }
    if (try? FileStatus.itself(word)) == nil, GlobPattern.isPattern(word) {
      return try addMatches(of: word)
    }
    throw missing(word)
  }

  private mutating func add(_ path: String, _ status: FileStatus) throws(FileError) {
    guard status.kind == .folder else { return addFile(path, status) }
    let before = seen
    addFolder(path)
    guard seen > before else { throw .noCaptures(folder: path) }
  }

  private mutating func addMatches(of pattern: String) throws(FileError) {
    let matches = GlobWalk(GlobPattern(pattern)).found
    let before = seen
    for path in matches {
      guard let status = try? FileStatus.following(path) else {
        failures.append(missing(path))
        continue
      }
      if status.kind == .folder { addFolder(path) } else { addFile(path, status) }
    }
    guard !matches.isEmpty else { throw .nothingMatched(pattern: pattern) }
    guard seen > before else { throw .noCaptures(folder: pattern) }
  }

  /// Some lines of a file, as one input.
  package init(_ lines: LineRange) { inputs = [.lines(of: lines.path, lines.bytes)] }

  /// What words have led to so far, were it a failure: one that is told already is told once.
  private var seen: Int { inputs.count + repeats.count + failures.count }

  private mutating func addFile(_ path: String, _ status: FileStatus) {
    // Two pipes of one number are still read one after the other by the system; only files that
    // lie still are the same under two names.
    guard status.kind == .file else { return inputs.append(.file(path)) }
    if let first = firstNames[status.identity] {
      repeats.append(Repeat(path: path, first: first))
    } else {
      firstNames[status.identity] = path
      inputs.append(.file(path))
    }
  }

  /// Everything below a folder that has a capture's name.
  ///
  /// What is hidden is left alone, and no
  /// folder is entered twice, so links in a circle end.
  private mutating func addFolder(_ root: String) {
    var entered: Set<FileStatus.Identity> = []
    var pending = [root]
    while let path = pending.popLast() {
      guard let status = try? FileStatus.following(path) else {
        failures.append(missing(path))
        continue
      }
      guard status.kind == .folder else {
        if status.kind == .file { addFile(path, status) }
        continue
      }
      guard entered.insert(status.identity).inserted else { continue }
      do throws(FileError) {
        let listing = try FolderListing(path)
        failures += listing.unreadable.map { .unreadableName(folder: path, shown: $0) }
        // The last one is taken first.
        for name in listing.names.reversed() where !name.hasPrefix(".") {
          let next = joined(path, name)
          let isFolder = (try? FileStatus.following(next))?.kind == .folder
          if isFolder || CaptureOperands.isCaptureName(name) { pending.append(next) }
        }
      } catch { failures.append(error) }
    }
  }

  /// Whether a name promises a capture.
  package static func isCaptureName(_ name: String) -> Bool {
    let name = name.lowercased()
    let plain = [".jsonl", ".ndjson", ".json", ".parquet"]
    if plain.contains(where: { name.hasSuffix($0) }) { return true }
    guard let packed = [".gz", ".zst", ".zstd"].first(where: { name.hasSuffix($0) }) else {
      return false
    }
    return !name.dropLast(packed.count).hasSuffix(".tar")
  }
}

private func missing(_ path: String) -> FileError {
  do throws(Errno) {
    _ = try FileStatus.following(path)
    return .nothingMatched(pattern: path)
  } catch { return openFailure(of: path, error) }
}

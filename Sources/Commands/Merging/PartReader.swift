import JSONText
import SourceText
import Workspace

/// Reads parts and keeps each capture once, however often it comes.
struct PartReader {
  /// More captures than this have sums that nobody can vouch for.
  private static let mostCaptures = 1 << 17
  /// A level of an event takes two of a part.
  private static let limits = JSONLimits(depth: 600)

  private(set) var header: PartHeader?
  private(set) var captures: [PartCapture] = []
  /// The places of known captures by what tells them apart, and their very bytes.
  private var known: [Key: (place: Int, digest: [UInt8])] = [:]

  private struct Key: Hashable {
    var name: JSONName
    var range: Range<Int>?
  }

  /// Takes all parts of a text.
  mutating func take(_ bytes: [UInt8]) throws(PartFault) {
    var rest = 0
    guard !bytes.isEmpty else { throw PartFault("it is empty") }
    while rest < bytes.count { rest = try takePart(bytes, from: rest) }
  }

  /// Takes the part that begins at an offset; where it ends.
  private mutating func takePart(_ bytes: [UInt8], from start: Int) throws(PartFault) -> Int {
    var offset = start
    let first = try document(bytes, &offset, isFirst: true)
    let header = try PartHeader(first)
    guard let count = first["captures"]?.int, (0...Self.mostCaptures).contains(count) else {
      throw PartFault("it does not say how many captures it is of")
    }
    if let difference = self.header.flatMap({ header.difference(from: $0) }) {
      throw PartFault("it does not go together with the others: " + difference)
    }
    self.header = header
    for _ in 0..<count {
      let line = offset
      let value = try document(bytes, &offset)
      guard value["end"] == nil else { throw PartFault("it lacks captures that it promises") }
      try add(PartCapture(value), Digest.sha256(Array(bytes[line..<offset])))
    }
    let end = offset
    let last = try document(bytes, &offset)
    guard last["end"]?.int == count, let digest = last["digest"]?.string else {
      throw PartFault("it does not end where it should")
    }
    guard digest == "sha256:" + Digest.sha256Text(Array(bytes[start..<end])) else {
      throw PartFault("it is not what was written: its digest is another")
    }
    return offset
  }

  /// The document of the next line.
  private func document(
    _ bytes: [UInt8], _ offset: inout Int, isFirst: Bool = false
  ) throws(PartFault) -> JSONValue {
    guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw PartFault(
        isFirst && offset == 0
          ? "it is no line of JSON" : "it ends in the middle: it was not written to its end")
    }
    defer { offset = end + 1 }
    do throws(JSONError) {
      return try JSONDocument.read(bytes, in: offset..<end, limits: Self.limits).root
    } catch {
      let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
      throw PartFault("its line \(line) is no JSON: \(error.message)")
    }
  }

  /// What failed once and was read later counts as read; two that differ count for nothing.
  private mutating func add(
    _ capture: PartCapture, _ digest: [UInt8]
  ) throws(PartFault) {
    let key = Key(name: JSONName(capture.name), range: capture.range)
    guard let other = known[key] else {
      guard captures.count < Self.mostCaptures else {
        throw PartFault("there are more than \(Self.mostCaptures) captures")
      }
      known[key] = (captures.count, digest)
      return captures.append(capture)
    }
    guard other.digest != digest else { return }
    let isBetter = capture.failures.isEmpty
    guard isBetter != captures[other.place].failures.isEmpty else {
      throw PartFault("it tells other things of '\(capture.name)' than another part does")
    }
    guard isBetter else { return }
    captures[other.place] = capture
    known[key] = (other.place, digest)
  }
}

extension PartReader {
  /// Reads files of parts, folders full of them, and standard input.
  static func read(
    _ words: [String], in surroundings: Surroundings
  ) throws(CommandError) -> PartReader {
    var reader = PartReader()
    for word in words {
      for path in try paths(word, in: surroundings) {
        let bytes = try bytes(path, in: surroundings)
        do throws(PartFault) { try reader.take(bytes) } catch {
          throw .setup(
            "'\(path)' is no part that can be used: \(error)",
            advice: ["'schema validate --partial FILE CAPTURE...' makes it anew"])
        }
      }
    }
    return reader
  }

  private static let limit = 4 << 30

  private static func bytes(
    _ path: String, in surroundings: Surroundings
  ) throws(CommandError) -> [UInt8] {
    do throws(FileError) {
      if path == "-" { return try surroundings.input(limit) }
      return try surroundings.readFile(path, limit: limit).bytes
    } catch { throw .file(error) }
  }

  /// What is hidden or marks the end of a job is no part.
  private static func paths(
    _ word: String, in surroundings: Surroundings
  ) throws(CommandError) -> [String] {
    guard word != "-",
      (try? FileStatus.following(surroundings.located(word)))?.kind == .folder
    else { return [word] }
    do throws(FileError) {
      let names = try FolderListing(surroundings.located(word), shownAs: word).names
        .filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }
      guard !names.isEmpty else { throw .noCaptures(folder: word) }
      return names.map { word.hasSuffix("/") ? word + $0 : word + "/" + $0 }
    } catch { throw .file(error) }
  }
}

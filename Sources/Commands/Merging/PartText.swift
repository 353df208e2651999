import JSONText
import Workspace

/// What one command counted of one capture, or of some lines of it.
struct PartCapture {
  var name: String
  /// The bytes of the lines that were read, where that is not all.
  var range: Range<Int>?
  /// How many bytes the file has; nil for a stream.
  var size: Int?
  /// The digest of the file's bytes; nil for a stream, and where only some lines were read.
  var digest: String?
  /// Whether it came through a pipe.
  var isStream = false
  /// Whether its records are rows of a table.
  var isRows = false
  /// Whether it was read to its end.
  var isWhole = false
  var lines = 0
  /// When its first event happened, where the order of captures counts.
  var time: Int?
  /// Why it could not be read.
  var failures: [String] = []
  /// What a table declares, as it was asked for.
  var columns: [UInt8]?
  /// The counts, as the command writes them; nil where nothing could be read.
  var counts: JSONValue?

  init(_ name: String) { self.name = name }

  func write(to builder: inout JSONDocumentBuilder, _ body: (inout JSONDocumentBuilder) -> Void) {
    builder.begin(.object)
    builder.string("capture")
    builder.string(name)
    list("range", range.map { [$0.lowerBound, $0.upperBound] } ?? [], &builder)
    for (name, number) in [("size", size), ("lines", lines), ("time", time)] {
      guard let number else { continue }
      builder.string(name)
      builder.number(number)
    }
    for (name, flag) in [("stream", isStream), ("rows", isRows), ("whole", isWhole)] where flag {
      builder.string(name)
      builder.bool(true)
    }
    if let digest {
      builder.string("digest")
      builder.string(digest)
    }
    if let columns {
      builder.string("columns")
      builder.string(columns)
    }
    builder.string("failures")
    builder.begin(.array)
    for failure in failures { builder.string(failure) }
    builder.end()
    builder.string("counts")
    body(&builder)
    builder.end()
  }

  private func list(_ name: String, _ numbers: [Int], _ builder: inout JSONDocumentBuilder) {
    guard !numbers.isEmpty else { return }
    builder.string(name)
    builder.begin(.array)
    for number in numbers { builder.number(number) }
    builder.end()
  }

  init(_ value: JSONValue) throws(PartFault) {
    guard let name = value["capture"]?.string else { throw PartFault("a line names no capture") }
    self.init(name)
    size = try Self.count(value, "size")
    lines = try Self.count(value, "lines") ?? 0
    time = value["time"]?.int
    digest = value["digest"]?.string
    columns = value["columns"].map { Array($0.text) }
    failures = value["failures"]?.elements.compactMap(\.string) ?? []
    isStream = value["stream"]?.bool == true
    isRows = value["rows"]?.bool == true
    isWhole = value["whole"]?.bool == true
    counts = value["counts"].flatMap { $0.kind == .object ? $0 : nil }
    guard let ends = value["range"] else { return }
    guard ends.count == 2, let start = ends[index: 0]?.int, let end = ends[index: 1]?.int,
      let size, 0 <= start, start <= end, end <= size
    else { throw PartFault("the range of '\(name)' lies outside of it") }
    range = start..<end
  }

  private static func count(_ value: JSONValue, _ name: String) throws(PartFault) -> Int? {
    guard let found = value[name] else { return nil }
    guard let count = found.int, (0...1 << 50).contains(count) else {
      throw PartFault("'\(name)' is no count")
    }
    return count
  }
}

/// A part as text: a line that says what was counted, a line for each capture, and a line that
/// proves that all of it is there.
///
/// Parts may stand one after the other in one file, as what writes many of them at once leaves them.
struct PartText {
  private(set) var bytes: [UInt8]
  private let header: PartHeader
  private var count = 0

  init(_ header: PartHeader, captures: Int) {
    self.header = header
    bytes = header.bytes(captures: captures) + [UInt8(ascii: "\n")]
  }

  mutating func add(_ capture: PartCapture, _ body: (inout JSONDocumentBuilder) -> Void) {
    var builder = JSONDocumentBuilder()
    capture.write(to: &builder, body)
    bytes += builder.finish().root.compactBytes(sortedKeys: true) + [UInt8(ascii: "\n")]
    count += 1
  }

  consuming func finish() -> [UInt8] {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    builder.string("end")
    builder.number(count)
    builder.string("digest")
    builder.string("sha256:" + Digest.sha256Text(bytes))
    builder.end()
    return bytes + builder.finish().root.compactBytes + [UInt8(ascii: "\n")]
  }
}

import Findings
import JSONText
import SourceText

/// Reads lcov traces: lines and branches of each source file, merged over the tests that ran it.
enum LcovReader {
  private static let tags = [
    "TN", "SF", "DA", "LF", "LH", "BRDA", "BRF", "BRH", "FN", "FNDA", "FNF", "FNH", "FNL", "FNA",
    "VER", "MCDC", "MCF", "MCH",
  ]

  /// Whether a text begins as lcov does; comments may stand before.
  static func recognises(_ text: ArraySlice<UInt8>) -> Bool {
    let lines = text.prefix(4096).split(separator: UInt8(ascii: "\n"))
    let first = lines.first { $0.first != UInt8(ascii: "#") && $0.first != UInt8(ascii: "\r") }
    return first.map { line in tags.contains { line.starts(with: ($0 + ":").utf8) } } ?? false
  }

  static func read(_ file: SourceFile) throws(ArtifactFault) -> ArtifactReading {
    var trace = LcovTrace(path: file.path)
    var offset = 0
    var number = 0
    while offset < file.bytes.count {
      let end =
        file.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      number += 1
      var line = file.bytes[offset..<end]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      guard trace.take(line) else {
        throw ArtifactFault(
          "the line is no lcov record", at: LcovTrace.place(file.path, number, offset))
      }
      offset = end + 1
    }
    return trace.reading(lastLine: number)
  }
}

/// What the records of a trace add up to.
private struct LcovTrace {
  private let path: String
  private var files: [[UInt8]: UInt64] = [:]
  private var file: UInt64?
  /// File, line and whether it was run, in one number each, so that a large trace stays small.
  private var lines: [UInt64] = []
  private var branches: [UInt64] = []
  private var declared = (covered: 0, all: 0)
  private var hasTotals = false

  init(path: String) { self.path = path }

  static func place(_ path: String, _ line: Int, _ offset: Int = 0) -> Place {
    Place(path: path, position: Position(line: max(line, 1), column: 1), byteOffset: offset)
  }

  /// Takes one line; false when it is none of lcov's.
  mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    if line.isEmpty || line.first == UInt8(ascii: "#") { return true }
    if line.elementsEqual("end_of_record".utf8) {
      file = nil
      return true
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy({ (0x41...0x5A).contains($0) })
    else { return false }
    let value = line[(colon + 1)...]
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "SF": file = number(ofFile: value)
    case "DA": return takeLine(value)
    case "BRDA": return takeBranch(value)
    case "LF": return takeTotal(value, covered: false)
    case "LH": return takeTotal(value, covered: true)
    default: break
    }
    return true
  }

  private mutating func number(ofFile name: ArraySlice<UInt8>) -> UInt64 {
    let next = UInt64(files.count)
    if let known = files[Array(name)] { return known }
    files[Array(name)] = next
    return next
  }

  private mutating func takeLine(_ value: ArraySlice<UInt8>) -> Bool {
    let parts = value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let file, parts.count >= 2, let line = integer(parts[0]), line < 1 << 31,
      let hits = integer(parts[1], isSigned: true)
    else { return false }
    lines.append(file << 33 | UInt64(line) << 1 | (hits > 0 ? 1 : 0))
    return true
  }

  private mutating func takeBranch(_ value: ArraySlice<UInt8>) -> Bool {
    let parts = value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard file != nil, parts.count >= 4, integer(parts[0]) != nil else { return false }
    // `-` says that the line itself was never reached.
    let isTaken = integer(parts[parts.count - 1]).map { $0 > 0 } ?? false
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ (file ?? 0)
    for byte in value[..<parts[parts.count - 1].startIndex] {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    branches.append(hash << 1 | (isTaken ? 1 : 0))
    return true
  }

  private mutating func takeTotal(_ value: ArraySlice<UInt8>, covered: Bool) -> Bool {
    guard file != nil, let count = integer(value), count < 1 << 31 else { return false }
    hasTotals = true
    if covered { declared.covered &+= count } else { declared.all &+= count }
    return true
  }

  private func integer(_ digits: ArraySlice<UInt8>, isSigned: Bool = false) -> Int? {
    let text = String(decoding: digits, as: UTF8.self)
    guard let first = digits.first, isSigned || first != UInt8(ascii: "-"),
      first != UInt8(ascii: "+")
    else { return nil }
    // Counts of hits may be larger than anything that is a number here.
    return Int(text)
      ?? (digits.allSatisfy { (0x30...0x39).contains($0) } ? Int.max : nil)
  }

  /// How many different ones there are, and how many of them were run in any test.
  private static func summed(_ marks: [UInt64]) -> (covered: Int, all: Int) {
    var sum = (covered: 0, all: 0)
    var last: UInt64?
    // What was run sorts last of the same, so looking from the end meets it first.
    for mark in marks.sorted().reversed() where mark >> 1 != last {
      last = mark >> 1
      sum.all += 1
      if mark & 1 == 1 { sum.covered += 1 }
    }
    return sum
  }

  func reading(lastLine: Int) -> ArtifactReading {
    let start = Self.place(path, 1)
    var reading = ArtifactReading(path: path, kind: .lcov)
    let counted = Self.summed(lines)
    let total = lines.isEmpty && hasTotals ? declared : counted
    if total.all > 0 {
      reading.figures = [
        ArtifactFigure(
          "coverage", .number(sharePercent(total.covered, of: total.all)), unit: "%", at: start),
        ArtifactFigure("lines", total.all, at: start),
        ArtifactFigure("lines_covered", total.covered, at: start),
        ArtifactFigure("files", files.count, at: start),
      ]
    } else {
      reading.doubts.append(ArtifactDoubt("the artifact lists no lines of code", at: start))
    }
    let branches = Self.summed(branches)
    if branches.all > 0 {
      reading.figures.append(
        ArtifactFigure(
          "branch_coverage", .number(sharePercent(branches.covered, of: branches.all)), unit: "%",
          at: start))
    }
    if file != nil {
      reading.doubts.append(
        ArtifactDoubt("the trace ends inside a record", at: Self.place(path, lastLine)))
    }
    if lines.isEmpty, hasTotals {
      reading.doubts.append(
        ArtifactDoubt("the trace has totals and no lines, so nothing could be counted", at: start))
    }
    return reading
  }
}

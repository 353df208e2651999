import JSONText

/// A capture as all of its parts tell it.
struct MergedCapture {
  /// In the order of their bytes.
  let parts: [PartCapture]

  var name: String { parts[0].name }
  var size: Int? { parts[0].size }
  var digest: String? { parts[0].digest }
  var isStream: Bool { parts[0].isStream }
  var isRows: Bool { parts.contains(where: \.isRows) }
  var isWhole: Bool { parts.allSatisfy(\.isWhole) }
  var time: Int? { parts[0].time }
  var failures: [String] { parts.flatMap(\.failures) }

  /// Nil for no parts at all.
  private init?(_ parts: [PartCapture]) throws(PartFault) {
    self.parts = parts.sorted {
      ($0.range?.lowerBound ?? 0, $0.range?.upperBound ?? .max)
        < ($1.range?.lowerBound ?? 0, $1.range?.upperBound ?? .max)
    }
    guard !parts.isEmpty else { return nil }
    try holdTogether()
  }

  /// Parts must lie end to end, from the first byte to the last.
  private func holdTogether() throws(PartFault) {
    guard parts.count > 1 || parts[0].range != nil else { return }
    var end = 0
    for part in parts {
      guard let range = part.range, part.size == size else {
        throw PartFault("'\(name)' is told of as a whole and in parts, or has changed between them")
      }
      guard range.lowerBound == end else {
        throw PartFault(
          range.lowerBound > end
            ? "bytes \(end)..<\(range.lowerBound) of '\(name)' are in no part"
            : "bytes of '\(name)' before \(end) are in several parts")
      }
      end = range.upperBound
    }
    guard end == size else {
      throw PartFault("bytes \(end)..<\(size ?? 0) of '\(name)' are in no part")
    }
  }

  /// All captures, in the order of their names as a folder lists them.
  static func all(_ parts: [PartCapture]) throws(PartFault) -> [MergedCapture] {
    var byName: [JSONName: [PartCapture]] = [:]
    for part in parts { byName[JSONName(part.name), default: []].append(part) }
    var captures: [MergedCapture] = []
    for (_, parts) in byName.sorted(by: { steps(of: $0.key).isBefore(steps(of: $1.key)) }) {
      if let capture = try MergedCapture(parts) { captures.append(capture) }
    }
    return captures
  }
}

private func steps(of name: JSONName) -> [ArraySlice<UInt8>] {
  name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
}

extension [ArraySlice<UInt8>] {
  fileprivate func isBefore(_ other: Self) -> Bool {
    for (mine, yours) in zip(self, other) where mine != yours {
      return mine.lexicographicallyPrecedes(yours)
    }
    return count < other.count
  }
}

extension [MergedCapture] {
  /// As a run orders captures whose streams go on from one to the next: by the first event, if all
  /// have one; empty files stand in nobody's way.
  var inTimeOrder: [MergedCapture] {
    let empty = filter { $0.size == 0 && !$0.isStream }
    let others = filter { $0.size != 0 || $0.isStream }
    let timed = others.compactMap { capture in capture.time.map { (capture, $0) } }
    guard timed.count == others.count else { return self }
    return empty + timed.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

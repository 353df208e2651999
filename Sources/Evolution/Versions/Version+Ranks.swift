package import Contracts

extension Version {
  /// The version without what follows its three numbers.
  package var core: Version { Version(major, minor, patch) }

  /// Whether neither stands before the other: builds have no rank.
  package func hasRank(of other: Version) -> Bool { !(self < other) && !(other < self) }

  /// The pre-release after this one: `2.0.0-rc.1` becomes `2.0.0-rc.2`, `2.0.0-beta` `2.0.0-beta.1`.
  package var nextPrerelease: Version {
    guard let last = prerelease.last else { return bumped(by: .patch) }
    var next = self
    next.build = nil
    switch last {
    case .number(let digits):
      next.prerelease[prerelease.count - 1] = .number(digits: incremented(digits))
    case .word: next.prerelease.append(.number(digits: "1"))
    }
    return next
  }
}

/// One more, for numbers of any length.
private func incremented(_ digits: String) -> String {
  var bytes = Array(digits.utf8)
  for index in bytes.indices.reversed() {
    guard bytes[index] == UInt8(ascii: "9") else {
      bytes[index] += 1
      return String(decoding: bytes, as: UTF8.self)
    }
    bytes[index] = UInt8(ascii: "0")
  }
  return "1" + String(decoding: bytes, as: UTF8.self)
}

/// A short name for one finding that survives moves of the text around it.
///
/// It is made of the rule, the path and the words that identify the fault, never of line numbers,
/// so that waivers and baselines keep matching when a file grows.
package struct Fingerprint: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let value: UInt64

  package init(_ parts: some Sequence<String>) {
    // FNV-1a, 64 bits: stable between runs and machines, which `Hasher` by design is not.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    value = hash
  }

  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }
}

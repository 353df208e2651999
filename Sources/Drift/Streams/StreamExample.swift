import JSONText

/// One fault of a stream, in words that show no values beyond the beginning of an id.
package struct StreamExample: Hashable, Comparable, Sendable {
  package var fault: StreamFault
  /// `in gameId 2025…`; empty for rules that hold over all events.
  package var key: String

  init(_ flaw: Flaw, within: [JSONPointer]) {
    fault = flaw.fault
    key = Self.words(for: flaw.key, within: within)
  }

  package var words: String { key.isEmpty ? fault.words : "\(fault.words) \(key)" }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.fault, lhs.key) < (rhs.fault, rhs.key)
  }

  /// A key of several fields, or one that is no id, is named by its fields alone.
  private static func words(for key: [UInt8], within: [JSONPointer]) -> String {
    guard let first = within.first else { return "" }
    let names = within.map(\.lastName).joined(separator: ", ")
    guard within.count == 1, let beginning = idBeginning(key.dropFirst(2)) else {
      return "in one \(names)"
    }
    return "in \(first.lastName) \(beginning)"
  }

  /// Numbers, dates and ids of digits and hexadecimals tell nothing of a person by four places.
  private static func idBeginning(_ bytes: ArraySlice<UInt8>) -> String? {
    let isID = bytes.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66, UInt8(ascii: "-"): true
      default: false
      }
    }
    guard isID, bytes.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let shown = String(decoding: bytes.prefix(4), as: UTF8.self)
    return bytes.count > 4 ? shown + "…" : shown
  }
}

extension JSONPointer {
  /// The field's own name, as people say it.
  var lastName: String { tokens.last?.description ?? "event" }
}

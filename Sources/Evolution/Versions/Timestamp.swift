import Contracts

/// A time as RFC 3339 writes it, or a whole day.
package enum Timestamp {
  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, Day(String(decoding: bytes[..<10], as: UTF8.self)) != nil else {
      return false
    }
    guard bytes.count > 10 else { return true }
    guard bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " ") else {
      return false
    }
    var rest = bytes[11...]
    guard takeClock(&rest, hasSeconds: true) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = rest.prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest[fraction.endIndex...]
    }
    return isZone(rest)
  }

  private static func isZone(_ zone: ArraySlice<UInt8>) -> Bool {
    guard let first = zone.first else { return false }
    if first | 0x20 == UInt8(ascii: "z") { return zone.count == 1 }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return false }
    var rest = zone.dropFirst()
    return takeClock(&rest, hasSeconds: false) && rest.isEmpty
  }

  /// Takes `09:05` or `09:05:00`; a second may be a leap second.
  private static func takeClock(_ rest: inout ArraySlice<UInt8>, hasSeconds: Bool) -> Bool {
    guard let hour = takeTwo(&rest), hour < 24, takeColon(&rest), let minute = takeTwo(&rest),
      minute < 60
    else { return false }
    guard hasSeconds else { return true }
    guard takeColon(&rest), let second = takeTwo(&rest) else { return false }
    return second <= 60
  }

  private static func takeTwo(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix(2)
    guard digits.count == 2, digits.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(2)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func takeColon(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: ":") else { return false }
    rest.removeFirst()
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

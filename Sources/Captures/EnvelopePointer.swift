package import JSONText

/// Where in a captured record something sits.
///
/// Unlike a plain JSON pointer, a step that is a number means an element of an array only: a
/// payload that happens to have a field named `1` is not taken for a recorder's pair.
package struct EnvelopePointer: Hashable, Sendable {
  package var pointer: JSONPointer

  package init(_ pointer: JSONPointer) { self.pointer = pointer }

  package init?(_ text: String) {
    guard let pointer = JSONPointer(text) else { return nil }
    self.pointer = pointer
  }

  /// The value it leads to in a record.
  package func value(in record: JSONValue) -> JSONValue? {
    var value = record
    for token in pointer.tokens {
      let next: JSONValue?
      switch value.kind {
      case .object: next = Self.isIndex(token) ? nil : value[token]
      case .array:
        next = Self.index(token).flatMap { index in
          index < value.count ? value.elements.dropFirst(index).first { _ in true } : nil
        }
      case .null, .true, .false, .number, .string: next = nil
      }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  private static func isIndex(_ token: JSONName) -> Bool { index(token) != nil }

  /// The element a step names: digits without a leading zero.
  package static func index(_ token: JSONName) -> Int? {
    let digits = token.utf8
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.count == 1 || digits[0] != 0x30
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension EnvelopePointer: CustomStringConvertible {
  package var description: String { pointer.description }
}

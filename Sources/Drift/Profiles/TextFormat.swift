/// What a text looks like, as far as its letters tell; each text has one format.
package enum TextFormat: Int, Hashable, Sendable, CaseIterable {
  /// Nothing in particular.
  case plain
  case empty
  /// An RFC 3339 moment with its zone.
  case dateTime
  /// The same without a zone.
  case localDateTime
  case date
  case uuid
  /// A decentralised identifier: `did:method:...`.
  case did
  /// Eight or more hexadecimal digits in lower case, one letter at least among them.
  case hexadecimal
  /// `0x` and hexadecimal digits.
  case prefixedHexadecimal
  case ipv4
  case email
  case uri
  /// A number as text: digits alone.
  case integer
  /// A number as text, with a point.
  case decimal

  /// As profiles and reports write it.
  package var word: String {
    switch self {
    case .plain: "plain"
    case .empty: "empty"
    case .dateTime: "date-time"
    case .localDateTime: "local-date-time"
    case .date: "date"
    case .uuid: "uuid"
    case .did: "did"
    case .hexadecimal: "hex"
    case .prefixedHexadecimal: "0x-hex"
    case .ipv4: "ipv4"
    case .email: "email"
    case .uri: "uri"
    case .integer: "integer-text"
    case .decimal: "decimal-text"
    }
  }

  package init?(word: String) {
    guard let format = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = format
  }
}

import Patterns
import StringFormats

/// What is known of the formats' languages, so that they can be compared with patterns.
extension StringFormat {
  /// A regular language that holds every text of the format.
  var outline: Pattern? { Self.outlines[self] }

  /// A regular language of which every text is of the format.
  var core: Pattern? { Self.cores[self] }

  /// Whether every text of this format is one of the other, by the grammars themselves.
  func isWithin(_ other: StringFormat) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.uri, .uriReference), (.uri, .iri), (.uri, .iriReference), (.iri, .iriReference),
      (.uriReference, .iriReference), (.email, .idnEmail):
      return true
    default: return false
    }
  }

  private static func table(_ sources: [(StringFormat, String)]) -> [StringFormat: Pattern] {
    var table: [StringFormat: Pattern] = [:]
    for (format, source) in sources { table[format] = try? Pattern(source) }
    return table
  }

  private static let clock = "([01][0-9]|2[0-3]):[0-5][0-9]:"
  private static let zone = "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
  private static let octet = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"

  private static let outlines = table([
    (.date, "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    (
      .dateTime,
      "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]"
        + "\(clock.dropLast()):([0-5][0-9]|60)([.][0-9]+)?\(zone)$"
    ),
    (.time, "^\(clock)([0-5][0-9]|60)([.][0-9]+)?\(zone)$"),
    (.uuid, "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"),
    (.ipv4, "^\(octet)([.]\(octet)){3}$"),
    (.ipv6, "^[0-9a-fA-F:.]{2,45}$"),
    (.email, "^[^@]*.*@.+$"),
    (.jsonPointer, "^(/([^/~]|~[01])*)*$"),
    (.duration, "^P[0-9YMWDTHS]+$"),
    (.uri, "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]*$"),
    (.uriReference, "^[!-~]*$"),
  ])

  private static let cores = table([
    (.date, "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"),
    (
      .dateTime,
      "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T"
        + "\(clock)[0-5][0-9]([.][0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
    ),
    (.time, "^\(clock)[0-5][0-9]([.][0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"),
    (.uuid, "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"),
    (.ipv4, "^\(octet)([.]\(octet)){3}$"),
    (.jsonPointer, "^(/([^/~]|~[01])*)*$"),
    (.email, "^[a-z0-9]{1,20}@[a-z0-9]{1,20}[.][a-z]{2,10}$"),
    (.idnEmail, "^[a-z0-9]{1,20}@[a-z0-9]{1,20}[.][a-z]{2,10}$"),
    (.hostname, "^[a-z0-9]{1,20}([.][a-z]{1,10})?$"),
    (.duration, "^P[0-9]+[YMWD]$"),
    (.uri, "^[a-z][a-z0-9]*:[a-zA-Z0-9/._-]*$"),
    (.uriReference, "^[a-zA-Z0-9/._-]*$"),
    (.iri, "^[a-z][a-z0-9]*:[a-zA-Z0-9/._-]*$"),
    (.iriReference, "^[a-zA-Z0-9/._-]*$"),
    (.uriTemplate, "^[a-zA-Z0-9/._-]*$"),
    (.regex, "^[a-zA-Z0-9_-]*$"),
  ])

  /// Texts that are of the format, short ones first.
  var samples: [String] {
    switch self {
    case .dateTime: ["2024-01-01T00:00:00Z", "2024-06-30T12:34:56.789+02:00"]
    case .date: ["2024-01-01", "1999-12-31"]
    case .time: ["00:00:00Z", "12:34:56.789+02:00"]
    case .duration: ["P1D", "PT1S", "P1Y2M3DT4H5M6S"]
    case .email: ["a@b.c", "name@example.com"]
    case .idnEmail: ["a@b.c", "name@example.com", "ä@ö.de"]
    case .hostname: ["a", "example.com"]
    case .idnHostname: ["a", "example.com", "ä.de"]
    case .ipv4: ["0.0.0.0", "127.0.0.1"]
    case .ipv6: ["::", "::1", "2001:db8::1"]
    case .uri: ["a:", "https://example.com/a"]
    case .uriReference: ["", "a", "/a", "https://example.com/a"]
    case .iri: ["a:", "https://example.com/ä"]
    case .iriReference: ["", "a", "/ä", "https://example.com/a"]
    case .uriTemplate: ["", "a", "/a/{b}"]
    case .uuid: ["00000000-0000-4000-8000-000000000000"]
    case .jsonPointer: ["", "/a", "/a/0"]
    case .relativeJSONPointer: ["0", "1/a", "0#"]
    case .regex: ["", "a", "^a$"]
    }
  }

  /// Texts that one format or another refuses.
  static let oddTexts = [
    "", "a", "x", "0", "1", "ab", " ", "%", "\\", "[", "(", "{", "a b", "é", "::", "-", "_", "/~",
  ]
}

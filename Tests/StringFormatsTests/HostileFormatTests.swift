import StringFormats
import TestSupport
import Testing

@Suite struct `A hostile text` {
  static let seeds: [String] = [
    "a", "1", ".", ":", "-", "/", "[", "]", "{", "}", "%", "%41", "@", "\"", "\\", "~", "~0", "P1D",
    "T", "xn--", "a.", "1:", "::", "{a}", "{a,", "a@", "ü", "ü.", "\u{300}", "\u{200C}",
    "\u{1F600}",
    "\u{0}", "\u{3002}", "0", "9", "+", "(", "(a*)*", "a|", "[a-", "{9}", "(?=", "\\1", "a?",
  ]
  static let heads = [
    "", "http://", "http://[", "a@", "\"", "P", "2026-01-17T08:30:06.", "0/", "{", "xn--",
  ]

  /// Beginnings after which a format reads on for as long as the same part comes again.
  static let endless: [(format: StringFormat, head: String, part: String)] = [
    (.dateTime, "2026-01-17T08:30:06.", "0"), (.time, "08:30:06.", "9"), (.duration, "P", "1"),
    (.duration, "PT", "1H"), (.email, "\"", "\\\""), (.idnEmail, "", "ü."), (.hostname, "", "a."),
    (.idnHostname, "", "ü"), (.idnHostname, "", "\u{3002}"), (.ipv4, "", "0"), (.ipv6, "", "::"),
    (.ipv6, "", "a:"), (.uri, "http://", "a@"), (.uri, "http://[", "1:"),
    (.uri, "http://a/", "%41"),
    (.uriReference, "", "a/"), (.iri, "x:", "ü"), (.iriReference, "?", "\u{202A}"),
    (.iriReference, "", "\u{2029}"), (.uriTemplate, "", "{a}"), (.uriTemplate, "{a", ",a"),
    (.uriTemplate, "", "{"), (.uuid, "", "a"), (.jsonPointer, "/", "~0"),
    (.relativeJSONPointer, "1", "0"), (.relativeJSONPointer, "0/", "~1"),
  ]

  @Test func `of a megabyte is read in a blink`() {
    for (format, head, part) in Self.endless {
      let text = Array((head + String(repeating: part, count: 1_000_000 / part.utf8.count)).utf8)
      let time = processorTime { _ = format.accepts(text.span) }
      #expect(time < .seconds(20), "\(format.rawValue): \(head)\(part)...")
    }
  }

  @Test(arguments: StringFormat.allCases.filter { $0 != .regex })
  func `of one part repeated takes no longer than it is long`(format: StringFormat) {
    for part in Self.seeds {
      for head in Self.heads {
        let text = Array((head + String(repeating: part, count: 10_000 / part.utf8.count)).utf8)
        let time = processorTime { _ = format.accepts(text.span) }
        #expect(time < .seconds(5), "\(format.rawValue): \(head)\(part)...")
      }
    }
  }

  @Test(arguments: StringFormat.allCases)
  func `of random parts gets a verdict`(format: StringFormat) {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      var text = Self.heads[Int(random.next() % UInt64(Self.heads.count))]
      for _ in 0..<random.next() % 8 {
        text += Self.seeds[Int(random.next() % UInt64(Self.seeds.count))]
      }
      _ = format.accepts(text)
    }
  }

  @Test(arguments: StringFormat.allCases.filter { $0 != .regex })
  func `that is not UTF-8 does not trap`(format: StringFormat) {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      var text = Array(Self.heads[Int(random.next() % UInt64(Self.heads.count))].utf8)
      for _ in 0..<random.next() % 16 { text.append(UInt8(truncatingIfNeeded: random.next())) }
      _ = format.accepts(text.span)
    }
  }
}

import SourceText
import TestSupport
import Testing

@Suite struct MojibakeTests {
  static let texts = [
    "✅ COMPLETE — 84 % “quoted”", "Über die Größe … naïve café", "→ 🔄 ⏳ ├── └──", "≥ 5 € – 10 €",
  ]

  @Test(arguments: LegacyEncoding.allCases, Self.texts)
  func `mangled text comes back to the letter`(encoding: LegacyEncoding, text: String) {
    let found = Mojibake(in: Array(encoding.mangled(text).utf8))
    #expect(String(decoding: found.repaired.bytes, as: UTF8.self) == text)
    #expect(found.runs.allSatisfy { $0.encoding == encoding && $0.times == 1 })
  }

  @Test(arguments: LegacyEncoding.allCases)
  func `what was mangled twice comes back, too`(encoding: LegacyEncoding) {
    let text = "done ✅ — really"
    let found = Mojibake(in: Array(encoding.mangled(encoding.mangled(text)).utf8))
    #expect(String(decoding: found.repaired.bytes, as: UTF8.self) == text)
    #expect(found.runs.contains { $0.times == 2 })
  }

  @Test(
    arguments: Self.texts + ["", "plain", "日本語のテキスト", "Ça va, señor? Ω ≈ ∂x", "ÄÖÜ äöü ß", "Â·Ã?"])
  func `text that is as somebody wrote it stays`(text: String) {
    let found = Mojibake(in: Array(text.utf8))
    #expect(found.isEmpty)
    #expect(found.repaired.bytes == Array(text.utf8))
  }

  @Test func `bytes that are no text are kept`() {
    let bytes: [UInt8] = [0xFF, 0xE2, 0x82, 0x61, 0xC3, 0x28, 0x00]
    #expect(Mojibake(in: bytes).repaired.bytes == bytes)
  }

  @Test func `a place in the repaired text is found in the file`() {
    let words = LegacyEncoding.macRoman.mangled("a ✅ b")
    let bytes = Array(words.utf8)
    let repaired = Mojibake(in: bytes).repaired
    let last = repaired.bytes.count
    #expect(repaired.original(SourceSpan(0, 1)) == SourceSpan(0, 1))
    #expect(
      repaired.original(SourceSpan(last - 1, last)) == SourceSpan(bytes.count - 1, bytes.count))
    // Part of a character takes in all that it was mangled to.
    #expect(repaired.original(SourceSpan(3, 4)) == SourceSpan(2, bytes.count - 2))
  }
}

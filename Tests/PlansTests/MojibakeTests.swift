import SourceText
import TestSupport
import Testing

struct MojibakeTests {
  private func repaired(_ text: String) -> String {
    String(decoding: Mojibake(in: Array(text.utf8)).repaired.bytes, as: UTF8.self)
  }

  @Test(
    arguments: LegacyEncoding.allCases,
    ["✅", "→", "├──", "⚠️", "🔄", "Привет", "naïve café", "日本語", "— “so”"])
  func `what was mangled comes back`(_ encoding: LegacyEncoding, _ text: String) {
    #expect(repaired("a \(encoding.mangled(text)) b") == "a \(text) b")
  }

  @Test(arguments: [
    "café", "“le café…”", "« CAFÉ »", "« café »", "AMANHÃ”", "Ärger, Öl und Übung", "„Ä“ „äöü“",
    "ÀÉÎÕÜ", "naïve œuvre", "日本語のテキスト", "Привет, мир", "Ελληνικά", "עברית", "Tiếng Việt",
    "20 °C ± 0,5 §3 £5 ½", "✅ 🔄 ⚠️ ├── → — “x”", "\u{2264} \u{2265} \u{221A}2 \u{221E}",
    "Ã and Â alone",
  ])
  func `good text is left alone`(_ text: String) {
    #expect(Mojibake(in: Array(text.utf8)).isEmpty)
    #expect(repaired(text) == text)
  }

  @Test func `what was mangled twice comes back`() {
    let once = LegacyEncoding.windows1252.mangled("done → next")
    let twice = LegacyEncoding.windows1252.mangled(once)
    #expect(repaired(twice) == "done → next")
  }

  @Test func `each run is told by its own encoding`() {
    let text =
      LegacyEncoding.macRoman.mangled("→") + " x " + LegacyEncoding.windows1252.mangled("✅")
    let found = Mojibake(in: Array(text.utf8))
    #expect(found.count(.macRoman) == 1)
    #expect(found.count(.windows1252) == 1)
  }

  @Test func `no byte sequence makes it fail, and repairs lose nothing`() {
    var dice = SeededGenerator(seed: 7)
    let pool = Array("aé—✅🔄│ü “”…Ã©\u{A0}ñß中Ж\n ")
    for _ in 0..<400 {
      let text = String(
        (0..<Int.random(in: 0..<24, using: &dice)).compactMap { _ in
          pool.randomElement(using: &dice)
        })
      for encoding in LegacyEncoding.allCases {
        let mangled = encoding.mangled(text)
        let found = Mojibake(in: Array(mangled.utf8))
        // What was repaired gives the file again, run by run.
        for piece in found.repaired.pieces {
          let original = Array(mangled.utf8)[piece.original.range]
          let back = String(decoding: found.repaired.bytes[piece.repaired.range], as: UTF8.self)
          let again = LegacyEncoding.allCases.contains {
            Array($0.mangled(back).utf8).elementsEqual(original)
              || Array($0.mangled($0.mangled(back)).utf8).elementsEqual(original)
          }
          #expect(again)
        }
      }
      var bytes = Array(text.utf8)
      if !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(
          in: 0...255, using: &dice)
      }
      let whole = SourceSpan(0, Mojibake(in: bytes).repaired.bytes.count)
      #expect(Mojibake(in: bytes).repaired.original(whole) == SourceSpan(0, bytes.count))
    }
  }
}

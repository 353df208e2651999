import SourceText
import TestSupport
import Testing

@Suite struct NearMissTests {
  @Test(
    arguments: [
      ("requried", "required"), ("tickcount", "tickCount"), ("tick", "tickCount"),
      ("propertes", "properties"), ("mininum", "minimum"), ("enmu", "enum"),
    ] as [(String, String)])
  func `a slip leads to the word that was meant`(written: String, meant: String) {
    let words = ["enum", "minimum", "properties", "required", "tickCount", "title", "type"]
    #expect(nearMiss(of: written, among: words) == meant)
  }

  @Test(arguments: ["", "x", "leaderboard", "ti", "properties", "a very long name indeed"])
  func `a word of its own leads nowhere`(word: String) {
    #expect(nearMiss(of: word, among: ["properties", "required", "tickCount"]) == nil)
  }

  @Test func `what lengths and letters rule out is never near`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let word = word(&generator)
      let others = (0..<8).map { _ in self.word(&generator) }
      let near = others.filter { $0 != word && isNear(word, $0) }
      #expect((nearMiss(of: word, among: others) == nil) == near.isEmpty, "\(word) among \(others)")
    }
  }

  /// The definition to the letter, without short cuts.
  private func isNear(_ first: String, _ second: String) -> Bool {
    let (one, other) = (Array(first.utf8), Array(second.utf8))
    let isBeginning =
      min(one.count, other.count) >= 4 && (one.starts(with: other) || other.starts(with: one))
    let distance = editDistance(one, other)
    return (isBeginning ? min(1, distance) : distance) <= max(1, min(one.count, other.count) / 3)
  }

  private func word(_ generator: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        "abcde".randomElement(using: &generator) ?? "a"
      })
  }
}

import Drift
import JSONText
import TestSupport
import Testing

/// What the flat tables keep of many values, against the same worked out plainly.
struct SketchTests {
  @Test(arguments: [1, 2, 3])
  func `the values with the smallest hashes are kept with their counts`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let numbers = (0..<4_000).map { _ in Int.random(in: 0..<900, using: &random) }
    let whole = try #require(profile(numbers.map { event("\($0)") }).events["e"]).payload.values
    // Every value by itself has the hash that it has among the others.
    var counts: [UInt64: Int] = [:]
    for (number, times) in Dictionary(grouping: numbers, by: { $0 }).mapValues(\.count) {
      let alone = try #require(profile([event("\(number)")]).events["e"]).payload.values
      counts[try #require(alone.entries.first).hash] = times
    }
    let smallest = counts.keys.sorted().prefix(ValueSketch.room)
    #expect(whole.entries.map(\.hash) == Array(smallest))
    #expect(whole.entries.map(\.count) == smallest.map { counts[$0] })
    #expect(whole.isFull)
  }

  @Test func `letters are counted as scalars, however many bytes they take`() {
    for text in ["", "é", "1234567é", "12345678é", "日本語テキスト", "a😀b😀c😀d😀e", "1234567890123456é"] {
      let facts = profile([event("\"\(text)\""), event("\"\(text)\"")]).events["e"]?.payload.texts
      let count = text.unicodeScalars.count
      #expect(facts?.lengths == SizeRange(count, count), "\(text)")
    }
  }

  @Test(arguments: [1, 8, 15, 16, 17, 25, 32, 33, 48, 63, 64, 65])
  func `a template holds what stood at each place`(_ length: Int) throws {
    var random = SeededGenerator(seed: UInt64(length))
    let letters = Array("0123456789abcdefghijxyzABCDEFGHIXYZ-_é".utf8.filter { $0 < 0x80 })
    let texts = (0..<40).map { _ in
      (0..<length).map { place in place % 5 == 4 ? 0x2D : letters.randomElement(using: &random) ?? 0
      }
    }
    let lines = texts.map { event("\"\(String(decoding: $0, as: UTF8.self))\"") }
    let template = profile(lines).events["e"]?.payload.texts?.template
    guard length <= 64 else {
      #expect(template == nil)
      return
    }
    let found = try #require(template)
    for place in 0..<length {
      let stood = Set(texts.map { $0[place] })
      #expect(found.letters[place] == (stood.count == 1 ? texts[0][place] : 0))
      #expect(found.classes[place] == stood.reduce(0) { $0 | Self.bit(of: $1) })
    }
  }

  private static func bit(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39: 1
    case 0x61...0x66: 2
    case 0x67...0x7A: 4
    case 0x41...0x46: 8
    case 0x47...0x5A: 16
    default: 32
    }
  }
}

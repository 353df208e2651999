import SourceText
import TestSupport
import Testing

@Suite struct UTF8CheckTests {
  @Test(
    arguments: [
      ([0x61, 0x80], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0), ([0x61, 0xE2, 0x82], 1), ([0xE2, 0x82, 0x61], 0), ([0xFF], 0),
    ] as [([UInt8], Int)])
  func `what RFC 3629 refuses is found where it begins`(bytes: [UInt8], offset: Int) {
    #expect(firstInvalidUTF8(in: bytes.span) == offset)
    #expect(firstInvalidUTF8(in: bytes) == offset)
    // Behind words of ASCII it stands where it did, so much later.
    let text = Array("words of nothing but ASCII".utf8)
    #expect(firstInvalidUTF8(in: text + bytes) == text.count + offset)
  }

  @Test func `it says of any bytes what the standard library says`() {
    var generator = SeededGenerator(seed: 11)
    let edges: [UInt8] = [
      0x61, 0x7F, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0x90, 0x9F, 0xA0,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        edges.randomElement(using: &generator) ?? 0
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((firstInvalidUTF8(in: bytes.span) == nil) == isValid, "\(bytes)")
      #expect(firstInvalidUTF8(in: bytes) == firstInvalidUTF8(in: bytes.span), "\(bytes)")
    }
  }
}

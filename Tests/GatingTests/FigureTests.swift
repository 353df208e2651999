import Gating
import JSONText
import Testing

struct FigureTests {
  @Test(arguments: [
    ("8700", "850", "90", 0, true), ("8700", "850", "90.2", 1, true),
    ("8700", "850", "90.3", 1, false),
    ("8700", "850", "93", 0, false), ("100", "33.4", "66", 0, true), ("100", "33.4", "67", 0, true),
    ("100", "33.6", "67", 0, false), ("3", "1", "66.6", 1, true), ("3", "1", "66.7", 1, true),
    ("3", "1", "66.8", 1, false),
  ])
  func `a percentage may be rounded or cut off`(
    _ before: String, _ after: String, _ claimed: String, _ decimals: Int, _ holds: Bool
  ) throws {
    let (one, two) = (try figure(before), try figure(after))
    let part = try #require(one.subtracting(two)?.multiplied(by: Figure(100)))
    #expect(part.isQuotient(try figure(claimed), by: one, decimals: decimals) == holds)
  }

  @Test func `numbers add, multiply and compare exactly`() throws {
    #expect(try figure("0.1").adding(try figure("0.2")) == figure("0.3"))
    #expect(try figure("1e3") == figure("1000"))
    #expect(try figure("2.50").description == "2.5")
    #expect(try figure("-0.05").description == "-0.05")
    #expect(try figure("31744").description == "31744")
    #expect(try figure("1e-40").compared(to: figure("1e40")) != .same)
  }

  @Test func `what does not fit is nil and never a trap`() throws {
    let large = try figure("1" + String(repeating: "7", count: 35))
    #expect(large.multiplied(by: large) == nil)
    let vast = try #require(ExactNumber(lexeme: "1e400"))
    #expect(Figure(vast) == nil)
    #expect(large.divided(by: Figure.zero, decimals: 1) == nil)
    #expect(Figure.zero.divided(by: Figure(10_000), decimals: 1) == Figure.zero)
    #expect(Figure(1).divided(by: Figure(3_000_000), decimals: 1)?.mantissa == 0)
    #expect(Figure(.max, exponent: 0).adding(Figure(.max, exponent: 0)) == nil)
    #expect(Figure(.min + 1, exponent: 0).negated.mantissa > 0)
  }

  private func figure(_ text: String) throws -> Figure {
    let number = try #require(ExactNumber(lexeme: text))
    return try #require(Figure(number))
  }
}

import JSONText
import Testing

@Suite struct JSONCanonicalTests {
  /// The sample of RFC 8785, section 3.2.
  @Test func `the sample of the standard`() throws {
    let value = try JSONDocument.read(
      #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#)
    #expect(
      String(decoding: value.root.canonicalBytes, as: UTF8.self)
        == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  /// The sorting sample of RFC 8785, section 3.2.3.
  @Test func `names are in the order of their UTF-16 code units`() throws {
    let value = try JSONDocument.read(
      #"""
      {"\u20ac":5,"\r":1,"\ufb33":7,"1":2,"\ud83d\ude00":6,"\u0080":3,"\u00f6":4}
      """#)
    #expect(
      String(decoding: value.root.canonicalBytes, as: UTF8.self)
        == "{\"\\r\":1,\"1\":2,\"\u{80}\":3,\"\u{F6}\":4,\"\u{20AC}\":5,\"\u{1F600}\":6,\"\u{FB33}\":7}"
    )
    let names = ["", "a", "aa", "b", "\u{D7FF}", "\u{10000}", "\u{10FFFF}", "\u{E000}", "\u{FFFF}"]
    let object = "{" + names.reversed().map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    let sorted = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    #expect(try JSONDocument.read(object).root.canonicalBytes == Array(sorted.utf8))
  }

  /// The numbers of RFC 8785, appendix B.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
      (0x41B3_DE43_5555_5557, "333333333.33333343"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `numbers are written as ECMAScript does`(_ bits: UInt64, _ text: String) throws {
    let lexeme = Double(bitPattern: bits).description
    #expect(try JSONDocument.read(lexeme).root.canonicalBytes == Array(text.utf8))
    #expect(try JSONDocument.read(text).root.canonicalBytes == Array(text.utf8))
  }

  @Test func `a number too large for a double keeps its digits`() throws {
    #expect(try JSONDocument.read("1.50e400").root.canonicalBytes == Array("1.5e+400".utf8))
    #expect(
      try JSONDocument.read("-1e1000000000").root.canonicalBytes == Array("-1e+1000000000".utf8))
  }

  @Test func `entries stand on lines of their own`() throws {
    let value = try JSONDocument.read(#"{"b":[1.50,[],{}],"a":{"d":"\u0001/\u007f","c":null}}"#)
      .root
    #expect(
      String(decoding: value.prettyBytes(sortedKeys: false), as: UTF8.self) == """
        {
          "b": [
            1.50,
            [],
            {}
          ],
          "a": {
            "d": "\\u0001/\u{7F}",
            "c": null
          }
        }

        """)
    #expect(
      String(decoding: value.compactBytes(sortedKeys: true), as: UTF8.self)
        == "{\"a\":{\"c\":null,\"d\":\"\\u0001/\u{7F}\"},\"b\":[1.50,[],{}]}")
  }
}

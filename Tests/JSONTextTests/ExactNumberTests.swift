import JSONText
import TestSupport
import Testing

private func number(_ text: String) throws -> ExactNumber {
  try #require(ExactNumber(lexeme: text), "\(text)")
}

@Suite struct ExactNumberTests {
  @Test(arguments: [
    ("1", "1.0"), ("1", "1e0"), ("1", "10e-1"), ("0", "-0"), ("0", "0e99999999999999999999"),
    ("100", "1E+2"), ("0.1", "1e-1"), ("0.10", "0.1"), ("-1.50", "-15e-1"),
    ("12345678901234567890123", "12345678901234567890123.000"), ("1e05", "1e5"),
    ("1e1000000000", "10e999999999"), ("10e999999999999999998", "1e999999999999999999"),
    ("1.0e99999999999999999999", "0.1e100000000000000000000"),
  ])
  func `one number is equal however it is written`(_ first: String, _ second: String) throws {
    #expect(try number(first) == number(second))
    #expect(try number(first).hashValue == number(second).hashValue)
  }

  @Test func `numbers are ordered by value`() throws {
    let ascending = [
      "-1e1000000000000000000000", "-1e1000000000", "-1e400", "-9007199254740993",
      "-9007199254740992", "-2", "-1.5", "-1", "-0.1", "-1e-1000000000", "0", "1e-1000000000",
      "1e-400", "0.1", "0.10000000000000000000000000000001", "0.2", "1", "1.5", "2", "10", "11",
      "9007199254740992", "9007199254740993", "1e308", "1.0000000000000000000001e308", "1e400",
      "1e1000000000", "1e1000000000000000000000",
    ]
    for (place, lower) in ascending.enumerated() {
      for (later, higher) in ascending.enumerated() {
        let (first, second) = (try number(lower), try number(higher))
        #expect((first < second) == (place < later), "\(lower) < \(higher)")
        #expect((first == second) == (place == later), "\(lower) == \(higher)")
      }
    }
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", ".5", "1.", "1.e1", "1e", "1e+", "1 ", " 1", "0x10", "1_0", "1e1.5",
    "NaN", "--1", "1-", "1e5x",
  ])
  func `only the grammar of JSON is a number`(_ text: String) {
    #expect(ExactNumber(lexeme: text) == nil)
  }

  @Test(arguments: [
    ("0", true), ("-0.0", true), ("1", true), ("1.0", true), ("1e2", true), ("10e-1", true),
    ("1.5", false), ("1e-1", false), ("123456789e-9", false), ("100000e-5", true),
    ("1e1000000000", true), ("1e-1000000000", false), ("9007199254740993.0", true),
  ])
  func `an integer has no fraction`(_ text: String, _ isInteger: Bool) throws {
    #expect(try number(text).isInteger == isInteger)
    #expect(try JSONDocument.read(text).root.isInteger == isInteger)
  }

  @Test(arguments: [
    ("6", "2", true), ("7", "2", false), ("-6", "2", true), ("0", "2", true), ("0", "0.1", true),
    ("1", "0", false), ("0", "0", false), ("0.3", "0.1", true), ("0.35", "0.1", false),
    ("1.1", "0.1", true), ("19.99", "0.01", true), ("0.0075", "0.0001", true),
    ("0.00751", "0.0001", false), ("1e308", "0.01", true), ("1e308", "0.123456789", false),
    ("1e308", "0.5", true), ("1e308", "3", false), ("12391239123", "1e-8", true),
    ("1e1000000000", "7", false),
    ("7e1000000000", "7", true), ("1e-1000000000", "1", false), ("1", "1e-1000000000", true),
    ("1e400", "1024", true), ("1e2", "1024", false), ("1e10", "1024", true), ("1e9", "1024", false),
    ("9007199254740993", "2", false), ("9007199254740993", "3", true),
    ("4722366482869645213696", "1180591620717411303424", true),
    ("4722366482869645213697", "1180591620717411303424", false),
    ("1e70", "1180591620717411303424", true), ("1e69", "1180591620717411303424", false),
    ("340282366920938463463374607431768211455", "18446744073709551617", true),
    ("340282366920938463463374607431768211456", "18446744073709551617", false),
    ("340282366920938463463374607431768211455", "340282366920938463463374607431768211455", true),
    ("340282366920938463463374607431768211454", "340282366920938463463374607431768211455", false),
    ("-36893488147419103234", "18446744073709551617", true), ("1.5", "-0.5", true),
    ("999999999999999999", "999999999999999999", true),
    ("999999999999999998000000000000000001", "999999999999999999", true),
  ])
  func `multiples are exact`(_ text: String, _ divisor: String, _ isMultiple: Bool) throws {
    #expect(try number(text).isMultiple(of: number(divisor)) == isMultiple)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("1.0", 1), ("12e2", 1200), ("-5", -5), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
      ("-9223372036854775809", nil),
      ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("99999999999999999999", nil),
      ("1.5", nil),
      ("1e1000000000", nil), ("0.0", 0), ("922337203685477580.7e1", Int.max),
    ] as [(String, Int?)])
  func `a machine integer is taken where it fits`(_ text: String, _ value: Int?) throws {
    #expect(try number(text).asInt == value)
    #expect(try JSONDocument.read(text).root.int == value)
    if let value { #expect(try number(text) == ExactNumber(value)) }
  }

  @Test(arguments: [
    ("0", true), ("-0", true), ("1", true), ("0.1", true), ("1e308", true), ("1e309", false),
    ("1e400", false), ("-1e400", false), ("1e-400", false), ("5e-324", true), ("1e-324", false),
    ("9007199254740992", true), ("9007199254740993", false), ("9007199254740994", true),
    ("123456789012345678901234567890", false), ("1e23", true), ("1e1000000000", false),
    ("1e-99999999999999999999", false), ("3.141592653589793238462643383279", true),
  ])
  func `it is told which numbers a double cannot hold`(_ text: String, _ fits: Bool) throws {
    #expect(try number(text).isRepresentableAsDouble == fits)
  }

  @Test(
    arguments: [
      ("0.1", 0.1), ("-2.5e3", -2500), ("1e-400", 0), ("9007199254740993", 9_007_199_254_740_992),
      ("2.2250738585072014e-308", 2.2250738585072014e-308), ("1e400", nil),
      // Half way between two doubles, and a digit more far behind.
      ("9007199254740993.\(String(repeating: "0", count: 2000))1", 9_007_199_254_740_994),
    ] as [(String, Double?)])
  func `the nearest double is right`(_ text: String, _ value: Double?) throws {
    #expect(try number(text).double == value)
  }

  @Test(arguments: [
    ("0.0", "0"), ("-0", "0"), ("1.50", "1.5"), ("1e2", "100"), ("1e20", "100000000000000000000"),
    ("1e21", "1e+21"), ("12e20", "1.2e+21"), ("0.000001", "0.000001"), ("1e-7", "1e-7"),
    ("-12.5e-8", "-1.25e-7"), ("123456789.125", "123456789.125"),
    ("12345678901234567890123", "1.2345678901234567890123e+22"),
    ("19201E+21524234551242345600", "1.9201e+999999999999999999"),
    ("-19201E-21524234551242345600", "-1.9201e-1000000000000000001"),
  ])
  func `the description is short and reads back`(_ text: String, _ description: String) throws {
    #expect(try number(text).description == description)
    #expect(ExactNumber(lexeme: description) == ExactNumber(lexeme: text))
  }

  @Test func `a million digits take linear time`() throws {
    let digits = String(repeating: "7", count: 1_000_000)
    let elapsed = try processorTime {
      let long = try number(digits)
      #expect(long.isMultiple(of: ExactNumber(7)))
      #expect(!long.isMultiple(of: ExactNumber(10)))
      #expect(!long.isRepresentableAsDouble)
      #expect(try long < number(digits + "0"))
      #expect(try number("0." + digits) < ExactNumber(1))
      #expect(try number("1e" + digits) > number("1e1000000000"))
      #expect(try number("1e-" + digits) < number("1e-1000000000"))
      #expect(try long.isMultiple(of: number("77777777777777777777")))
    }
    #expect(elapsed < .seconds(30))
  }
}

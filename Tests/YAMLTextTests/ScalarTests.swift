import JSONText
import Testing
import YAMLText

struct ScalarCase: Sendable, CustomTestStringConvertible {
  var plain: String
  /// As JSON writes it; nil for a string.
  var json: String?
  var ambiguity: Ambiguity?
  var testDescription: String { plain }

  init(_ plain: String, _ json: String?, _ ambiguity: Ambiguity? = nil) {
    (self.plain, self.json, self.ambiguity) = (plain, json, ambiguity)
  }

  static let all = [
    ScalarCase("null", "null"), ScalarCase("~", "null", .tilde),
    ScalarCase("NULL", "null", .capitalised),
    ScalarCase("true", "true"), ScalarCase("FALSE", "false", .capitalised),
    ScalarCase("no", nil, .oldBoolean), ScalarCase("NO", nil, .oldBoolean),
    ScalarCase("on", nil, .oldBoolean), ScalarCase("y", nil),
    ScalarCase("1:30", nil, .sexagesimal), ScalarCase("-1:30:05", nil, .sexagesimal),
    ScalarCase("010", "10", .leadingZero), ScalarCase("-007", "-7", .leadingZero),
    ScalarCase("0x1F", "31", .otherBase), ScalarCase("0o17", "15", .otherBase),
    ScalarCase("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175", .otherBase),
    ScalarCase("0x", nil), ScalarCase("0xG", nil), ScalarCase("0o8", nil),
    ScalarCase("1_000", nil, .underscored),
    ScalarCase("2026-01-17", nil, .date), ScalarCase("2026-01-17T10:00:00Z", nil, .date),
    ScalarCase("2026-01", nil), ScalarCase("20261-01-17", nil),
    ScalarCase("1.10", "1.10", .trailingZero), ScalarCase("1.0", "1.0"), ScalarCase("1.0.0", nil),
    ScalarCase("0", "0"), ScalarCase("-0", "-0"), ScalarCase("+1", "1"), ScalarCase("-12", "-12"),
    ScalarCase(".5", "0.5"), ScalarCase("-.5", "-0.5"), ScalarCase("5.", "5.0"),
    ScalarCase("1e3", "1e3"), ScalarCase("1.5E-7", "1.5E-7"), ScalarCase("1.e+5", "1.0e+5"),
    ScalarCase("1e", nil), ScalarCase(".", nil), ScalarCase("-", nil), ScalarCase("+", nil),
    ScalarCase("e5", nil), ScalarCase(".e5", nil), ScalarCase("1 2", nil),
    ScalarCase("123456789012345678901234567890", "123456789012345678901234567890"),
    ScalarCase("word", nil), ScalarCase("nothing", nil), ScalarCase("None", nil),
  ]
}

struct ScalarTests {
  @Test(arguments: ScalarCase.all)
  func `a plain scalar goes by the core schema`(_ example: ScalarCase) {
    let scalar = YAMLScalar(Array(example.plain.utf8), style: .plain)
    let json: String? =
      switch scalar.value {
      case .null: "null"
      case .bool(let value): "\(value)"
      case .number(let lexeme): String(decoding: lexeme, as: UTF8.self)
      case .string: nil
      case .notFinite, .numberTooLong: "refused"
      }
    #expect(json == example.json)
    #expect(scalar.ambiguity == example.ambiguity)
  }

  @Test(arguments: [YAMLScalar.Style.singleQuoted, .doubleQuoted, .literal, .folded])
  func `what is quoted is a string and clear`(_ style: YAMLScalar.Style) {
    for text in ["no", "1.10", "null", "2026-01-17", ""] {
      let scalar = YAMLScalar(Array(text.utf8), style: style)
      #expect(scalar.value == .string)
      #expect(!scalar.isAmbiguous)
    }
  }

  @Test func `ambiguous scalars are listed once, keys as strings`() throws {
    let text = "no: &a on\nx: [*a, 010, \"no\"]\n"
    let found = try YAMLDocument.read(Array(text.utf8)).ambiguousScalars
    #expect(found.map(\.text) == ["no", "on", "010"])
    #expect(found.map(\.isKey) == [true, false, false])
    #expect(found.map(\.isString) == [true, true, false])
  }
}

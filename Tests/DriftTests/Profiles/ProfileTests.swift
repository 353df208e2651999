import Drift
import JSONText
import TestSupport
import Testing

/// What a profile counts.
struct ProfileTests {
  @Test func `types, ranges and presence are counted`() throws {
    let all = payloads(
      #"{"a": 1, "b": null}"#, #"{"a": 1.0, "b": "x"}"#, #"{"a": -2.50}"#, #"{"a": 1e3}"#,
      #"{"a": true, "b": []}"#)
    let a = try #require(all["a"])
    #expect(a.types.integers == 1 && a.types.pointed == 2 && a.types.fractions == 1)
    #expect(a.types.trues == 1 && a.types.total == 5)
    let range = NumberRange(try number("-2.5"), try number("1000"))
    #expect(a.numbers == range)
    #expect(a.values.distinct == 3)
    #expect(all.presence(of: "b") == Presence(seen: 3, of: 5))
    #expect(all["b"]?.types.nulls == 1 && all["b"]?.types.arrays == 1)
  }

  @Test(arguments: [
    (["9", "10", "-1", "-10"], "-10", "10"),
    (["0.1", "0.09", "0.123456789012345678901"], "0.09", "0.123456789012345678901"),
    (["1.5", "1.50", "1.500000001"], "1.5", "1.500000001"),
    (["99999999999999999999", "1e19", "-0.0000001"], "-1e-7", "99999999999999999999"),
    (["1e400", "-1e400", "5"], "-1e+400", "1e+400"),
    (["-0", "0.0", "0"], "0", "0"),
    (["12345678", "12345679", "12345677.9"], "12345677.9", "12345679"),
    (["1234567.1", "1234567.2", "1234567"], "1234567", "1234567.2"),
    (["-1234567.1", "-1234567.2", "-1234567"], "-1234567.2", "-1234567"),
  ])
  func `the range is exact`(_ numbers: [String], _ least: String, _ greatest: String) throws {
    for order in [numbers, numbers.reversed()] {
      let range = try #require(profile(order.map { event($0) }).events["e"]?.payload.numbers)
      let expected = NumberRange(try number(least), try number(greatest))
      #expect(range == expected)
    }
  }

  @Test func `one value in many spellings is one value`() {
    let spellings = ["1", "1.0", "1e0", "10e-1", "0.1e1", "1.000"]
    #expect(profile(spellings.map { event($0) }).events["e"]?.payload.values.distinct == 1)
    let texts = [#""aé""#, #""\u0061é""#, #""a\u00e9""#]
    let payload = profile(texts.map { event($0) }).events["e"]?.payload
    #expect(payload?.values.distinct == 1)
    #expect(payload?.texts?.lengths == SizeRange(2, 2))
  }

  @Test func `names are bytes`() {
    let all = payloads(
      "{\"caf\u{e9}\": 1}", "{\"cafe\u{301}\": 1}", #"{"A": 1}"#, #"{"a": 1}"#, #"{"": 1}"#,
      #"{"\u0061": 2}"#, #"{"q\"": 3}"#)
    #expect(all.fields.count == 6)
    #expect(all["a"]?.types.total == 2)
    #expect(all["q\""]?.types.total == 1 && all[""]?.types.total == 1)
  }

  @Test func `a name that comes twice makes a record malformed`() {
    let lines = [
      event(#"{"a": 1, "a": 2}"#), event(#"{"1": 1, "1": 2}"#), event(#"{"a": 1, "\u0061": 2}"#),
      event(#"{"b": [1, }"#), event(#"{"c": 01}"#), "not json", event(#"{"a": 3}"#),
    ]
    let all = profile(lines)
    #expect(all.malformed == 6 && all.records == 1)
    #expect(all.events["e"]?.payload.fields.map(\.name) == ["a"])
    #expect(all.events["e"]?.payload["a"]?.types.total == 1)
  }

  @Test func `names that are data are keys of a map`() {
    let all = payloads(#"{"m": {"451": 1.5, "452": 2}}"#, #"{"m": {"900": 3}}"#)
    #expect(all["m"]?.fields.isEmpty == true)
    #expect(all["m"]?.anyField?.types.total == 3)
  }

  @Test func `too many names are keys of a map, however they come`() {
    let lines = (0..<300).map { event("{\"n\(letters($0))\": \($0)}") }
    let whole = profile(lines)
    let parts = Profile.sum(
      stride(from: 0, to: 300, by: 7).map { start in
        profile(Array(lines[start..<min(start + 7, 300)]), from: start + 1)
      })
    #expect(whole.events["e"]?.payload.fields.isEmpty == true)
    #expect(whole.events["e"]?.payload.anyField?.types.total == 300)
    #expect(parts == whole)
  }

  @Test func `a million names cost no more than some`() {
    let names = (0..<100_000).map { "\"k\(letters($0))\":1" }.joined(separator: ",")
    let payload = profile([event("{\(names)}")]).events["e"]?.payload
    #expect(payload?.pathCount == 2)
    #expect(payload?.anyField?.types.total == 100_000)
  }

  @Test func `words are kept, but not those behind private names`() {
    let lines = (0..<40).map {
      event(#"{"side": "\#($0 % 3 == 0 ? "buy" : "sell")", "password": "hunter\#($0 % 2)"}"#)
    }
    let all = profile(lines).events["e"]?.payload
    let words = all?["side"]?.values.words?.map { String(decoding: $0.word, as: UTF8.self) }
    #expect(words == ["sell", "buy"])
    #expect(all?["password"]?.values.entries.isEmpty == true)
    let text = String(decoding: profile(lines).fileBytes(), as: UTF8.self)
    #expect(!text.contains("buy") && !text.contains("hunter"))
  }

  @Test(arguments: [
    ("2025-12-06T19:57:11.057787", TextFormat.localDateTime), ("2025-12-06T19:57:11Z", .dateTime),
    ("2025-12-06", .date), ("9b7ade47-452b-4427-8b9a-081f75ff15f2", .uuid),
    ("did:privy:cm4lbehdi1n1", .did), ("e2896666bec952ac", .hexadecimal),
    ("0xdeadBEEF", .prefixedHexadecimal), ("0xPractice", .plain), ("10.0.0.1", .ipv4),
    ("a@b.example", .email), ("https://example.org/x", .uri), ("-12", .integer),
    ("1.50", .decimal), ("", .empty), ("deadbeef", .plain), ("SCHEDULED", .plain),
  ])
  func `texts have a format`(_ text: String, _ format: TextFormat) {
    #expect(payloads("\"\(text)\"").texts?.formats == [format: 1])
  }

  @Test func `the distinct count is near enough`() {
    for count in [10, 64, 65, 1000, 20_000] {
      let lines = (0..<count).map { event("\"v\($0)\"") }
      let distinct = profile(lines + lines).events["e"]?.payload.values.distinct ?? 0
      let error = abs(Double(distinct - count)) / Double(count)
      #expect(count <= 64 ? distinct == count : error < 0.4, "\(count): \(distinct)")
    }
  }

  private func number(_ text: String) throws -> ExactNumber {
    try #require(ExactNumber(lexeme: text))
  }

  /// A number in letters, because names of digits are data.
  private func letters(_ number: Int) -> String {
    String(number).map { String("abcdefghij".dropFirst($0.wholeNumberValue ?? 0).prefix(1)) }
      .joined()
  }
}

extension Profile {
  static func sum(_ parts: [Profile]) -> Profile {
    parts.reduce(into: Profile()) { $0.add($1) }
  }
}

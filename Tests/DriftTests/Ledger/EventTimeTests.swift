import Captures
import Testing

/// Times of events, in the forms that recorders write.
struct EventTimeTests {
  @Test(arguments: [
    ("2025-12-12T08:00:00Z", "2025-12-12T08:00:00Z"),
    ("2025-12-12T08:00:00.250Z", "2025-12-12T08:00:00.250Z"),
    ("2025-12-12T08:00:00.2507891Z", "2025-12-12T08:00:00.250Z"),
    ("2025-12-12T08:00:00.2+01:00", "2025-12-12T07:00:00.200Z"),
    ("2025-12-12T23:30:00-0100", "2025-12-13T00:30:00Z"),
    ("2024-02-29T00:00:00", "2024-02-29T00:00:00Z"),
    ("2025-12-12 08:00:00z", "2025-12-12T08:00:00Z"),
    ("2000-03-01T00:00:00Z", "2000-03-01T00:00:00Z"),
    ("2199-12-31T23:59:59Z", "2199-12-31T23:59:59Z"),
  ])
  func `texts are read`(_ text: String, _ expected: String) {
    #expect(EventTime(text)?.description == expected)
  }

  @Test(arguments: [
    ("1765526400", "2025-12-12T08:00:00Z"), ("1765526400.25", "2025-12-12T08:00:00.250Z"),
    ("1765526400250", "2025-12-12T08:00:00.250Z"), ("1765526400250789", "2025-12-12T08:00:00.250Z"),
    ("1765526400250789123", "2025-12-12T08:00:00.250Z"),
  ])
  func `numbers are read by their size`(_ lexeme: String, _ expected: String) {
    #expect(EventTime(lexeme: Array(lexeme.utf8)[...])?.description == expected)
  }

  @Test(arguments: [
    "", "12:00", "1970-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "2025-13-01T00:00:00Z",
    "2025-12-12T08:00:00+", "2025-12-12T08:00:00Zx", "2025-12-12T24:00:00Z", "20251212T080000Z",
    "２０２５-12-12T08:00:00Z",
  ])
  func `what is no time is none`(_ text: String) {
    #expect(EventTime(text) == nil)
  }

  @Test(arguments: ["0", "-5", "12.5", "1e9", "99999999999999999999", "4102444800000000000000"])
  func `counters are no times`(_ lexeme: String) {
    #expect(EventTime(lexeme: Array(lexeme.utf8)[...]) == nil)
  }
}

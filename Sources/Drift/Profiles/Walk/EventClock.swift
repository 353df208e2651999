import Captures
import JSONText
import SourceText

/// Reads the times of events, which nearly all are of the day of the one before.
struct EventClock {
  /// A moment and its day in UTC, which is written as `20251206`.
  struct Reading: Hashable {
    var milliseconds: Int
    var day: Int

    init(milliseconds: Int, day: Int) {
      self.milliseconds = milliseconds
      self.day = day
    }

    init(_ time: EventTime) {
      milliseconds = time.milliseconds
      day = time.day.utf8.reduce(0) { $1 == UInt8(ascii: "-") ? $0 : $0 * 10 + Int($1 - 0x30) }
    }
  }

  /// The first ten bytes of the last time that was read, and what they stand for.
  private var head: (UInt64, UInt64) = (0, 0)
  private var midnight: Reading?

  mutating func read(text: UncheckedBytes, _ start: Int, _ end: Int) -> Reading? {
    guard let seconds = secondsOfDay(text, start, end) else {
      return EventTime(text: text.copy(start..<end)[...]).map { Reading($0) }
    }
    let head = (text.word(at: start), text.word(at: start + 2))
    if head != self.head {
      self.head = head
      let day = text.copy(start..<(start + 10)) + Array("T00:00:00Z".utf8)
      midnight = EventTime(text: day[...]).map { Reading($0) }
    }
    return midnight.map {
      Reading(milliseconds: $0.milliseconds + seconds, day: $0.day)
    }
  }

  func read(number text: [UInt8]) -> Reading? { EventTime(lexeme: text[...]).map { Reading($0) } }

  /// The milliseconds of `T19:57:11.057787`, with `Z` or no zone; nil for any other form.
  private func secondsOfDay(_ text: UncheckedBytes, _ start: Int, _ end: Int) -> Int? {
    guard end - start >= 19, text[start + 10] | 0x20 == UInt8(ascii: "t"),
      text[start + 13] == UInt8(ascii: ":"), text[start + 16] == UInt8(ascii: ":"),
      let hour = pair(text, start + 11), let minute = pair(text, start + 14),
      let second = pair(text, start + 17), hour < 24, minute < 60, second < 61
    else { return nil }
    var last = end
    if text[end - 1] | 0x20 == UInt8(ascii: "z") { last -= 1 }
    let whole = ((hour * 60 + minute) * 60 + second) * 1000
    if last == start + 19 { return whole }
    guard text[start + 19] == UInt8(ascii: "."), last > start + 20, last < start + 40 else {
      return nil
    }
    var fraction = 0
    for offset in (start + 20)..<last {
      guard text[offset] &- 0x30 < 10 else { return nil }
      if offset < start + 23 { fraction = fraction * 10 + Int(text[offset] - 0x30) }
    }
    for _ in last..<max(last, start + 23) { fraction *= 10 }
    return whole + fraction
  }

  private func pair(_ text: UncheckedBytes, _ start: Int) -> Int? {
    guard text[start] &- 0x30 < 10, text[start + 1] &- 0x30 < 10 else { return nil }
    return Int(text[start] - 0x30) * 10 + Int(text[start + 1] - 0x30)
  }
}

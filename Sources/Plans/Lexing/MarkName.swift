import SourceText

/// Names that forges show as pictures: `:white_check_mark:`.
enum MarkName {
  /// The mark that a name between two colons means.
  static func mark(at offset: Int, in bytes: [UInt8], end: Int) -> PlanMark? {
    var next = offset + 1
    while next < end, next - offset <= 30, isOfName(bytes[next]) { next += 1 }
    guard next > offset + 1, next < end, bytes[next] == UInt8(ascii: ":"),
      let scalar = names[text(SourceSpan(offset + 1, next), of: bytes)]
    else { return nil }
    return PlanMark(scalar, at: SourceSpan(offset, next + 1))
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static let names: [String: Unicode.Scalar] = [
    "white_check_mark": "✅", "heavy_check_mark": "✔", "ballot_box_with_check": "☑",
    "green_circle": "🟢", "large_green_circle": "🟢", "tada": "🎉", "rocket": "🚀",
    "x": "❌", "negative_squared_cross_mark": "❎", "red_circle": "🔴", "no_entry": "⛔",
    "no_entry_sign": "🚫", "stop_sign": "🛑", "octagonal_sign": "🛑",
    "warning": "⚠", "orange_circle": "🟠", "large_orange_circle": "🟠", "question": "❓",
    "eyes": "👀", "mag": "🔍", "hourglass": "⌛", "hourglass_flowing_sand": "⏳",
    "white_circle": "⚪", "white_large_square": "⬜", "soon": "🔜", "clipboard": "📋", "memo": "📝",
    "lock": "🔒", "new": "🆕", "construction": "🚧", "arrows_counterclockwise": "🔄",
    "yellow_circle": "🟡", "large_yellow_circle": "🟡", "hammer": "🔨", "wrench": "🔧",
    "large_blue_circle": "🔵", "blue_circle": "🔵", "black_circle": "⚫",
  ]
}

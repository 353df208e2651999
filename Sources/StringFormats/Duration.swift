/// Whether a text is a `duration` of RFC 3339, appendix A.
///
/// Units stand in order and without a gap between the first and the last: `P1Y2D` is refused
/// because the months are skipped.
func isDuration(_ text: borrowing Span<UInt8>) -> Bool {
  guard text.at(0) == UInt8(ascii: "P"), let date = component(of: text, from: 1) else {
    return text.at(0) == UInt8(ascii: "P") && isDurationTime(text, from: 1)
  }
  if date.unit == UInt8(ascii: "W") { return date.end == text.count }
  guard let end = unitsEnd(of: text, from: 1, order: dateUnits) else { return false }
  return end == text.count || isDurationTime(text, from: end)
}

private let dateUnits = Array("YMD".utf8)
private let timeUnits = Array("HMS".utf8)

private func isDurationTime(_ text: borrowing Span<UInt8>, from start: Int) -> Bool {
  text.at(start) == UInt8(ascii: "T")
    && unitsEnd(of: text, from: start + 1, order: timeUnits) == text.count
}

/// Where a run of neighbouring units ends, or nil when there is none or one is out of order.
private func unitsEnd(
  of text: borrowing Span<UInt8>, from start: Int, order: [UInt8]
) -> Int? {
  var expected: Int?
  var offset = start
  while let next = component(of: text, from: offset) {
    guard let rank = order.firstIndex(of: next.unit), rank == expected ?? rank else { return nil }
    expected = rank + 1
    offset = next.end
  }
  return expected == nil ? nil : offset
}

/// The digits and the unit letter at an offset.
private func component(
  of text: borrowing Span<UInt8>, from start: Int
) -> (unit: UInt8, end: Int)? {
  let end = text.end(of: .digits, from: start)
  guard end > start, let unit = text.at(end), ByteSet.letters.contains(unit) else { return nil }
  return (unit, end + 1)
}

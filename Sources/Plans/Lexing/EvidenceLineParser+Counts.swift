import JSONText
import SourceText

extension EvidenceLineParser {
  /// `bet_amount: 17/20 nonzero (3 with 0.0 are SELL actions as expected)`, `17 of 20`.
  func ratio(_ line: SourceSpan) -> Ratio? {
    var next = line.start
    while let offset = digits.first(in: bytes, from: next, to: line.end) {
      next = offset + 1
      guard offset == line.start || !isPartOfWord(bytes[offset - 1]),
        let (part, behindPart) = integer(offset, line.end),
        let second = ratioJoint(behindPart, line.end),
        let (whole, end) = integer(second, line.end), whole > 0,
        end == line.end || !isPartOfWord(bytes[end]) || bytes[end] == UInt8(ascii: ".")
      else { continue }
      // `1/2/3` and `2025/12/28` are none.
      if end < line.end, bytes[end] == UInt8(ascii: "/") { continue }
      return ratio(line, part, whole, at: SourceSpan(offset, end))
    }
    return nil
  }

  private func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
      UInt8(ascii: "$"), UInt8(ascii: "#"):
      true
    default: isWordByte(byte)
    }
  }

  private func integer(_ start: Int, _ end: Int) -> (value: Int, end: Int)? {
    var offset = start
    var value = 0
    while offset < end, offset - start < 16 {
      if isDigit(bytes[offset]) {
        value = value * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
      } else if bytes[offset] != UInt8(ascii: ",") || offset == start || offset + 3 >= end
        || !isDigit(bytes[offset + 1]) || !isDigit(bytes[offset + 2]) || !isDigit(bytes[offset + 3])
      {
        break
      }
      offset += 1
    }
    return offset > start ? (value, offset) : nil
  }

  private func ratioJoint(_ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    if bytes[start] == UInt8(ascii: "/") { return start + 1 }
    guard bytes[start] == 0x20 else { return nil }
    for joint in Self.joints where bytes[start..<end].starts(with: joint) {
      let behind = start + joint.count
      if behind < end { return behind }
    }
    return nil
  }

  private static let joints = [" / ", " of ", " out of "].map { Array($0.utf8) }

  private func ratio(_ line: SourceSpan, _ part: Int, _ whole: Int, at numbers: SourceSpan) -> Ratio
  {
    let rest = trimming(SourceSpan(numbers.end, line.end), in: bytes)
    var ratio = Ratio(
      subject: subject(SourceSpan(line.start, numbers.start)), part: part, whole: whole,
      text: text(rest, of: bytes), at: line)
    ratio.mark = MarkScanner.first(in: rest, of: bytes)
    if let open = bytes[rest.range].firstIndex(of: UInt8(ascii: "(")),
      let close = bytes[open..<rest.end].lastIndex(of: UInt8(ascii: ")"))
    {
      ratio.explanation = text(SourceSpan(open + 1, close), of: bytes)
    }
    ratio.range = range(rest)
    return ratio
  }

  /// What stands before a colon, without its ticks.
  private func subject(_ span: SourceSpan) -> String? {
    var span = withoutSigns(span)
    guard span.count > 0 else { return nil }
    if bytes[span.end - 1] == UInt8(ascii: ":") { span.end -= 1 }
    let name = text(withoutSigns(span), of: bytes)
    return name.isEmpty ? nil : name
  }

  /// `range 1-517`.
  private func range(_ span: SourceSpan) -> ClosedRange<Int>? {
    for word in words(in: span, of: bytes) where loweredText(word, of: bytes).begins(with: "range")
    {
      var offset = word.end
      while offset < span.end, !isDigit(bytes[offset]) { offset += 1 }
      guard let (low, behind) = integer(offset, span.end), behind < span.end,
        bytes[behind] == UInt8(ascii: "-") || bytes[behind] == 0xE2
      else { return nil }
      var next = behind
      while next < span.end, !isDigit(bytes[next]) { next += 1 }
      guard let (high, _) = integer(next, span.end), high >= low else { return nil }
      return low...high
    }
    return nil
  }

  /// `ws_event:      31,744 events (game state, player updates)`.
  func count(_ line: SourceSpan, _ colon: Int) -> LabelledCount? {
    guard colon > line.start else { return nil }
    let label = withoutSigns(SourceSpan(line.start, colon))
    let rest = withoutSigns(SourceSpan(colon + 1, line.end))
    guard label.count > 0, label.count <= 80, rest.count > 0, isDigit(bytes[rest.start]),
      let (number, end) = ValueParser.numeral(bytes, from: rest.start), end <= rest.end,
      end == rest.end || isBlank(bytes[end]) || bytes[end] == UInt8(ascii: "+")
        || bytes[end] == UInt8(ascii: "%")
    else { return nil }
    let behind = trimming(SourceSpan(end, rest.end), in: bytes)
    let open = bytes[behind.range].firstIndex(of: UInt8(ascii: "("))
    let unit = text(trimming(SourceSpan(behind.start, open ?? behind.end), in: bytes), of: bytes)
    let close = open.flatMap { bytes[$0..<behind.end].lastIndex(of: UInt8(ascii: ")")) }
    let note = open.flatMap { open in close.map { text(SourceSpan(open + 1, $0), of: bytes) } }
    return LabelledCount(
      label: Located(text(label, of: bytes), at: label), value: number,
      unit: unit.isEmpty ? nil : unit, note: note, at: line)
  }
}

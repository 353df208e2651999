import SourceText

extension ArithmeticReader {
  /// `17/20 (85%)`, `17 of 20 = 85 %`, `85% (17/20)`.
  func shares(_ phrases: [NumberPhrase], of line: SourceSpan) -> [ArithmeticClaim] {
    fractions(of: line, phrases).compactMap { fraction in
      guard let percent = neighbour(of: fraction, phrases), percent.precision == .exact else {
        return nil
      }
      guard let part = fraction.part.multiplied(by: Figure(100)),
        let holds = part.isQuotient(percent.figure, by: fraction.whole, decimals: percent.decimals)
      else { return nil }
      let exact = part.divided(by: fraction.whole, decimals: 1).map { "\($0)" } ?? ""
      return ArithmeticClaim(
        fault: holds
          ? nil
          : "\(fraction.part) of \(fraction.whole) is \(exact) %, and \(percent.figure) % is claimed",
        span: SourceSpan(percent.start, percent.end), basis: fraction.span)
    }
  }

  struct Fraction {
    var part: Figure
    var whole: Figure
    var span: SourceSpan
  }

  private func fractions(of line: SourceSpan, _ phrases: [NumberPhrase]) -> [Fraction] {
    var found = slashed(line)
    for (one, two) in zip(phrases, phrases.dropFirst())
    where !one.isPercent && !two.isPercent && one.precision == .exact && two.precision == .exact {
      let words = wordsBetween(one, two)
      guard words == ["of"] || words == ["out", "of"] else { continue }
      found.append(
        Fraction(part: one.figure, whole: two.figure, span: SourceSpan(one.start, two.end)))
    }
    return found.filter { $0.whole.mantissa > 0 && $0.part.compared(to: $0.whole) != .more }
  }

  private func wordsBetween(_ one: NumberPhrase, _ two: NumberPhrase) -> [String] {
    guard two.start - one.end <= 12, one.end <= two.start else { return [] }
    let between = bytes[one.end..<two.start]
    guard between.allSatisfy({ isBlank($0) || isLetter($0) }) else { return [] }
    return between.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// `17/20` that is neither a path nor a date.
  func slashed(_ line: SourceSpan) -> [Fraction] {
    var found: [Fraction] = []
    var offset = line.start
    while offset < line.end {
      guard bytes[offset] == UInt8(ascii: "/"), isDigit(byte(offset - 1)), isDigit(byte(offset + 1))
      else {
        offset += 1
        continue
      }
      var (start, end) = (offset, offset + 1)
      while start > line.start, isDigit(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: ",") {
        start -= 1
      }
      while end < line.end,
        isDigit(bytes[end]) || bytes[end] == UInt8(ascii: ",") && isDigit(byte(end + 1))
      {
        end += 1
      }
      if let fraction = fraction(start, offset, end) { found.append(fraction) }
      offset = end
    }
    return found
  }

  private func fraction(_ start: Int, _ slash: Int, _ end: Int) -> Fraction? {
    let isFree =
      [byte(start - 1), byte(end)].allSatisfy { neighbour in
        !isWordByte(neighbour) && neighbour != UInt8(ascii: "/") && neighbour != UInt8(ascii: ".")
          && neighbour != UInt8(ascii: "-")
      }
      || byte(end) == UInt8(ascii: ".") && !isWordByte(byte(end + 1))
        && !isWordByte(byte(start - 1))
    guard isFree, let (part, first) = readFigure(bytes[start..<slash]), first == slash - start,
      let (whole, second) = readFigure(bytes[(slash + 1)..<end]), second == end - slash - 1
    else { return nil }
    return Fraction(part: part, whole: whole, span: SourceSpan(start, end))
  }

  /// The percentage that belongs to a fraction: close to it, with nothing else between.
  private func neighbour(of fraction: Fraction, _ phrases: [NumberPhrase]) -> NumberPhrase? {
    let before = phrases.last { $0.isPercent && $0.end <= fraction.span.start }
    if let before, isBridge(before.end, fraction.span.start, limit: 4) { return before }
    let after = phrases.first { $0.isPercent && $0.start >= fraction.span.end }
    if let after, isBridge(fraction.span.end, after.start, limit: 28) { return after }
    return nil
  }

  /// Words may stand between, but no comma and no other number.
  private func isBridge(_ start: Int, _ end: Int, limit: Int) -> Bool {
    guard end >= start, end - start <= limit else { return false }
    let between = bytes[start..<end]
    return !between.contains { byte in
      isDigit(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<")
        || byte == UInt8(ascii: "|")
    }
  }
}

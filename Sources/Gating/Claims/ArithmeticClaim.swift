import SourceText

/// A number that a plan could have computed wrongly: what it says, and what comes out.
struct ArithmeticClaim {
  /// What is wrong, in words; nil where the claim holds or cannot be told.
  var fault: String?
  /// The number that is claimed, in the bytes that were read.
  var span: SourceSpan
  /// What it follows from.
  var basis: SourceSpan?
}

/// Finds the claims of one line, and of a line with the one before it.
struct ArithmeticReader {
  let bytes: [UInt8]

  /// The numbers of a line with what stands between them.
  func phrases(of line: SourceSpan) -> [NumberPhrase] {
    var scanner = NumberScanner(bytes, line.range)
    var found: [NumberPhrase] = []
    while found.count < 64, let phrase = scanner.next() { found.append(phrase) }
    return found
  }

  // MARK: Sums

  /// `22 + 6 + 3 + 5 = 36`, `8 × 4 = 32`.
  func sums(_ phrases: [NumberPhrase]) -> [ArithmeticClaim] {
    var claims: [ArithmeticClaim] = []
    var chain: (start: Int, total: Figure, sign: UInt8)?
    for index in phrases.indices.dropFirst() {
      let (one, two) = (phrases[index - 1], phrases[index])
      let joint = joint(one, two)
      switch joint {
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "x"):
        guard let sign = joint, one.precision == .exact, two.precision == .exact else {
          chain = nil
          continue
        }
        let running = chain.map { $0.total } ?? one.figure
        let isMixed = chain.map { ($0.sign == UInt8(ascii: "x")) != (sign == UInt8(ascii: "x")) }
        let next = isMixed == true ? nil : combined(running, two.figure, sign)
        chain = next.map { (chain?.start ?? one.start, $0, sign) }
      case UInt8(ascii: "="):
        if let chain, two.precision == .exact {
          claims.append(sum(chain.total, two, from: chain.start, one.end))
        }
        chain = nil
      default: chain = nil
      }
    }
    return claims
  }

  private func combined(_ one: Figure, _ two: Figure, _ sign: UInt8) -> Figure? {
    switch sign {
    case UInt8(ascii: "+"): one.adding(two)
    case UInt8(ascii: "-"): one.subtracting(two)
    default: one.multiplied(by: two)
    }
  }

  private func sum(
    _ total: Figure, _ claimed: NumberPhrase, from start: Int, _ end: Int
  ) -> ArithmeticClaim {
    let holds =
      total == claimed.figure
      || total.isQuotient(claimed.figure, by: Figure(1), decimals: claimed.decimals) == true
        && total.decimals > claimed.decimals
    return ArithmeticClaim(
      fault: holds ? nil : "that is \(total), and \(claimed.figure) is claimed",
      span: SourceSpan(claimed.start, claimed.end), basis: SourceSpan(start, end))
  }

  /// The one sign between two numbers; words may follow the first, none may precede the second.
  private func joint(_ one: NumberPhrase, _ two: NumberPhrase) -> UInt8? {
    guard one.end <= two.start, two.start - one.end <= 40 else { return nil }
    var sign: UInt8?
    var index = one.end
    while index < two.start {
      let byte = bytes[index]
      if let found = operation(at: index) {
        guard sign == nil else { return nil }
        sign = found.sign
        index += found.length
        continue
      }
      if sign != nil, !isBlank(byte) { return nil }
      if sign == nil, !isBlank(byte), !isWordByte(byte) { return nil }
      index += 1
    }
    return sign
  }

  private func operation(at index: Int) -> (sign: UInt8, length: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "+"), UInt8(ascii: "="): return (bytes[index], 1)
    // Only with spaces around it is a hyphen a minus.
    case UInt8(ascii: "-") where isBlank(byte(index - 1)) && isBlank(byte(index + 1)):
      return (bytes[index], 1)
    case 0xC3 where byte(index + 1) == 0x97: return (UInt8(ascii: "x"), 2)
    case 0xE2 where byte(index + 1) == 0x88 && byte(index + 2) == 0x92:
      return (UInt8(ascii: "-"), 3)
    default: return nil
    }
  }

  func byte(_ offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }
}

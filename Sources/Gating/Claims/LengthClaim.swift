import Plans
import SourceText

/// How long a file is, as a plan says behind its name: `src/main.py (123 lines)`.
struct LengthClaim {
  var path: String
  var phrase: NumberPhrase
  /// The number, in the file of the plan.
  var span: SourceSpan

  /// Whether a file of so many lines is what is said; a round number may be a rounded one.
  func holds(for lines: Int) -> Bool {
    guard let claimed = phrase.figure.asInt, claimed >= 0 else { return true }
    switch phrase.precision {
    case .atLeast: return lines >= claimed
    case .about: return abs(lines - claimed) * 4 <= max(claimed, lines)
    case .exact: return claimed % 10 == 0 ? abs(lines - claimed) * 10 <= claimed : lines == claimed
    }
  }
}

extension LengthClaim {
  /// What a plan says about the length of the files it names and draws.
  static func all(of plan: PlanDocument) -> [LengthClaim] {
    let bytes = plan.source.bytes
    var found: [LengthClaim] = []
    for reference in plan.references where reference.context != .example {
      guard case .path(let path) = reference.target else { continue }
      if let claim = read(path, in: bytes, behind: reference.span.end) { found.append(claim) }
    }
    for entry in plan.trees where !entry.isFolder && entry.comment != nil {
      if let claim = read(entry.path, in: bytes, behind: entry.span.end) { found.append(claim) }
    }
    return found
  }

  /// The number of lines that is said right behind a name, in brackets or behind a dash.
  private static func read(_ path: String, in bytes: [UInt8], behind start: Int) -> LengthClaim? {
    var offset = start
    while offset < bytes.count, offset < start + 8, "`*>] \"".utf8.contains(bytes[offset]) {
      offset += 1
    }
    // The bracket that closes a link.
    if offset == start, offset < bytes.count, bytes[offset] == UInt8(ascii: ")") { offset += 1 }
    guard let opened = opening(bytes, offset) else { return nil }
    let line = bytes[opened...].prefix(60).prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.first.map({ isDigit($0) || $0 == UInt8(ascii: "~") }) == true else { return nil }
    var scanner = NumberScanner(bytes, opened..<line.endIndex)
    guard let phrase = scanner.next(), phrase.start <= opened + 1, !phrase.isPercent,
      let word = following(phrase.end, in: bytes, atMost: 1).first,
      word.upperBound <= line.endIndex,
      units.contains(where: { equalsFolded(bytes, word, $0) })
    else { return nil }
    return LengthClaim(path: path, phrase: phrase, span: SourceSpan(phrase.start, phrase.end))
  }

  private static let units = ["line", "lines", "loc"]

  /// Behind ` (`, ` - `, ` # ` and their likes.
  private static func opening(_ bytes: [UInt8], _ start: Int) -> Int? {
    var offset = start
    var isOpened = false
    while offset < bytes.count, offset < start + 24 {
      switch bytes[offset] {
      case 0x20, 0x09: break
      case UInt8(ascii: "("), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "#"),
        UInt8(ascii: ","):
        isOpened = true
      // `–` and `—`.
      case 0xE2
      where offset + 2 < bytes.count && bytes[offset + 1] == 0x80
        && (0x93...0x94).contains(bytes[offset + 2]):
        isOpened = true
        offset += 2
      default: return isOpened ? offset : nil
      }
      offset += 1
    }
    return nil
  }
}

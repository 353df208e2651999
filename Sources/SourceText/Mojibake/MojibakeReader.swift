/// Letters side by side that spell whole characters when they are taken for bytes.
struct MojibakeCandidate {
  var encoding: LegacyEncoding
  var pieces: [Mojibake.Piece]
  var times: Int
  /// Nobody writes such letters, whatever else the text holds.
  var isCertain: Bool

  var span: SourceSpan {
    SourceSpan(pieces.first?.span.start ?? 0, pieces.last?.span.end ?? 0)
  }
}

/// Reads a run of bytes above 0x7F letter by letter.
struct MojibakeReader {
  private struct Letter {
    var scalar: Unicode.Scalar
    var span: SourceSpan
  }

  private(set) var candidates: [MojibakeCandidate] = []
  /// Letters that spell nothing: they are as somebody wrote them.
  private(set) var strangers = 0
  private var letters: [Letter] = []
  private let before: UInt8
  private let after: UInt8

  init(_ span: SourceSpan, in bytes: [UInt8]) {
    before = span.start > 0 ? bytes[span.start - 1] : 0x20
    after = span.end < bytes.count ? bytes[span.end] : 0x20
    var offset = span.start
    while offset < span.end {
      let length = min(sequenceLength(bytes[offset]) ?? 1, span.end - offset)
      if let scalar = decoded(bytes[offset..<offset + length]) {
        letters.append(Letter(scalar: scalar, span: SourceSpan(offset, offset + length)))
        offset += length
      } else {
        // No UTF-8: a letter of no encoding, so that nothing is spelled across it.
        letters.append(Letter(scalar: "\u{FFFD}", span: SourceSpan(offset, offset + 1)))
        offset += 1
      }
    }
  }

  /// Takes the longest spelling at each letter, in whichever encoding gives one.
  mutating func read() {
    var index = 0
    while index < letters.count {
      let best = LegacyEncoding.allCases.map { spelled(from: index, in: $0) }
        .max { rank($0) < rank($1) }
      guard let best, best.letters > 0 else {
        strangers += 1
        index += 1
        continue
      }
      candidates.append(judged(best, from: index))
      index += best.letters
    }
  }

  /// The longest spelling first, and of two such the one that nobody writes.
  private func rank(_ spelling: Spelling) -> (Int, Int) {
    let isSure =
      spelling.letters > 0 && isCertain(spelling, isAlone: spelling.letters == letters.count)
    return (spelling.letters, isSure ? 1 : 0)
  }

  private struct Spelling {
    var encoding: LegacyEncoding
    var pieces: [Mojibake.Piece] = []
    var scalars: [Unicode.Scalar] = []
    var letters = 0
  }

  /// As many characters as the letters from an index on spell, one after the other.
  private func spelled(from start: Int, in encoding: LegacyEncoding) -> Spelling {
    var spelling = Spelling(encoding: encoding)
    var index = start
    while index < letters.count, let lead = encoding.byte(for: letters[index].scalar),
      let length = sequenceLength(lead), length > 1, index + length <= letters.count
    {
      var bytes = [lead]
      for next in (index + 1)..<(index + length) {
        guard let byte = encoding.byte(for: letters[next].scalar) else { return spelling }
        bytes.append(byte)
      }
      guard let scalar = decoded(bytes[...]), isWritten(scalar) else { return spelling }
      let span = SourceSpan(letters[index].span.start, letters[index + length - 1].span.end)
      spelling.pieces.append(Mojibake.Piece(span: span, bytes: bytes))
      spelling.scalars.append(scalar)
      index += length
      spelling.letters = index - start
    }
    return spelling
  }

  private func judged(_ spelling: Spelling, from start: Int) -> MojibakeCandidate {
    let isAlone = spelling.letters == letters.count
    var candidate = MojibakeCandidate(
      encoding: spelling.encoding, pieces: spelling.pieces, times: 1,
      isCertain: isCertain(spelling, isAlone: isAlone))
    if candidate.isCertain { candidate.repairAgain() }
    return candidate
  }

  private func isCertain(_ spelling: Spelling, isAlone: Bool) -> Bool {
    if spelling.scalars.contains(where: isTelling) { return true }
    // Two in a row are no accident: capitals with accents do not take turns with signs.
    if spelling.scalars.count > 1 { return true }
    guard let scalar = spelling.scalars.first, isAlone else { return false }
    return isUnlikelyPair(scalar, in: spelling.encoding)
  }

  /// One accented letter, written with a capital in the middle of small letters or a sign of
  /// mathematics before a letter.
  private func isUnlikelyPair(_ scalar: Unicode.Scalar, in encoding: LegacyEncoding) -> Bool {
    guard scalar.value < 0x100 else { return false }
    switch encoding {
    case .macRoman: return scalar.properties.isAlphabetic
    case .windows1252:
      let isCapitalA = scalar.value >= 0xC0
      return isCapitalA ? isSmall(before) || isSmall(after) : !isLetter(before)
    }
  }
}

private func isSmall(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}

private func isLetter(_ byte: UInt8) -> Bool {
  isSmall(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

/// A character of three or four bytes whose mangled form is never meant: dashes, quotes, arrows,
/// lines of drawings, pictures.
private func isTelling(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2010...0x205E, 0x20A0...0x20C0, 0x2100...0x27BF, 0x2900...0x2BFF, 0xFE0E...0xFE0F,
    0xFEFF, 0x1F000...0x1FAFF:
    true
  default: false
  }
}

/// Assigned, and no control character: whoever mangled a text had written it before.
private func isWritten(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .unassigned, .surrogate: false
  case .privateUse: scalar.value == 0xF8FF
  default: true
  }
}

/// The scalar that a sequence of bytes is, when it is exactly one.
private func decoded(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
  guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
  let scalars = text.unicodeScalars
  return scalars.count == 1 ? scalars.first : nil
}

extension MojibakeCandidate {
  /// What was mangled twice comes out mangled once: as long as all of it spells something again,
  /// it is repaired again.
  fileprivate mutating func repairAgain() {
    for _ in 0..<3 {
      let bytes = pieces.flatMap(\.bytes)
      var reader = MojibakeReader(SourceSpan(0, bytes.count), in: bytes)
      guard let inner = reader.wholeSpelling(in: encoding) else { return }
      pieces = merged(inner)
      times += 1
    }
  }

  /// The pieces of a text that was repaired once, at their places in the file.
  private func merged(_ inner: [Mojibake.Piece]) -> [Mojibake.Piece] {
    var next = 0
    var offset = 0
    return inner.map { piece in
      var outer: SourceSpan?
      while next < pieces.count, offset < piece.span.end {
        outer = outer?.union(pieces[next].span) ?? pieces[next].span
        offset += pieces[next].bytes.count
        next += 1
      }
      return Mojibake.Piece(span: outer ?? span, bytes: piece.bytes)
    }
  }
}

extension MojibakeReader {
  /// The characters that all letters together spell, when they tell that they were mangled.
  fileprivate mutating func wholeSpelling(in encoding: LegacyEncoding) -> [Mojibake.Piece]? {
    let spelling = spelled(from: 0, in: encoding)
    guard spelling.letters == letters.count, spelling.letters > 0,
      spelling.scalars.contains(where: isTelling) || spelling.scalars.count > 1
    else { return nil }
    return spelling.pieces
  }
}

/// Text that was UTF-8, was read in another encoding, and was written down as it looked then.
///
/// The way back loses nothing: what is repaired gives the very bytes of the file when it is mangled
/// again. Text that merely holds accents, quotes or other scripts is left alone: a run counts only
/// when its letters spell whole characters of UTF-8 and nobody would have written them.
package struct Mojibake: Hashable, Sendable {
  /// Letters side by side that spell mangled characters of one encoding.
  package struct Run: Hashable, Sendable {
    package var span: SourceSpan
    package var encoding: LegacyEncoding
    /// Was mangled so many times.
    package var times: Int
  }

  /// One mangled character.
  struct Piece {
    var span: SourceSpan
    var bytes: [UInt8]
  }

  package private(set) var runs: [Run] = []
  package private(set) var repaired: RepairedText

  package var isEmpty: Bool { runs.isEmpty }

  /// How many runs were mangled by an encoding.
  package func count(_ encoding: LegacyEncoding) -> Int { runs.count { $0.encoding == encoding } }

  /// Looks for mangled runs; bytes that are no UTF-8 separate them.
  package init(in bytes: [UInt8]) {
    var candidates: [MojibakeCandidate] = []
    var strangers = 0
    var offset = 0
    while let start = bytes.firstHighByte(from: offset) {
      let (end, mayBeMangled) = highRun(in: bytes, from: start)
      offset = end
      guard mayBeMangled else {
        strangers += 1
        continue
      }
      var reader = MojibakeReader(SourceSpan(start, end), in: bytes)
      reader.read()
      candidates += reader.candidates
      strangers += reader.strangers
    }
    let sure = Set(candidates.filter(\.isCertain).map(\.encoding))
    let accepted = candidates.filter { candidate in
      // A doubtful one is believed where the rest of the text was mangled in the same way and
      // nothing in it is right.
      candidate.isCertain || (strangers == 0 && sure.contains(candidate.encoding))
    }
    repaired = RepairedText(
      bytes, replacing: accepted.flatMap(\.pieces).map { ($0.span, $0.bytes) })
    runs = Self.runs(accepted)
  }

  /// Candidates that touch are one run.
  private static func runs(_ candidates: [MojibakeCandidate]) -> [Run] {
    var runs: [Run] = []
    for candidate in candidates {
      if let last = runs.last, last.span.end == candidate.span.start,
        last.encoding == candidate.encoding, last.times == candidate.times
      {
        runs[runs.count - 1].span.end = candidate.span.end
      } else {
        runs.append(
          Run(span: candidate.span, encoding: candidate.encoding, times: candidate.times))
      }
    }
    return runs
  }
}

/// Where a run of bytes above 0x7F ends, and whether it holds at least two letters one of which could
/// stand for the first byte of a character.
private func highRun(in bytes: [UInt8], from start: Int) -> (end: Int, mayBeMangled: Bool) {
  var end = start
  var leads = false
  while end < bytes.count, bytes[end] >= 0x80 {
    switch bytes[end] {
    case 0xC2...0xCB, 0xEF: leads = true
    case 0xE2 where end + 1 < bytes.count:
      // Punctuation, letter-like signs and mathematics; drawings and pictures are elsewhere.
      let block = bytes[end + 1]
      leads = leads || block <= 0x84 || block == 0x88 || block == 0x89 || block == 0x97
    default: break
    }
    end += 1
  }
  return (end, leads && end - start >= 4)
}

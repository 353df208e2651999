import SourceText

/// Takes a heading apart: label, name, status, dates.
struct HeadingParser {
  let bytes: [UInt8]
  let vocabulary: StatusVocabulary

  init(_ bytes: [UInt8], _ vocabulary: StatusVocabulary) {
    self.bytes = bytes
    self.vocabulary = vocabulary
  }

  struct Parts {
    /// What is left when status and dates are gone.
    var title: SourceSpan
    var status: StatusClaim?
    var label: LabelParser.Found?
    /// The words behind the label.
    var name: SourceSpan?
    /// Words before the label: `Current Priority: Pipeline D`.
    var hasLead: Bool
  }

  func parse(_ content: SourceSpan) -> Parts {
    var (title, status) = withoutStatus(trimming(content, in: bytes))
    title = withoutDate(title)
    var parts = Parts(title: title, status: status, label: nil, name: nil, hasLead: false)
    let parser = LabelParser(bytes)
    let start = behindNumber(title)
    if let label = parser.label(at: start) {
      parts.label = label
    } else if let colon = bytes[start.range].firstIndex(of: UInt8(ascii: ":")),
      let label = parser.label(at: trimming(SourceSpan(colon + 1, start.end), in: bytes))
    {
      parts.label = label
      parts.hasLead = true
    }
    if let label = parts.label {
      let name = trimmingJoints(SourceSpan(label.end, title.end))
      parts.name = name.count > 0 ? name : nil
    }
    return parts
  }

  /// `1. Phase One`: the number of the section is not the phase's.
  private func behindNumber(_ title: SourceSpan) -> SourceSpan {
    var offset = title.start
    while offset < title.end,
      isDigit(bytes[offset]) || isNumbering(bytes[offset])
    {
      offset += 1
    }
    guard offset > title.start else { return title }
    return trimming(SourceSpan(offset, title.end), in: bytes)
  }

  private func isNumbering(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "["), UInt8(ascii: "("):
      true
    default: false
    }
  }

  // MARK: Status

  private func withoutStatus(_ title: SourceSpan) -> (SourceSpan, StatusClaim?) {
    guard mayHoldStatus(title) else { return (title, nil) }
    if let found = marked(title) ?? bracketed(title) ?? trailing(title) ?? leading(title)
      ?? noted(title)
    {
      return found
    }
    return (title, nil)
  }

  /// Whether a mark, a bracket or a joint stands in a title: no status does without.
  private func mayHoldStatus(_ title: SourceSpan) -> Bool {
    for offset in title.range {
      switch bytes[offset] {
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: ")"), 0x80...0xFF:
        return true
      default: continue
      }
    }
    return false
  }

  private var parser: StatusParser { StatusParser(bytes, vocabulary) }

  /// `Name (date) ✅ COMPLETE`, `Name ⏳ **READY TO START** (date)`, `Name ✅`.
  private func marked(_ title: SourceSpan) -> (SourceSpan, StatusClaim?)? {
    var rest = title
    var marks = 0
    // A heading of so many marks has no status.
    while marks < 16, let mark = MarkScanner.first(in: rest, of: bytes) {
      marks += 1
      let before = trimmingJoints(withoutOpening(SourceSpan(title.start, mark.span.start)))
      // A notice begins with its mark; a status has something to be said of before it.
      if before.count > 0,
        let claim = parser.parse(SourceSpan(mark.span.start, title.end), .heading, .known)
      {
        return (before, dated(claim, by: before))
      }
      if before.count > 0, isPhase(before),
        let claim = parser.parse(SourceSpan(mark.span.start, title.end), .heading, .lenient)
      {
        // A mark in the middle of a name is no status.
        if claim.note == nil { return (before, dated(claim, by: before)) }
      }
      rest.start = mark.span.end
    }
    return nil
  }

  /// `Name (✅ done)`: the bracket belongs to the status.
  private func withoutOpening(_ title: SourceSpan) -> SourceSpan {
    let bare = trimming(title, in: bytes)
    guard bare.count > 1, "([".utf8.contains(bytes[bare.end - 1]) else { return title }
    return SourceSpan(bare.start, bare.end - 1)
  }

  /// `Move - BLOCKED (waiting for the store)`: what stands in brackets behind a status is a note.
  private func noted(_ title: SourceSpan) -> (SourceSpan, StatusClaim?)? {
    guard title.count > 2, bytes[title.end - 1] == UInt8(ascii: ")"),
      let open = bytes[title.range].lastIndex(of: UInt8(ascii: "(")), open > title.start
    else { return nil }
    return trailing(trimming(SourceSpan(title.start, open), in: bytes))
  }

  /// The title begins with a label.
  private func isPhase(_ title: SourceSpan) -> Bool {
    LabelParser(bytes).label(at: behindNumber(title)) != nil
  }

  /// The date before the mark, where none is behind it.
  private func dated(_ claim: StatusClaim, by title: SourceSpan) -> StatusClaim {
    guard claim.date == nil, title.count > 0, bytes[title.end - 1] == UInt8(ascii: ")"),
      let open = bytes[title.range].lastIndex(of: UInt8(ascii: "("))
    else { return claim }
    var claim = claim
    claim.date = DateScanner(bytes).first(in: SourceSpan(open, title.end))
    return claim
  }

  /// `Pipeline Phase A (Complete)`, `Setup [DONE]`.
  private func bracketed(_ title: SourceSpan) -> (SourceSpan, StatusClaim?)? {
    guard title.count > 2 else { return nil }
    let close = bytes[title.end - 1]
    let open: UInt8
    switch close {
    case UInt8(ascii: ")"): open = UInt8(ascii: "(")
    case UInt8(ascii: "]"): open = UInt8(ascii: "[")
    default: return nil
    }
    guard let start = bytes[title.range].lastIndex(of: open), start > title.start else {
      return nil
    }
    let inner = SourceSpan(start + 1, title.end - 1)
    guard let claim = parser.parse(inner, .parenthesis, .whole) else {
      // `Setup [DONE] (2026-01-03)`
      let before = trimming(SourceSpan(title.start, start), in: bytes)
      guard DateScanner(bytes).first(in: inner) != nil, before.count < title.count,
        let found = bracketed(before) ?? trailing(before), var claim = found.1
      else { return nil }
      if claim.date == nil { claim.date = DateScanner(bytes).first(in: inner) }
      return (found.0, claim)
    }
    let before = trimmingJoints(SourceSpan(title.start, start))
    return before.count > 0 ? (before, dated(claim, by: before)) : nil
  }

  /// `Milestone 3: Cut-over - VERIFIED 2026-02-01`, `Phase 2: COMPLETE`.
  private func trailing(_ title: SourceSpan) -> (SourceSpan, StatusClaim?)? {
    for offset in title.range.reversed() {
      let length: Int
      switch bytes[offset] {
      case UInt8(ascii: "-"), UInt8(ascii: "|"): length = 1
      case UInt8(ascii: ":"): length = 1
      case 0xE2:
        guard let (found, size) = scalar(at: offset, in: bytes, end: title.end),
          found == "–" || found == "—"
        else { continue }
        length = size
      default: continue
      }
      guard offset > title.start, offset + length < title.end, isBlank(bytes[offset + length])
      else {
        continue
      }
      let tail = SourceSpan(offset + length, title.end)
      guard var claim = parser.parse(tail, .heading, .whole), let word = claim.word else {
        continue
      }
      let before = trimmingJoints(SourceSpan(title.start, offset))
      let isLoud = !word.value.utf8.contains {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
      guard before.count > 0, isLoud || isPhase(before) else { continue }
      claim = dated(claim, by: before)
      return (before, claim)
    }
    return nil
  }

  /// `✅ Phase 1: Setup`, `[DONE] Phase 1`, `COMPLETE: Phase 1`.
  private func leading(_ title: SourceSpan) -> (SourceSpan, StatusClaim?)? {
    let labels = LabelParser(bytes)
    if let mark = MarkScanner.mark(at: title.start, in: bytes, end: title.end) {
      let rest = trimming(SourceSpan(mark.span.end, title.end), in: bytes)
      guard labels.label(at: behindNumber(rest)) != nil, vocabulary.state(of: mark) != nil else {
        return nil
      }
      var claim = parser.parse(mark.span, .heading, .known)
      claim?.date = DateScanner(bytes).first(in: rest)
      return (rest, claim)
    }
    if bytes[title.range].first == UInt8(ascii: "["),
      let close = bytes[title.range].firstIndex(of: UInt8(ascii: "]"))
    {
      let rest = trimmingJoints(SourceSpan(close + 1, title.end))
      guard let claim = parser.parse(SourceSpan(title.start + 1, close), .heading, .whole),
        labels.label(at: rest) != nil
      else { return nil }
      return (rest, claim)
    }
    guard let colon = bytes[title.range].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = trimmingJoints(SourceSpan(colon + 1, title.end))
    guard let claim = parser.parse(SourceSpan(title.start, colon), .heading, .whole),
      labels.label(at: rest) != nil
    else { return nil }
    return (rest, claim)
  }

  // MARK: Ends

  /// Without the date in parentheses at the end.
  private func withoutDate(_ title: SourceSpan) -> SourceSpan {
    guard title.count > 2, bytes[title.end - 1] == UInt8(ascii: ")"),
      let open = bytes[title.range].lastIndex(of: UInt8(ascii: "(")), open > title.start,
      DateScanner(bytes).first(in: SourceSpan(open, title.end)) != nil
    else { return title }
    return trimmingJoints(SourceSpan(title.start, open))
  }

  func trimmingJoints(_ span: SourceSpan) -> SourceSpan {
    var (start, end) = (span.start, span.end)
    while start < end {
      if isJoint(bytes[start]) || isOpeningJoint(bytes[start]) {
        start += 1
      } else if let length = dashLength(start, end) {
        start += length
      } else {
        break
      }
    }
    while end > start {
      if isJoint(bytes[end - 1]) {
        end -= 1
      } else if end - start > 3, dashLength(end - 3, end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return SourceSpan(start, end)
  }

  private func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: "*"): true
    default: isBlank(byte)
    }
  }

  /// What joins only where it stands first.
  private func isOpeningJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "/")
  }

  private func dashLength(_ offset: Int, _ end: Int) -> Int? {
    guard bytes[offset] == 0xE2, let (found, length) = scalar(at: offset, in: bytes, end: end)
    else {
      return nil
    }
    return found == "–" || found == "—" || found == "→" ? length : nil
  }
}

package import Findings
import SourceText

extension PlanDocument {
  /// What is wrong with the bytes of the file, with repairs where nothing is lost by them.
  package func textFindings() -> [Finding] {
    if text.isBinary {
      return [finding(TextRules.binary, "the file is no text; nothing of it is read", .beginning)]
    }
    let characters = CharacterFaults(source.bytes)
    return [mangled(), invalid(characters)].compactMap { $0 } + faults(characters)
  }

  private func finding(
    _ rule: RuleInfo, _ message: Finding.Message, _ span: SourceSpan
  ) -> Finding {
    var finding = Finding(rule, message, at: Place(span, in: source, lines: text.lines))
    finding.identity = [rule.slug]
    return finding
  }

  // MARK: Mangled text

  private func mangled() -> Finding? {
    guard let first = text.mojibake.runs.first else { return nil }
    let runs = text.mojibake.runs
    var finding = finding(rule, message(runs), first.span)
    finding.excerpt = Excerpt(first.span, in: source, lines: text.lines)
    finding.count = runs.count
    finding.unit = "runs"
    finding.examples = runs.prefix(3).map { Place($0.span, in: source, lines: text.lines) }
    finding.notes = ["the file is read as it was meant; '--fix' writes it so"]
    let edits = text.mojibake.repaired.pieces.map { piece in
      Edit(piece.original, String(decoding: text.bytes[piece.repaired.range], as: UTF8.self))
    }
    finding.fix = Fix("Write \(runs.count) runs as they were meant", .safe, edits)
    return finding
  }

  private var rule: RuleInfo {
    let runs = text.mojibake.runs
    if runs.contains(where: { $0.times > 1 }) || Set(runs.map(\.encoding)).count > 1 {
      return TextRules.mixed
    }
    return runs.first?.encoding == .macRoman ? TextRules.macRoman : TextRules.windows1252
  }

  private func message(_ runs: [Mojibake.Run]) -> Finding.Message {
    let counts = LegacyEncoding.allCases.compactMap { encoding -> String? in
      let count = text.mojibake.count(encoding)
      return count > 0
        ? "\(count) run\(count == 1 ? "" : "s") of UTF-8 read as \(encoding.rawValue)" : nil
    }
    let twice = runs.count { $0.times > 1 }
    let more = twice > 0 ? ", \(twice) of them more than once" : ""
    return Finding.Message("the file holds \(counts.joined(separator: " and "))\(more)")
  }

  // MARK: Characters

  private func invalid(_ faults: CharacterFaults) -> Finding? {
    guard let first = faults.invalid.first else { return nil }
    let isWide =
      source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF])
    var finding = finding(
      TextRules.invalid,
      isWide
        ? "the file is UTF-16, not UTF-8"
        : "byte 0x\(hexadecimal(UInt32(source.bytes[first])).suffix(2)) is no UTF-8",
      SourceSpan(first, first + 1))
    finding.count = faults.invalidCount
    finding.unit = "bytes"
    return finding
  }

  private func faults(_ faults: CharacterFaults) -> [Finding] {
    faults.characters.map { fault in
      let name = "U+\(hexadecimal(fault.scalar.value))"
      let rule: RuleInfo
      let message: Finding.Message
      switch fault.kind {
      case .control: (rule, message) = (TextRules.control, "\(name) is a control character")
      case .direction:
        (rule, message) = (TextRules.direction, "\(name) turns the direction of what is shown")
      case .invisible: (rule, message) = (TextRules.invisible, "\(name) stands unseen in a word")
      }
      var finding = finding(rule, message, fault.span)
      finding.identity = [name]
      finding.count = fault.count
      finding.unit = "characters"
      return finding
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

/// Characters of a file that nobody wrote on purpose; each kind is told once, with its count.
struct CharacterFaults {
  enum Kind: Hashable {
    case control
    case direction
    case invisible
  }

  struct Fault {
    var kind: Kind
    var scalar: Unicode.Scalar
    /// The first of them.
    var span: SourceSpan
    var count: Int
  }

  private(set) var characters: [Fault] = []
  /// The first bytes that are no UTF-8.
  private(set) var invalid: [Int] = []
  private(set) var invalidCount = 0

  init(_ bytes: [UInt8]) {
    let text = bytes.span
    var next = 0
    while let offset = Self.strange.first(in: bytes, from: next, to: bytes.count) {
      next = offset
      if bytes[offset] < 0x80 {
        add(.control, Unicode.Scalar(bytes[offset]), SourceSpan(offset, offset + 1))
        next = offset + 1
      }
      while next < text.count, text[next] >= 0x80 {
        let length = Self.plainLength(at: next, in: text)
        next += length > 0 ? length : high(at: next, in: bytes)
      }
    }
  }

  /// The length of a letter, line or picture that is surely at no fault; 0 for what needs a look.
  ///
  /// What is at fault begins with C2, E2 80, E2 81 or EF, or is badly formed.
  private static func plainLength(at offset: Int, in text: borrowing Span<UInt8>) -> Int {
    guard offset + 4 <= text.count else { return 0 }
    let second = text[offset + 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    switch text[offset] {
    case 0xC3...0xDF: return 2
    case 0xE2 where second < 0x82: return 0
    case 0xE1...0xEC: return text[offset + 2] & 0xC0 == 0x80 ? 3 : 0
    case 0xF0 where second >= 0x90:
      return text[offset + 2] & 0xC0 == 0x80 && text[offset + 3] & 0xC0 == 0x80 ? 4 : 0
    default: return 0
    }
  }

  /// Controls and bytes above ASCII: only these can be at fault.
  private static let strange = ByteSet { byte in
    byte >= 0x7F || byte < 0x20 && !isBlank(byte)
  }

  /// Looks at one character above ASCII and gives its length.
  private mutating func high(at offset: Int, in bytes: [UInt8]) -> Int {
    guard let (found, length) = scalar(at: offset, in: bytes, end: bytes.count),
      isShortest(found, length)
    else {
      invalidCount += 1
      if invalid.isEmpty { invalid.append(offset) }
      return 1
    }
    let span = SourceSpan(offset, offset + length)
    switch found.value {
    case 0x202A...0x202E, 0x2066...0x2069: add(.direction, found, span)
    case 0x200B, 0x2060, 0x00AD: addInvisible(found, span, bytes)
    case 0xFEFF where offset > 0: addInvisible(found, span, bytes)
    case 0x200C, 0x200D: addInvisible(found, span, bytes)
    default: break
    }
    return length
  }

  /// Overlong forms are no UTF-8.
  private func isShortest(_ scalar: Unicode.Scalar, _ length: Int) -> Bool {
    switch length {
    case 2: scalar.value >= 0x80
    case 3: scalar.value >= 0x800
    default: scalar.value >= 0x10000
    }
  }

  /// Between letters of ASCII: other scripts and pictures need such characters.
  private mutating func addInvisible(
    _ scalar: Unicode.Scalar, _ span: SourceSpan, _ bytes: [UInt8]
  ) {
    guard span.start > 0, span.end < bytes.count, isName(bytes[span.start - 1]),
      isName(bytes[span.end])
    else { return }
    add(.invisible, scalar, span)
  }

  private func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private mutating func add(_ kind: Kind, _ scalar: Unicode.Scalar, _ span: SourceSpan) {
    if let known = characters.firstIndex(where: { $0.scalar == scalar }) {
      characters[known].count += 1
    } else {
      characters.append(Fault(kind: kind, scalar: scalar, span: span, count: 1))
    }
  }
}

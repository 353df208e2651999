/// Reads the grammar of ECMA-262 with the `u` flag, and says where real patterns depart from it.
///
/// Many patterns in the wild are legal only without the flag (`[\w-.]`, `\_`, a lone `}`). Where
/// such a text can mean one thing only it is read that way and a note is kept, so that a strict
/// caller refuses what has notes and a linter can show them.
struct PatternParser {
  /// What was read besides the tree.
  struct Result {
    var syntax: PatternSyntax
    var notes: [PatternNote]
  }

  /// Deeper nesting than any honest pattern has; keeps the walks over the tree from overflowing.
  static let greatestDepth = 200

  /// Each further property means another look at all of Unicode.
  static let greatestPropertyCount = 12

  let bytes: [UInt8]
  var offset = 0
  var notes: [PatternNote] = []
  var captureCount = 0
  var depth = 0
  var directory: GroupDirectory?
  var properties: [String: ScalarSet] = [:]

  static func parse(_ source: String) throws(PatternError) -> Result {
    var parser = Self(bytes: Array(source.utf8))
    let syntax = try parser.readChoice()
    guard parser.offset == parser.bytes.count else {
      throw parser.fault("')' closes no group", at: parser.offset)
    }
    return Result(syntax: syntax, notes: parser.notes)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func readChoice() throws(PatternError) -> PatternSyntax {
    let first = try readSequence()
    guard peek() == UInt8(ascii: "|") else { return first }
    var branches = [first]
    while take(UInt8(ascii: "|")) { branches.append(try readSequence()) }
    return .choice(branches)
  }

  private mutating func readSequence() throws(PatternError) -> PatternSyntax {
    var parts: [PatternSyntax] = []
    while let byte = peek(), byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      parts.append(try readTerm())
    }
    switch parts.count {
    case 0: return .empty
    case 1: return parts[0]
    default: return .sequence(parts)
    }
  }

  private mutating func readTerm() throws(PatternError) -> PatternSyntax {
    let start = offset
    let atom = try readAtom()
    guard let repetition = try readRepetition() else { return atom }
    // A plain group leaves no trace in the tree, and what is in it may be repeated.
    let isGrouped = bytes[start...].starts(with: "(?:".utf8)
    switch atom {
    case .boundary where !isGrouped:
      throw fault("a repetition has nothing to repeat", at: start)
    case .look(_, let look) where !isGrouped:
      guard !look.isBehind else { throw fault("a look-behind cannot be repeated", at: start) }
      note("a look-ahead is repeated", at: start)
    case .empty, .scalar, .set, .sequence, .choice, .repeated, .capture, .boundary, .look,
      .backreference:
      break
    }
    return .repeated(atom, repetition)
  }

  private mutating func readAtom() throws(PatternError) -> PatternSyntax {
    let start = offset
    switch bytes[offset] {
    case UInt8(ascii: "^"):
      offset += 1
      return .boundary(.start)
    case UInt8(ascii: "$"):
      offset += 1
      return .boundary(.end)
    case UInt8(ascii: "."):
      offset += 1
      return .set(.notLineEnd)
    case UInt8(ascii: "("): return try readGroup()
    case UInt8(ascii: "["): return .set(try readClass())
    case UInt8(ascii: "\\"): return try readEscape()
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      throw fault("a repetition has nothing to repeat", at: start)
    case UInt8(ascii: "{"): try noteLoneBrace()
    case UInt8(ascii: "}"): note("'}' stands alone and means itself", at: start)
    case UInt8(ascii: "]"): note("']' stands alone and means itself", at: start)
    default: break
    }
    return .scalar(takeScalar())
  }

  // MARK: groups

  private mutating func readGroup() throws(PatternError) -> PatternSyntax {
    let start = offset
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.greatestDepth else {
      throw PatternError(.programTooLarge, at: start)
    }
    offset += 1
    let wrap = try readGroupHead(at: start)
    let body = try readChoice()
    guard take(UInt8(ascii: ")")) else { throw fault("'(' is never closed", at: start) }
    switch wrap {
    case .plain: return body
    case .capture(let number): return .capture(body, number: number)
    case .look(let look): return .look(body, look)
    }
  }

  private enum Wrap {
    case plain
    case capture(Int)
    case look(PatternSyntax.Look)
  }

  private mutating func readGroupHead(at start: Int) throws(PatternError) -> Wrap {
    if take("?:") { return .plain }
    if take("?=") { return .look(.init(isBehind: false, isNegated: false)) }
    if take("?!") { return .look(.init(isBehind: false, isNegated: true)) }
    if take("?<=") { return .look(.init(isBehind: true, isNegated: false)) }
    if take("?<!") { return .look(.init(isBehind: true, isNegated: true)) }
    guard peek() == UInt8(ascii: "?") else {
      captureCount += 1
      return .capture(captureCount)
    }
    guard take("?<") else {
      throw fault("'(?' begins a group that ECMA-262 does not have", at: start)
    }
    _ = try readGroupName()
    captureCount += 1
    if directory == nil { try buildDirectory() }
    return .capture(captureCount)
  }

  // MARK: bytes

  func peek(ahead distance: Int = 0) -> UInt8? {
    let place = offset + distance
    return place < bytes.count ? bytes[place] : nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count else { return false }
    let isSame = word.withUTF8Buffer { letters in
      unsafe bytes[offset..<offset + length].elementsEqual(letters)
    }
    if isSame { offset += length }
    return isSame
  }

  /// The code point at the place, which the caller knows is not the end.
  mutating func takeScalar() -> UInt32 {
    let (scalar, length) = decodeScalar(bytes.span, at: offset)
    offset += length
    return scalar
  }

  mutating func note(_ words: String, at place: Int) {
    notes.append(PatternNote(words: words, offset: place))
  }

  func fault(_ words: String, at place: Int) -> PatternError {
    PatternError(.syntax(words), at: place)
  }
}

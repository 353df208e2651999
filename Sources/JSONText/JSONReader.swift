import SourceText

/// Reads one JSON text front to back into nodes.
///
/// The bytes are handed to every function instead of being stored, since a stored span would bind
/// the reader's lifetime to the caller's array.
struct JSONReader {
  /// Offsets are 32 bits wide in the nodes.
  static let largestText = Int(UInt32.max)

  /// A container whose end has not been seen.
  struct Open {
    var node: Int
    var count: UInt32
    var isObject: Bool
  }

  var nodes: [JSONDocument.Node] = []
  /// The text itself, followed by the strings that had to be decoded.
  var text: [UInt8]
  var open: [Open] = []
  /// The offset of the byte that is looked at.
  var at: Int
  let end: Int
  /// The offset that the text's first byte has in the source.
  let base: Int
  let limits: JSONLimits

  init(text: [UInt8], at: Int, end: Int, base: Int, limits: JSONLimits) {
    self.text = text
    self.at = at
    self.end = end
    self.base = base
    self.limits = limits
    nodes.reserveCapacity(min(text.count / 12 + 1, 4096))
  }

  mutating func readText(_ bytes: Span<UInt8>) throws(JSONError) {
    try refuseOtherEncodings(bytes)
    skipBlanks(bytes)
    guard at < end else { throw fault(.noValue, to: at) }
    repeat {
      if try beginsContainer(bytes), try !isEmptyContainer(bytes) { continue }
      try endValue(bytes)
    } while !open.isEmpty
    try refuseMore(bytes)
  }

  @inline(__always)
  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while at < end {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  /// The byte that is looked at; the text must not end here.
  @inline(__always)
  func byte(_ bytes: Span<UInt8>) throws(JSONError) -> UInt8 {
    guard at < end else { throw fault(.truncated, from: end, to: end) }
    return bytes[at]
  }

  func fault(_ kind: JSONError.Kind, from start: Int? = nil, to stop: Int) -> JSONError {
    let start = start ?? at
    return JSONError(kind, at: SourceSpan(start, max(start, min(stop, end))))
  }
}

// MARK: containers

extension JSONReader {
  /// Reads a whole scalar, or the bracket that opens a container, which answers true.
  private mutating func beginsContainer(_ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    switch try byte(bytes) {
    case UInt8(ascii: "\""): try readString(bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber(bytes)
    case UInt8(ascii: "{"):
      try push(.object)
      return true
    case UInt8(ascii: "["):
      try push(.array)
      return true
    case UInt8(ascii: "t"): try readWord("true", .true, bytes)
    case UInt8(ascii: "f"): try readWord("false", .false, bytes)
    case UInt8(ascii: "n"): try readWord("null", .null, bytes)
    default: throw misplaced(bytes, expected: .value)
    }
    return false
  }

  private mutating func push(_ kind: JSONDocument.Kind) throws(JSONError) {
    guard open.count < limits.depth else {
      throw fault(.tooDeep(limit: limits.depth), to: at + 1)
    }
    open.append(Open(node: nodes.count, count: 0, isObject: kind == .object))
    let start = UInt32(truncatingIfNeeded: at)
    nodes.append(.init(kind: kind, start: start, end: start, next: 0))
    at += 1
  }

  /// Closes the container that was just opened, or goes on to its first value.
  private mutating func isEmptyContainer(_ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    skipBlanks(bytes)
    let isObject = open.last?.isObject ?? false
    if try byte(bytes) == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      at += 1
      close()
      return true
    }
    if isObject { try readName(bytes) }
    return false
  }

  private mutating func close() {
    guard let container = open.popLast() else { return }
    nodes[container.node].end = UInt32(truncatingIfNeeded: at)
    nodes[container.node].count = container.count
    nodes[container.node].next = UInt32(truncatingIfNeeded: nodes.count)
  }

  /// After a value: closes every container that ends here, and goes on to the next value.
  private mutating func endValue(_ bytes: Span<UInt8>) throws(JSONError) {
    while let last = open.indices.last {
      open[last].count += 1
      let container = open[last]
      skipBlanks(bytes)
      switch (try byte(bytes), container.isObject) {
      case (UInt8(ascii: ","), _):
        return try continueContainer(bytes, isObject: container.isObject)
      case (UInt8(ascii: "]"), false):
        at += 1
        close()
      case (UInt8(ascii: "}"), true):
        at += 1
        close()
        try refuseDuplicates(inObject: container.node)
      case (_, let isObject):
        throw misplaced(bytes, expected: isObject ? .commaOrBrace : .commaOrBracket)
      }
    }
  }

  private mutating func continueContainer(
    _ bytes: Span<UInt8>, isObject: Bool
  ) throws(JSONError) {
    let comma = at
    at += 1
    skipBlanks(bytes)
    if try byte(bytes) == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      throw fault(.trailingComma, from: comma, to: comma + 1)
    }
    if isObject { try readName(bytes) }
  }

  /// Reads a member's name and colon, up to the first byte of its value.
  private mutating func readName(_ bytes: Span<UInt8>) throws(JSONError) {
    guard try byte(bytes) == UInt8(ascii: "\"") else { throw misplaced(bytes, expected: .name) }
    try readString(bytes)
    skipBlanks(bytes)
    guard try byte(bytes) == UInt8(ascii: ":") else { throw misplaced(bytes, expected: .colon) }
    at += 1
    skipBlanks(bytes)
  }
}

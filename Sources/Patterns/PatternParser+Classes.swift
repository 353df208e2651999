extension PatternParser {
  /// Reads a class such as `[a-z\d]`; stands on its `[`.
  mutating func readClass() throws(PatternError) -> ScalarSet {
    let start = offset
    offset += 1
    let isNegated = take(UInt8(ascii: "^"))
    var runs: [ScalarSet.Run] = []
    while !take(UInt8(ascii: "]")) {
      guard peek() != nil else { throw fault("'[' is never closed", at: start) }
      try readClassItem(into: &runs, classStart: start)
    }
    let set = ScalarSet(runs)
    return isNegated ? set.inverted() : set
  }

  /// Reads one member, or a range of them.
  private mutating func readClassItem(
    into runs: inout [ScalarSet.Run], classStart: Int
  ) throws(PatternError) {
    let start = offset
    let first = try readClassAtom()
    guard peek() == UInt8(ascii: "-"), let next = peek(ahead: 1), next != UInt8(ascii: "]") else {
      return add(first, to: &runs)
    }
    offset += 1
    guard peek() != nil else { throw fault("'[' is never closed", at: classStart) }
    let last = try readClassAtom()
    guard case .scalar(let low) = first, case .scalar(let high) = last else {
      note("'-' beside a class escape means itself", at: start)
      add(first, to: &runs)
      add(.scalar(0x2D), to: &runs)
      return add(last, to: &runs)
    }
    guard low <= high else { throw fault("a range is out of order", at: start) }
    runs.append(.init(low, high))
  }

  private func add(_ escape: Escape, to runs: inout [ScalarSet.Run]) {
    switch escape {
    case .scalar(let scalar): runs.append(.init(scalar, scalar))
    case .set(let set): runs.append(contentsOf: set.runs)
    }
  }

  private mutating func readClassAtom() throws(PatternError) -> Escape {
    guard peek() == UInt8(ascii: "\\") else { return .scalar(takeScalar()) }
    if peek(ahead: 1) == UInt8(ascii: "b") {
      offset += 2
      return .scalar(0x08)
    }
    if peek(ahead: 1) == UInt8(ascii: "-") {
      offset += 2
      return .scalar(0x2D)
    }
    return try readCommonEscape()
  }

  // MARK: properties

  /// Reads `\p{...}` or `\P{...}`; stands on the `p`.
  mutating func readProperty(at start: Int) throws(PatternError) -> ScalarSet {
    let isNegated = peek() == UInt8(ascii: "P")
    offset += 1
    guard take(UInt8(ascii: "{")) else {
      throw fault("'\\p' needs a property in braces", at: start)
    }
    let nameStart = offset
    while let byte = peek(), byte != UInt8(ascii: "}") { offset += 1 }
    let name = String(decoding: bytes[nameStart..<offset], as: UTF8.self)
    guard take(UInt8(ascii: "}")) else { throw fault("'\\p{' is never closed", at: start) }
    guard properties.count <= Self.greatestPropertyCount else {
      throw PatternError(.programTooLarge, at: start)
    }
    guard let set = property(named: name) else {
      throw fault("Unicode property '\(name)' is unknown to ECMA-262", at: start)
    }
    return isNegated ? set.inverted() : set
  }

  /// A property is worked out once per pattern, for that means looking at all of Unicode.
  private mutating func property(named name: String) -> ScalarSet? {
    if let known = properties[name] { return known }
    let set = UnicodeProperty(name)?.members()
    properties[name] = set
    return set
  }
}

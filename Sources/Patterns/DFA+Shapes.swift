// What a table says of texts in ASCII, for those who match very many of them.

extension DFA {
  /// For each byte of a match the bytes it may be, when all matches have one length and are ASCII.
  ///
  /// `^[0-9]{8}-[0-9a-f]{16}$` is such a pattern, as those of ids mostly are.
  var fixedShape: [[ClosedRange<UInt8>]]? {
    var shape: [[ClosedRange<UInt8>]] = []
    var state = start
    while !acceptsAtEnd[Int(state)] {
      guard shape.count < Self.longestShape, let step = onlyStep(from: state) else { return nil }
      shape.append(step.bytes)
      state = step.state
    }
    let width = alphabet.letterCount
    let isLast = (0..<width).allSatisfy { next(after: state, Alphabet.Letter($0)) == Self.refused }
    return isLast ? shape : nil
  }

  private static var longestShape: Int { 256 }

  /// The one state that a state leads to, and the bytes that do; nil when there are others.
  private func onlyStep(from state: State) -> (bytes: [ClosedRange<UInt8>], state: State)? {
    var target = Self.refused
    var ranges: [ClosedRange<UInt8>] = []
    for (stretch, first) in alphabet.starts.enumerated() where !isSurrogate(first) {
      let next = next(after: state, alphabet.letters[stretch])
      if next == Self.refused { continue }
      let end = stretch + 1 < alphabet.starts.count ? alphabet.starts[stretch + 1] : 0x11_0000
      guard end <= 0x80, target == Self.refused || target == next else { return nil }
      target = next
      // Stretches that touch are one range of bytes.
      let low = ranges.last.map { UInt32($0.upperBound) + 1 } == first ? ranges.popLast() : nil
      ranges.append((low?.lowerBound ?? UInt8(first))...UInt8(end - 1))
    }
    return target == Self.refused ? nil : (ranges, target)
  }

  /// The state after each byte of ASCII, 128 of them a state; nil when there are many states.
  var asciiTable: ASCIITable? {
    guard acceptsAtEnd.count <= ASCIITable.mostStates else { return nil }
    let states = acceptsAtEnd.indices.flatMap { state in
      alphabet.ascii.map { next(after: State(state), $0) }
    }
    return ASCIITable(start: start, next: states, acceptsAtEnd: acceptsAtEnd)
  }
}

/// A small table that is read a byte at a time.
package struct ASCIITable: Hashable, Sendable {
  static let mostStates = 64

  package let start: UInt16
  /// State 0 is the one from which no text is a match.
  package let next: [UInt16]
  package let acceptsAtEnd: [Bool]
}

extension Pattern {
  /// For each byte of a match the bytes it may be, when all matches have one length and are ASCII.
  package var fixedShape: [[ClosedRange<UInt8>]]? {
    if case .table(let table) = program.engine { table.fixedShape } else { nil }
  }

  /// The pattern as a table over bytes, when it is a small one.
  package var asciiTable: ASCIITable? {
    if case .table(let table) = program.engine { table.asciiTable } else { nil }
  }
}

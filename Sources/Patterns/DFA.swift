/// A pattern as a table: one look-up a code point, whatever the text.
struct DFA: Hashable, Sendable {
  typealias State = UInt16

  /// Nothing can lead to a match any more.
  static let refused: State = 0
  /// The match is complete, whatever follows.
  static let accepted: State = 1

  let alphabet: Alphabet
  let start: State
  /// The state after each letter, row by row.
  let table: [State]
  /// For each state whether the text may end there.
  let acceptsAtEnd: [Bool]

  var stateCount: Int { acceptsAtEnd.count }

  @inline(__always)
  func next(after state: State, _ letter: Alphabet.Letter) -> State {
    table[Int(state) * alphabet.letterCount + Int(letter)]
  }

  func matches(_ text: borrowing Span<UInt8>) -> Bool {
    var state = start
    var offset = 0
    while state > Self.accepted, offset < text.count {
      let byte = text[offset]
      if byte < 0x80 {
        offset += 1
        state = next(after: state, alphabet.letter(ofASCII: byte))
      } else {
        let (scalar, length) = decodeScalar(text, at: offset)
        offset += length
        state = next(after: state, alphabet.letter(of: scalar))
      }
    }
    return acceptsAtEnd[Int(state)]
  }
}

/// A pattern as a table: one look-up a code point, whatever the text.
struct DFA: Hashable, Sendable {
  typealias State = UInt16

  /// Nothing can lead to a match any more.
  static let refused: State = 0
  /// The match is complete, whatever follows.
  static let accepted: State = 1

  let alphabet: Alphabet
  let start: State
  /// For each state whether the text may end there.
  let acceptsAtEnd: [Bool]
  /// For each state and letter where the row of the state after it begins: matching then needs no
  /// multiplication.
  private let rows: [UInt32]

  /// `table` holds the state after each letter, row by row.
  init(alphabet: Alphabet, start: State, table: [State], acceptsAtEnd: [Bool]) {
    self.alphabet = alphabet
    self.start = start
    self.acceptsAtEnd = acceptsAtEnd
    let width = UInt32(alphabet.letterCount)
    rows = table.map { UInt32($0) * width }
  }

  func next(after state: State, _ letter: Alphabet.Letter) -> State {
    let width = alphabet.letterCount
    return State(Int(rows[Int(state) * width + Int(letter)]) / width)
  }

  func matches(_ text: borrowing Span<UInt8>) -> Bool {
    let width = alphabet.letterCount
    let settled = Int(Self.accepted) * width
    let rows = rows.span
    let ascii = alphabet.ascii.span
    var row = Int(start) * width
    var offset = 0
    while row > settled, offset < text.count {
      let byte = text[offset]
      if byte < 0x80 {
        offset += 1
        row = Int(rows[row + Int(ascii[Int(byte)])])
      } else {
        let (scalar, length) = decodeScalar(text, at: offset)
        offset += length
        row = Int(rows[row + Int(alphabet.letter(of: scalar))])
      }
    }
    return acceptsAtEnd[row / width]
  }
}

// Matching by a table that is worked out while the text is read, for graphs whose whole table
// would be too large: most texts visit few of its states.
extension NFA {
  /// Whether the graph leads to a match; undecided when the text visits too many states.
  func matches(_ text: borrowing Span<UInt8>) -> Match {
    var table = Determinizer(self)
    var state = table.start()
    var offset = 0
    while state > DFA.accepted, offset < text.count {
      let (scalar, length) = decodeScalar(text, at: offset)
      let letter = alphabet.letter(of: scalar)
      guard let next = table.next(after: state, letter) else { return .undecided }
      state = next
      offset += length
    }
    return table.acceptsAtEnd(state) ? .yes : .no
  }
}

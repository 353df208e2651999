/// A text some of whose characters were replaced, with the way back to where everything stood.
package struct RepairedText: Hashable, Sendable {
  /// A piece of the original and what was put in its place: one character, as a rule.
  package struct Piece: Hashable, Sendable {
    /// In the original.
    package var original: SourceSpan
    /// In the repaired text.
    package var repaired: SourceSpan
  }

  package private(set) var bytes: [UInt8]
  /// In order, none touching another's bytes.
  package private(set) var pieces: [Piece] = []

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Replaces spans, given in order, by other bytes.
  package init(_ original: [UInt8], replacing edits: [(span: SourceSpan, bytes: [UInt8])]) {
    guard !edits.isEmpty else {
      bytes = original
      return
    }
    bytes = []
    bytes.reserveCapacity(original.count)
    pieces.reserveCapacity(edits.count)
    var copied = 0
    for edit in edits where edit.span.start >= copied && edit.span.end <= original.count {
      bytes += original[copied..<edit.span.start]
      let start = bytes.count
      bytes += edit.bytes
      pieces.append(Piece(original: edit.span, repaired: SourceSpan(start, bytes.count)))
      copied = edit.span.end
    }
    bytes += original[copied...]
  }

  /// Where a span of the repaired text stands in the original.
  ///
  /// A span that begins or ends within a piece takes in the whole piece, because nothing says which
  /// of its bytes belongs to which.
  package func original(_ span: SourceSpan) -> SourceSpan {
    guard !pieces.isEmpty else { return span }
    let start = offset(of: span.start, isEnd: false)
    return SourceSpan(start, max(start, offset(of: span.end, isEnd: true)))
  }

  private func offset(of offset: Int, isEnd: Bool) -> Int {
    let next = firstPiece(endingBehind: offset)
    if next < pieces.count, pieces[next].repaired.start < offset {
      return isEnd ? pieces[next].original.end : pieces[next].original.start
    }
    guard next > 0 else { return offset }
    return offset - pieces[next - 1].repaired.end + pieces[next - 1].original.end
  }

  private func firstPiece(endingBehind offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].repaired.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

package import SourceText

/// Follows a text from value to value and knows the line and column it has come to.
package struct RecordCursor {
  package private(set) var place: RecordPlace
  private let start: Int
  private var offset = 0

  package init(_ place: RecordPlace) {
    self.place = place
    start = place.offset
  }

  package mutating func advance(to next: Int, in text: UncheckedBytes) {
    while offset < next {
      if text[offset] == UInt8(ascii: "\n") {
        place.line += 1
        place.column = 1
      } else if text[offset] & 0xC0 != 0x80 {
        place.column += 1
      }
      offset += 1
    }
    place.offset = start + next
  }
}

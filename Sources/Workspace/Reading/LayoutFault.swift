package import SourceText

/// Something that is wrong between or about records, not inside one.
package struct LayoutFault: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A record is longer than the limit and was passed over.
    case oversized(byteCount: Int, limit: Int)
    /// A record is longer than the limit, and no end was found of it; nothing behind it was read.
    case unending(byteCount: Int, limit: Int)
    case missingComma
    case extraComma
    /// The array has no closing bracket.
    case unclosedArray
    /// Something follows the closing bracket.
    case trailingContent
  }

  package var kind: Kind
  package var position: Position
  /// Counted from the beginning of the plain bytes.
  package var byteOffset: Int

  package init(kind: Kind, position: Position, byteOffset: Int) {
    self.kind = kind
    self.position = position
    self.byteOffset = byteOffset
  }
}

extension LayoutFault: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .oversized(let count, let limit):
      "record of \(count) bytes is longer than the limit of \(limit) and was not read"
    case .unending(let count, let limit):
      "record is longer than the limit of \(limit) and has no end in \(count) bytes; "
        + "nothing behind it was read"
    case .missingComma: "expected ',' between two elements of the array"
    case .extraComma: "comma without an element"
    case .unclosedArray: "the array is not closed: expected ']'"
    case .trailingContent: "text after the end of the array"
    }
  }
}

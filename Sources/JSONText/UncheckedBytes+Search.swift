import CSimdJSON
package import SourceText

extension UncheckedBytes {
  /// The offset of the first byte of a value at or after `start`, or nil.
  package func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    let found = unsafe schema_first_offset(pointer + start, count - start, byte)
    return found < count - start ? start + found : nil
  }
}

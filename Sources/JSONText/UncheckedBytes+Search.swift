public import CSimdJSON
public import SourceText

extension UncheckedBytes {
  /// Which of the 32 bytes from an offset on are digits, the first one in the lowest bit.
  @inlinable
  @inline(__always)
  public func digits(at offset: Int) -> UInt32 { unsafe schema_digits(pointer + offset) }

  /// The offset of the first byte of a value at or after `start`, or nil.
  @inlinable
  public func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    let found = unsafe schema_first_offset(pointer + start, count - start, byte)
    return found < count - start ? start + found : nil
  }
}

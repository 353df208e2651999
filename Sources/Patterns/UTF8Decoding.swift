/// The code point at `offset` and its length in bytes.
///
/// The caller promises valid UTF-8 and an offset inside; a broken promise yields a wrong scalar,
/// never a trap.
@inline(__always)
func decodeScalar(_ text: borrowing Span<UInt8>, at offset: Int) -> (UInt32, length: Int) {
  let lead = UInt32(text[offset])
  let left = text.count - offset
  if lead < 0xC0 || left < 2 { return (lead, 1) }
  let second = UInt32(text[offset + 1] & 0x3F)
  if lead < 0xE0 || left < 3 { return ((lead & 0x1F) << 6 | second, 2) }
  let third = UInt32(text[offset + 2] & 0x3F)
  if lead < 0xF0 || left < 4 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
  let fourth = UInt32(text[offset + 3] & 0x3F)
  return ((lead & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
}

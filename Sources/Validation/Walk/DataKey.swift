import SourceText

/// Whether a name is data and not a field: a number, an id, an address.
///
/// Such names are keys of a map; counting each for itself would fill the ledger with the data, and
/// with personal data at that.
func isDataKey(_ text: UncheckedBytes, _ start: Int, _ length: Int) -> Bool {
  if length == 0 { return false }
  if length > 64 { return true }
  var digits = 0
  var hexadecimals = 0
  var dashes = 0
  for offset in start..<(start + length) {
    switch text[offset] {
    case 0x30...0x39: digits += 1
    case 0x41...0x46, 0x61...0x66: hexadecimals += 1
    case UInt8(ascii: "-"): dashes += 1
    case UInt8(ascii: "@"): return true
    default: break
    }
  }
  if digits + dashes == length, digits > 0 { return true }
  // Ids in hexadecimal, with or without dashes; a word of letters alone is a name.
  return length >= 16 && digits > 0 && digits + hexadecimals + dashes == length
}

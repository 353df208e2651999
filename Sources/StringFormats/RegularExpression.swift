import Patterns

/// Whether a text is a regular expression as ECMA-262 defines them in Unicode mode.
///
/// One that is well formed but too costly to compile is one nonetheless.
func isRegularExpression(_ text: borrowing Span<UInt8>) -> Bool {
  var source: [UInt8] = []
  source.reserveCapacity(text.count)
  for offset in text.indices { source.append(text[offset]) }
  do {
    _ = try Pattern(String(decoding: source, as: UTF8.self))
    return true
  } catch {
    switch error.reason {
    case .syntax: return false
    case .programTooLarge, .unsupported: return true
    }
  }
}

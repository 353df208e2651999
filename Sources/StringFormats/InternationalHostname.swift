/// Whether a text is a host name of RFC 5890: labels in ASCII, in Unicode or in Punycode.
///
/// The full stops that keyboards for Chinese and Japanese give count as dots. When one label
/// is written from right to left, the rule of RFC 5893 holds for all of them.
func isInternationalHostname(_ text: borrowing Span<UInt8>) -> Bool {
  // No character takes more than four bytes, and none less than one byte in ASCII form.
  guard (1...253 * 4).contains(text.count), !isDottedDecimal(text) else { return false }
  var labels: [UnicodeLabel] = []
  var length = -1
  for scalars in labelScalars(of: text) {
    guard let label = UnicodeLabel(hostLabel: scalars) else { return false }
    length += label.asciiLength + 1
    labels.append(label)
  }
  guard length <= 253 else { return false }
  return !labels.contains(where: \.isRightToLeft) || labels.allSatisfy(\.keepsDirectionRule)
}

/// The Unicode scalars between the dots.
private func labelScalars(of text: borrowing Span<UInt8>) -> [[UInt32]] {
  var labels: [[UInt32]] = [[]]
  var offset = 0
  while let scalar = text.scalar(at: offset) {
    offset += scalar.length
    switch scalar.value {
    case 0x2E, 0x3002, 0xFF0E, 0xFF61: labels.append([])
    default: labels[labels.count - 1].append(scalar.value)
    }
  }
  return labels
}

extension UnicodeLabel {
  /// Reads one label of a name, or gives nil when it is none that RFC 5890 knows.
  fileprivate init?(hostLabel scalars: [UInt32]) {
    guard scalars.allSatisfy({ $0 < 0x80 }) else {
      self.init(scalars: scalars)
      if !isValid { return nil }
      return
    }
    let bytes = scalars.map { UInt8(truncatingIfNeeded: $0) }
    let text = bytes.span
    guard text.end(of: .hostLabels, from: 0) == text.count, isHostLabel(text, text.indices)
    else { return nil }
    if text.hasLetters("xn--", at: 0) {
      self.init(punycoded: text, 4..<text.count)
      if !isValid { return nil }
    } else if scalars.count >= 4, scalars[2] == 0x2D, scalars[3] == 0x2D {
      // Two hyphens there are reserved for encodings to come.
      return nil
    } else {
      self.init(ascii: scalars)
    }
  }
}

extension JSONValue {
  /// The value on one line without blanks, numbers as they were written.
  package var compactBytes: [UInt8] { compactBytes(sortedKeys: false) }

  package func compactBytes(sortedKeys: Bool) -> [UInt8] {
    var writer = JSONWriter(indentation: nil, order: sortedKeys ? .bytes : .source)
    writer.write(self)
    return writer.bytes
  }

  /// The value as people read it: two blanks a level, a line for each entry and one at the end.
  ///
  /// Sorted names are in the order of their bytes.
  package func prettyBytes(sortedKeys: Bool) -> [UInt8] {
    var writer = JSONWriter(indentation: 2, order: sortedKeys ? .bytes : .source)
    writer.write(self)
    writer.endLine()
    return writer.bytes
  }

  /// The canonical form of RFC 8785: equal values, equal bytes.
  ///
  /// Numbers become doubles on the way, as that RFC asks. One that is too large for a double has no
  /// canonical form there; it is written with all its digits.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter(indentation: nil, order: .utf16, numbers: .ecmaScript)
    writer.write(self)
    return writer.bytes
  }
}

/// A number as ECMAScript's `Number::toString` writes the double that it is.
func ecmaScriptDigits(of value: JSONValue) -> [UInt8] {
  guard let exact = value.number else { return Array(value.text) }
  guard let double = exact.double, let shortest = ExactNumber(shortestOf: double) else {
    return exact.utf8
  }
  return shortest.utf8
}

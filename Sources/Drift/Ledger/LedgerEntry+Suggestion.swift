package import JSONText

extension LedgerEntry {
  /// A schema that what was seen would pass, as far as types and shapes tell; nil without types.
  package var suggestion: JSONValue? {
    let names = suggestedTypes
    guard !names.isEmpty else { return nil }
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    builder.string("type")
    if names.count == 1 {
      builder.string(names[0])
    } else {
      builder.begin(.array)
      for name in names { builder.string(name) }
      builder.end()
    }
    if let format = suggestedFormat {
      builder.string("format")
      builder.string(format)
    }
    builder.end()
    return builder.finish().root
  }

  /// Integers are numbers too.
  private var suggestedTypes: [String] {
    let seen = types.filter { $0.value > 0 }.keys.sorted()
    return seen.filter { $0 != .integer || types[.number] ?? 0 == 0 }.map(\.rawValue)
  }

  /// The format of every string that was looked at, when all have the same.
  private var suggestedFormat: String? {
    let strings = shapes.filter { $0.utf8.starts(with: "string".utf8) }
    guard !strings.isEmpty, strings.count < Self.examples else { return nil }
    let formats = Set(strings.map { Self.format(in: $0) })
    return formats.count == 1 ? formats.first ?? nil : nil
  }

  /// `date-time` of `string of 24 letters, date-time`.
  private static func format(in shape: JSONName) -> String? {
    let parts = shape.utf8.split(separator: UInt8(ascii: ","), maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return String(decoding: parts[1].drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
  }
}

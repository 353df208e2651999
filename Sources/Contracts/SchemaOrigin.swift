import JSONText

/// What a bare JSON Schema says of itself: its event, its version, and what it might be called.
///
/// Schemas say it in many places: a key of their own (`x-event`), their address
/// (`https://example.org/newTrade/1.2.0`), or the name of the file
/// (`standard_newTrade.v1.0.0.schema.json`).
struct SchemaOrigin: Hashable, Sendable {
  var event: String?
  var version: Version?
  /// Words for a name, the best first.
  var stems: [String]

  init(schema: JSONValue, path: String) {
    event = schema["x-event"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    let id = (schema["$id"] ?? schema["id"])?.string.map(Address.init)
    let file = Address(path)
    let spoken = (schema["x-version"] ?? schema["version"])?.string.flatMap {
      Version(versionText($0))
    }
    version = spoken ?? id?.version ?? file.version
    stems = [event, id?.stem, file.stem].compactMap(\.self).filter { !$0.isEmpty }
  }
}

/// A path or URI, taken apart into a stem and a version.
private struct Address: Hashable {
  var stem: String?
  var version: Version?

  init(_ text: String) {
    let plain = text.split(separator: "#").first ?? ""
    for segment in plain.split(separator: "/").reversed() {
      let words = withoutSuffixes(segment)
      if version == nil, let whole = Version(versionText(words)) {
        version = whole
        continue
      }
      let (rest, trailing) = withoutVersion(words)
      stem = String(rest)
      version = version ?? trailing
      return
    }
  }
}

/// `v1.0.0` and `1-0-0` are versions to those who write them.
private func versionText(_ text: some StringProtocol) -> String {
  let bare = text.first == "v" || text.first == "V" ? text.dropFirst() : text[...]
  let dashed = bare.split(separator: "-", omittingEmptySubsequences: false)
  let isDashed = dashed.count == 3 && dashed.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  return isDashed ? dashed.joined(separator: ".") : String(bare)
}

private func withoutSuffixes(_ text: Substring) -> Substring {
  var text = text
  while let suffix = [".json", ".yaml", ".yml", ".schema", ".jsonschema"].first(where: {
    text.hasSuffix($0)
  }) {
    text = text.dropLast(suffix.count)
  }
  return text
}

/// `name.v1.0.0`, `name-1.0.0`, `name@1.0.0` and `name_v1.0.0` without their ends.
private func withoutVersion(_ text: Substring) -> (stem: Substring, version: Version?) {
  for index in text.indices where ".-@_".contains(text[index]) {
    let end = text[text.index(after: index)...]
    if index > text.startIndex, let version = Version(versionText(end)) {
      return (text[..<index], version)
    }
  }
  return (text, nil)
}

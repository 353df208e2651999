package import SourceText

extension RFCReference {
  /// Reads `repo:rfc-0060-slug`, `rfc-0060`, `RFC 12` or a path to `rfcs/0001-slug.md`.
  package init?(reading text: String, at span: SourceSpan) {
    let folded = text.folded
    guard let (repository, rest) = Self.split(folded, text) else { return nil }
    let digits = rest.utf8.prefix(while: isDigit)
    guard digits.count > 0, digits.count <= 6, let number = Int(String(Substring(digits))) else {
      return nil
    }
    var slug = rest.utf8.dropFirst(digits.count)
    guard slug.isEmpty || slug.first == UInt8(ascii: "-") else { return nil }
    slug = slug.dropFirst()
    var name = String(Substring(slug))
    if name.hasSuffix(".md") { name = String(name.dropLast(3)) }
    self.init(
      repository: repository, number: number, slug: name.isEmpty ? nil : name, text: text, at: span)
  }

  /// The repository, and what stands behind `rfc-`.
  private static func split(_ folded: String, _ text: String) -> (String?, String)? {
    if let (before, behind) = folded.splitOnce(at: "rfcs/") {
      let isPath = before.utf8.allSatisfy { isWordByte($0) || "./-_:".utf8.contains($0) }
      return isPath ? (nil, behind) : nil
    }
    for opening in ["rfc-", "rfc ", "rfc"] {
      guard let (before, behind) = folded.splitOnce(at: opening) else { continue }
      if before.isEmpty { return (nil, behind) }
      guard before.utf8.last == UInt8(ascii: ":"),
        before.utf8.dropLast().allSatisfy({ isWordByte($0) || "-_./".utf8.contains($0) })
      else { return nil }
      return (String(Substring(text.utf8.prefix(before.utf8.count - 1))), behind)
    }
    return nil
  }
}

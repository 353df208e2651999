package import Realms

/// A design document of some repository: `aperture:rfc-0045-training-metrics`.
package struct DocumentReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Nil for one of the same repository: `rfc-0045-training-metrics`.
  package var repository: RealmName?
  /// The kind of document: `rfc`, `adr`, `spike`.
  package var kind: String
  package var number: Int
  /// The words after the number; empty where it was left out.
  package var slug: String

  package init(repository: RealmName?, kind: String = "rfc", number: Int, slug: String = "") {
    self.repository = repository
    self.kind = kind
    self.number = number
    self.slug = slug
  }

  /// Reads `repo:rfc-0060-slug`, `rfc-0060` or `RFC 0060`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let last = parts.last, let name = Self.document(String(last)) else { return nil }
    if parts.count == 2 {
      guard let repository = RealmName(String(parts[0])) else { return nil }
      self.repository = repository
    }
    (kind, number, slug) = name
  }

  private static func document(_ text: String) -> (String, Int, String)? {
    let words = text.trimmed.split(whereSeparator: { $0 == "-" || $0 == " " })
    guard words.count >= 2, ["rfc", "adr", "spike"].contains(words[0].lowercased()),
      words[1].utf8.count <= 8,
      words[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(words[1])
    else { return nil }
    let slug = words.dropFirst(2).joined(separator: "-").lowercased()
    guard slug.utf8.count <= 200, slug.utf8.allSatisfy(isSlugByte) else { return nil }
    return (words[0].lowercased(), number, slug)
  }

  private static func isSlugByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_")
  }

  package var description: String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return (repository.map { "\($0):" } ?? "") + "\(kind)-\(padded)"
      + (slug.isEmpty ? "" : "-\(slug)")
  }

  /// The document, whatever it is called besides.
  package var identity: DocumentReference {
    DocumentReference(repository: repository, kind: kind, number: number)
  }

  package func seen(from repository: RealmName) -> DocumentReference {
    var seen = self
    seen.repository = self.repository ?? repository
    return seen
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.repository?.text ?? "", lhs.kind, lhs.number, lhs.slug)
      < (rhs.repository?.text ?? "", rhs.kind, rhs.number, rhs.slug)
  }
}

package import Contracts
import JSONText
package import SourceText

/// What was published, as `digests.json` records it: the digest of each frozen file, and the
/// version that the manifest had then.
///
/// A version that is not recorded here was not published, whatever files lie about: the file is
/// written last, and so a publication is there as a whole or not at all.
package struct PublishedDigests: Hashable, Sendable {
  /// One frozen version with the digest of its bytes, as `sha256:` and 64 digits.
  package struct Entry: Hashable, Sendable {
    package var name: ContractName
    package var version: Version
    package var digest: String
    /// Where the entry's name stands in the file.
    package var span: SourceSpan

    package init(name: ContractName, version: Version, digest: String) {
      self.name = name
      self.version = version
      self.digest = digest
      span = .beginning
    }

    package var reference: String { "\(name)@\(version)" }
  }

  package static let format = "schema-digests/1"

  package private(set) var entries: [Entry] = []
  /// The version of the manifest at the last publication; nil in files of older programs.
  package var manifest: Version?
  /// Members that a newer program of the same format wrote; they survive.
  private var others: [(name: JSONName, value: JSONValue)] = []

  package init() {}

  package func digest(of name: ContractName, _ version: Version) -> String? {
    entries.first { $0.name == name && $0.version == version }?.digest
  }

  package mutating func record(_ entry: Entry) {
    entries.removeAll { $0.name == entry.name && $0.version == entry.version }
    entries.append(entry)
  }

  package static func == (lhs: Self, rhs: Self) -> Bool { lhs.text == rhs.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension PublishedDigests {
  /// Reads the file; what is damaged is refused with its place, and nothing of it is guessed.
  package static func read(_ bytes: [UInt8]) throws(ManifestFault) -> PublishedDigests {
    let root = try ManifestFault.root(of: bytes)
    try ManifestFault.checkFormat(root, knows: format, isRequired: false)
    guard let recorded = root["digests"], recorded.kind == .object else {
      throw ManifestFault(.wrongShape("'digests' must be a mapping"), at: root.span)
    }
    var digests = PublishedDigests()
    for member in recorded.members { digests.entries.append(try entry(member)) }
    for member in root.members { try digests.take(member) }
    return digests
  }

  private mutating func take(_ member: JSONValue.Member) throws(ManifestFault) {
    switch member.name.description {
    case "digests", "format": break
    case "manifest":
      guard let version = member.value.string.flatMap({ Version($0) }) else {
        throw ManifestFault(.wrongShape("'manifest' is no version"), at: member.value.span)
      }
      manifest = version
    default: others.append((member.name, member.value))
    }
  }

  private static func entry(_ member: JSONValue.Member) throws(ManifestFault) -> Entry {
    let parts = member.name.description.split(
      separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = ContractName(String(parts[0])),
      let version = Version(String(parts[1]))
    else {
      throw ManifestFault(
        .wrongShape("'\(member.name)' is no contract and version like tick@1.0.0"),
        at: member.key.span)
    }
    guard let digest = member.value.string, digest.hasPrefix("sha256:") else {
      throw ManifestFault(
        .wrongShape("the digest of '\(member.name)' must be a text like sha256:9f2c..."),
        at: member.value.span)
    }
    var entry = Entry(name: name, version: version, digest: digest)
    entry.span = member.key.span
    return entry
  }

  /// The file as it is written: names in the order of their bytes, a line for each.
  package var text: [UInt8] {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    builder.string("digests")
    builder.begin(.object)
    for entry in entries {
      builder.string(entry.reference)
      builder.string(entry.digest)
    }
    builder.end()
    builder.string("format")
    builder.string(Self.format)
    if let manifest {
      builder.string("manifest")
      builder.string(manifest.description)
    }
    for other in others {
      builder.string(other.name.utf8)
      builder.copy(other.value)
    }
    builder.end()
    return builder.finish().root.prettyBytes(sortedKeys: true)
  }
}

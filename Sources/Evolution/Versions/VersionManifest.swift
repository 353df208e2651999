package import Contracts
import JSONText
import SourceText

/// `manifests/schema_version.json`: the version of all contracts together, which every repository
/// that shares them agrees on.
///
/// Two shapes are read: the three members at the root, or under one member `schema`, `schemas` or
/// `contract` where a tool keeps other things beside them. Everything else in the file is kept.
package struct VersionManifest: Sendable {
  package var version: Placed<Version>
  package var embeddingModel: Placed<String>?
  package var lastUpdated: Placed<String>?

  private let bytes: [UInt8]
  /// The object that holds the members.
  private let holder: JSONValue

  /// Objects that the members may stand in.
  private static let nests = ["schema", "schemas", "schema_version", "contract", "contracts"]

  package static func read(_ bytes: [UInt8]) throws(ManifestFault) -> VersionManifest {
    let root = try ManifestFault.root(of: bytes)
    let holder = holder(in: root)
    guard let value = holder["version"] ?? holder["schema_version"] else {
      throw ManifestFault(.wrongShape("'version' is missing"), at: holder.span)
    }
    let words = String(decoding: value.text, as: UTF8.self)
    guard value.kind == .string, let version = Version(words) else {
      let shown = value.kind == .string || value.kind == .number ? "'\(words)'" : "it"
      throw ManifestFault(
        .wrongShape("'version' must be a text like 1.2.3; \(shown) is none"), at: value.span)
    }
    return VersionManifest(
      version: Placed(version, at: value.span),
      embeddingModel: try text("embedding_model", in: holder),
      lastUpdated: try time(in: holder), bytes: bytes, holder: holder)
  }

  private static func holder(in root: JSONValue) -> JSONValue {
    if let value = root["version"] ?? root["schema_version"], value.kind != .object { return root }
    let nest = nests.lazy.compactMap { root[$0] }
      .first { $0["version"] ?? $0["schema_version"] != nil }
    return nest ?? root
  }

  private static func text(
    _ key: String, in holder: JSONValue
  ) throws(ManifestFault) -> Placed<String>? {
    guard let value = holder[key], value.kind != .null else { return nil }
    guard let text = value.string, !text.isEmpty else {
      throw ManifestFault(.wrongShape("'\(key)' must be a text"), at: value.span)
    }
    return Placed(text, at: value.span)
  }

  private static func time(in holder: JSONValue) throws(ManifestFault) -> Placed<String>? {
    guard let text = try text("last_updated", in: holder) else { return nil }
    guard Timestamp.isValid(text.value) else {
      throw ManifestFault(
        .wrongShape("'last_updated' is '\(text.value)', no time like 2026-01-17T09:05:00Z"),
        at: text.span)
    }
    return text
  }
}

extension VersionManifest {
  /// The file with another version and time; every other byte stays.
  package func moved(to version: Version, at time: String) -> [UInt8] {
    var edits = [(self.version.span, quoted(version.description))]
    if let lastUpdated {
      edits.append((lastUpdated.span, quoted(time)))
    } else {
      let end = self.version.span.end
      edits.append((SourceSpan(end, end), "," + gap + quoted("last_updated") + ": " + quoted(time)))
    }
    var result = bytes
    for (span, text) in edits.sorted(by: { $0.0 > $1.0 }) {
      result.replaceSubrange(span.range, with: Array(text.utf8))
    }
    return result
  }

  /// A file for a repository that has none.
  package static func first(
    _ version: Version, embeddingModel: String?, at time: String
  ) -> [UInt8] {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    let members = [
      ("version", version.description), ("embedding_model", embeddingModel),
      ("last_updated", time),
    ]
    for (key, value) in members {
      guard let value else { continue }
      builder.string(key)
      builder.string(value)
    }
    builder.end()
    return builder.finish().root.prettyBytes(sortedKeys: true)
  }

  /// What stands before each member's name: a line break and blanks, or one blank.
  private var gap: String {
    guard let key = holder.members.first(where: { $0.value.span == version.span })?.key else {
      return " "
    }
    let before = bytes[..<key.span.start]
    let blanks = before.reversed().prefix { " \t\r\n".utf8.contains($0) }
    let text = String(decoding: blanks.reversed(), as: UTF8.self)
    return text.isEmpty ? " " : text
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}

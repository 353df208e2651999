package import SourceText

/// One thing in `schema.yaml` that keeps it from being read as meant; the other keys still count.
package struct SettingsProblem: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The text is no YAML.
    case unreadable(String)
    case unknownKey(String, within: String?, hint: String?)
    case missingKey(String, within: String)
    case wrongType(String, expected: String)
    case unknownWord(String, key: String, allowed: [String], hint: String?)
    case malformedPointer(String, key: String)
    case malformedDate(String)
    case malformedSize(String, key: String)
    /// A path that counts from the root and leaves it.
    case outsidePath(String, key: String)
  }

  package var kind: Kind
  package var span: SourceSpan

  package var message: String {
    switch kind {
    case .unreadable(let words): words
    case .unknownKey(let key, let within, _):
      "unknown key '\(key)'" + (within.map { " in '\($0)'" } ?? "")
    case .missingKey(let key, let within): "key '\(key)' is missing in '\(within)'"
    case .wrongType(let key, let expected): "'\(key)' must be \(expected)"
    case .unknownWord(let word, let key, let allowed, _):
      "'\(key)' is '\(word)', not one of \(allowed.joined(separator: ", "))"
    case .malformedPointer(let text, let key):
      "'\(text)' in '\(key)' is no JSON pointer like /data/1"
    case .malformedDate(let text): "'\(text)' is no date like 2026-01-17"
    case .malformedSize(let text, let key): "'\(key)' is '\(text)', not a size like 64 MiB"
    case .outsidePath(let path, let key): "'\(key)' leads out of the repository: '\(path)'"
    }
  }

  /// The word that was probably meant.
  package var hint: String? {
    switch kind {
    case .unknownKey(_, _, let hint), .unknownWord(_, _, _, let hint): hint
    case .unreadable, .missingKey, .wrongType, .malformedPointer, .malformedDate, .malformedSize,
      .outsidePath:
      nil
    }
  }
}

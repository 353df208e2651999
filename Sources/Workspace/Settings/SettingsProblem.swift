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
    /// Inherited settings speak of what is a repository's own.
    case notInheritable(String, within: String?)
    case malformedCommit(String)
    /// A text uses a variable that nobody declared.
    case undeclaredVariable(String, key: String, hint: String?)
    /// A declared variable is not set, and nothing stands for it.
    case missingVariable(String, key: String)
    /// `${` without an end, or around no name.
    case malformedVariable(String, key: String)
    /// A `~`, which is a shell's word.
    case tilde(String, key: String)
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
    case .notInheritable(let key, let within):
      "'\(key)'" + (within.map { " in '\($0)'" } ?? "")
        + " is each repository's own and cannot be inherited"
    case .malformedCommit(let text):
      "'\(text)' is no whole commit: 40 or 64 hexadecimal digits in lower case"
    case .undeclaredVariable(let name, let key, _):
      "'\(key)' uses the variable '\(name)', which 'environment' does not declare"
    case .missingVariable(let name, let key):
      "'\(key)' needs the variable '\(name)', which is not set"
    case .malformedVariable(let text, let key):
      "'\(key)' holds '\(text)', which is no variable like ${NAME}"
    case .tilde(let text, let key):
      "'\(key)' is '\(text)', and '~' means nothing outside of a shell"
    }
  }

  /// The word that was probably meant.
  package var hint: String? {
    switch kind {
    case .unknownKey(_, _, let hint), .unknownWord(_, _, _, let hint),
      .undeclaredVariable(_, _, let hint):
      hint
    case .unreadable, .missingKey, .wrongType, .malformedPointer, .malformedDate, .malformedSize,
      .outsidePath, .notInheritable, .malformedCommit, .missingVariable, .malformedVariable, .tilde:
      nil
    }
  }

  /// What to do about it, where that is not the same for all of its kind.
  package var advice: String? {
    switch kind {
    case .malformedCommit: "'git rev-parse HEAD' in the realm's clone tells one"
    case .undeclaredVariable(let name, _, _): "add '\(name):' under 'environment'"
    case .missingVariable(let name, _):
      "set it, or write after '\(name):' under 'environment' what holds where it is not set"
    case .malformedVariable: "'$${' stands for a plain '${'"
    case .tilde(let text, _):
      "declare 'HOME:' under 'environment' and write '${HOME}\(text.dropFirst())'"
    case .notInheritable: "say it in each repository's own settings"
    case .unreadable, .unknownKey, .missingKey, .wrongType, .unknownWord, .malformedPointer,
      .malformedDate, .malformedSize, .outsidePath:
      nil
    }
  }
}

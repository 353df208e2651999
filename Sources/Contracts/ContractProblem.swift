package import JSONText
package import SourceText

/// One thing in a contract file, or between two of them, that keeps it from being read as meant.
///
/// A value: linting turns it into a finding, and the other contracts still work.
package struct ContractProblem: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The text is no YAML or JSON, or holds what is refused there.
    case unreadable(String)
    /// The file holds nothing at all.
    case empty
    case notAMapping(JSONDocument.Kind)
    /// A JSON Schema stands here bare, without a contract around it.
    case bareSchema
    /// A contract stands where a bare JSON Schema was asked for.
    case alreadyContract
    case unknownKey(String, hint: String?, within: String?)
    case missingKey(String, within: String?)
    case wrongType(String, expected: String, got: JSONDocument.Kind)
    case malformedName(String)
    case malformedVersion(String)
    case malformedDate(String)
    case unknownWord(String, key: String, allowed: [String], hint: String?)
    case emptyText(String)
    case listedTwice(String, key: String)
    case nameTwice(ContractName)
    case eventTwice(String)
    case schemaIDTwice(String)
  }

  /// Another place that belongs to the problem.
  package struct Related: Hashable, Sendable {
    package var path: String
    package var span: SourceSpan
    package var words: String
  }

  package var kind: Kind
  package var path: String
  package var span: SourceSpan
  package var related: [Related] = []

  package init(_ kind: Kind, path: String, at span: SourceSpan, related: [Related] = []) {
    self.kind = kind
    self.path = path
    self.span = span
    self.related = related
  }
}

extension ContractProblem {
  package var message: String {
    switch kind {
    case .unreadable(let words): words
    case .empty: "empty contract"
    case .notAMapping(let got): "a contract is a mapping of keys, not \(got.words)"
    case .bareSchema: "this is a JSON Schema without a contract around it"
    case .alreadyContract: "this is a contract already"
    case .unknownKey(let key, _, let within): "unknown key '\(key)'\(inside(within))"
    case .missingKey(let key, let within): "key '\(key)' is missing\(inside(within))"
    case .wrongType(let key, let expected, let got):
      "'\(key)' must be \(expected), not \(got.words)"
    case .malformedName(let text):
      "'\(text)' is no contract name: letters, digits, '_', '-' and '.', a letter or digit first"
    case .malformedVersion(let text): "'\(text)' is no version like 1.2.3"
    case .malformedDate(let text): "'\(text)' is no date like 2026-01-17"
    case .unknownWord(let word, let key, let allowed, _):
      "'\(key)' is '\(word)', not one of \(allowed.joined(separator: ", "))"
    case .emptyText(let key): "'\(key)' is empty"
    case .listedTwice(let text, let key): "'\(text)' stands twice in '\(key)'"
    case .nameTwice(let name): "two contracts are called '\(name)'"
    case .eventTwice(let event): "two contracts claim the event '\(event)'"
    case .schemaIDTwice(let id): "two contracts claim the $id '\(id)'"
    }
  }

  /// The word that was probably meant.
  package var hint: String? {
    switch kind {
    case .unknownKey(_, let hint, _), .unknownWord(_, _, _, let hint): hint
    case .bareSchema, .alreadyContract: nil
    case .unreadable, .empty, .notAMapping, .missingKey, .wrongType, .malformedName,
      .malformedVersion, .malformedDate, .emptyText, .listedTwice, .nameTwice, .eventTwice,
      .schemaIDTwice:
      nil
    }
  }
}

private func inside(_ key: String?) -> String { key.map { " in '\($0)'" } ?? "" }

extension JSONDocument.Kind {
  /// The kind with its article, for messages.
  package var words: String {
    switch self {
    case .null: "null"
    case .true, .false: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "a mapping"
    }
  }
}

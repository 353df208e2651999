package import JSONText
package import SourceText

/// Why a YAML file could not be read, and where.
package struct YAMLError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  package enum Problem: Hashable, Sendable {
    case empty
    case tooLarge(bytes: Int, limit: Int)
    case notUTF8(encoding: String)
    case invalidUTF8(byte: UInt8)
    case controlCharacter(UInt32)
    case tab
    case syntax(String)
    case unclosed(String)
    /// git left both versions of a line it could not merge.
    case conflict
    case severalDocuments
    case tag(String)
    case duplicateKey(JSONName, firstLine: Int)
    case mergeKey
    case keyIsNoText
    case controlInKey
    case undefinedAlias(String)
    case cyclicAlias(String)
    case aliasesTooMany(limit: Int)
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    case notFinite(String)
    case numberTooLong(limit: Int)
  }

  /// A second place that explains the first.
  package struct Related: Hashable, Sendable {
    package var span: SourceSpan
    /// What stands there: `the '[' stands here`.
    package var words: String

    package init(_ span: SourceSpan, _ words: String) {
      self.span = span
      self.words = words
    }
  }

  package var problem: Problem
  package var span: SourceSpan
  package var related: Related?

  package init(_ problem: Problem, at span: SourceSpan, related: Related? = nil) {
    self.problem = problem
    self.span = span
    self.related = related
  }

  /// What happened and what to do about it, without the place.
  package var message: String {
    switch problem {
    case .empty: "the file is empty"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes; at most \(limit) are read (\(limit >> 20) MiB)"
    case .notUTF8(let encoding): "the file is \(encoding); save it as UTF-8"
    case .invalidUTF8(let byte): "byte 0x\(hex(UInt32(byte), width: 2)) is not valid UTF-8"
    case .controlCharacter(let scalar):
      "control character U+\(hex(scalar, width: 4)) may not stand in YAML"
    case .tab: "tabs may not indent YAML; use spaces"
    case .syntax(let words): words
    case .unclosed(let opener): "\(opener) is never closed"
    case .conflict: "a merge conflict was left here; decide for one of the two versions"
    case .severalDocuments: "a second document begins here; one file holds one"
    case .tag(let tag): "tag '\(tag)' is not allowed; write plain YAML"
    case .duplicateKey(let name, let line): "key '\(name)' stands here again, first on line \(line)"
    case .mergeKey: "merge key '<<' is not allowed; write the entries out"
    case .keyIsNoText: "a key must be one word or a quoted text"
    case .controlInKey: "a key may not hold control characters"
    case .undefinedAlias(let name): "alias '*\(name)' has no anchor '&\(name)' before it"
    case .cyclicAlias(let name): "alias '*\(name)' stands inside its own anchor"
    case .aliasesTooMany(let limit): "aliases stand for more than \(limit) nodes"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooManyNodes(let limit): "the file has more than \(limit) keys and values"
    case .notFinite(let lexeme):
      "'\(lexeme)' is a number that JSON lacks; quote it if text is meant"
    case .numberTooLong(let limit): "a number with more than \(limit) digits in this notation"
    }
  }
}

private func hex(_ value: UInt32, width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

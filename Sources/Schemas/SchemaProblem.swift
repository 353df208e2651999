package import Patterns

/// Something that is wrong with a schema, and where.
package struct SchemaProblem: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// Neither a dialect nor a metaschema that could be found.
    case unknownDialect(String)
    /// A metaschema asks for a vocabulary that nobody here knows.
    case unknownVocabulary(String)
    /// The value is no schema: neither an object nor, where the dialect has them, a boolean.
    case notASchema
    /// A keyword's value is of the wrong shape; the words say what it should be.
    case wrongValue(keyword: String, expected: String)
    case invalidPattern(PatternError)
    case malformedReference(String)
    case unresolvedReference(String)
    case remoteReference(String)
    case refusedReference(String, reason: String)
    case unreadableReference(String, reason: String)
    /// A value can pass through these schemas for ever: `#/$defs/a`, `#/$defs/b`, `#/$defs/a`.
    case endlessReference([String])
    case duplicateIdentifier(String)
    /// Nobody's keyword, or another dialect's.
    case unknownKeyword(String, suggestion: String?, dialects: [Dialect])
    /// Up to draft-07 nothing beside `$ref` counts.
    case ignoredBesideReference(String)
    case tooLarge(limit: Int)
  }

  package var cause: Cause
  package var place: SchemaPlace

  package init(_ cause: Cause, at place: SchemaPlace) {
    self.cause = cause
    self.place = place
  }

  /// Whether verdicts of a graph with this problem could be wrong; everything else is a warning.
  package var makesUnusable: Bool {
    switch cause {
    case .unknownKeyword, .ignoredBesideReference, .duplicateIdentifier: false
    case .unknownDialect, .unknownVocabulary, .notASchema, .wrongValue, .invalidPattern,
      .malformedReference, .unresolvedReference, .remoteReference, .refusedReference,
      .unreadableReference, .endlessReference, .tooLarge:
      true
    }
  }
}

extension SchemaProblem {
  /// What is said about it: lower case, no full stop, the fact first.
  package var message: String {
    switch cause {
    case .unknownDialect(let address):
      "'$schema' names no dialect that is known: '\(address)'"
    case .unknownVocabulary(let address):
      "the metaschema requires a vocabulary that is not known: '\(address)'"
    case .notASchema: "this is no schema: a schema is an object of keywords, true or false"
    case .wrongValue(let keyword, let expected): "'\(keyword)' must be \(expected)"
    case .invalidPattern(let error): "the pattern cannot be used: \(error)"
    case .ignoredBesideReference(let keyword):
      "'\(keyword)' is ignored beside '$ref' in this dialect"
    case .duplicateIdentifier(let identifier): "the identifier '\(identifier)' is already taken"
    case .tooLarge(let limit): "the schema is too large: more than \(limit) parts"
    case .unknownKeyword(let name, let suggestion, let dialects):
      Self.unknownKeyword(name, suggestion: suggestion, dialects: dialects)
    case .malformedReference(let text): "the reference '\(text)' is not a URI reference"
    case .unresolvedReference(let text): "the reference '\(text)' leads nowhere"
    case .remoteReference(let text): "remote references are not fetched: '\(text)'"
    case .refusedReference(let text, let reason): "the reference '\(text)' is refused: \(reason)"
    case .unreadableReference(let text, let reason):
      "the reference '\(text)' cannot be read: \(reason)"
    case .endlessReference(let path): Self.endless(path)
    }
  }

  private static func endless(_ path: [String]) -> String {
    path.count <= 2
      ? "the schema refers to itself without end: '\(path.first ?? "#")'"
      : "schemas refer to each other without end: " + path.joined(separator: " -> ")
  }

  private static func unknownKeyword(
    _ name: String, suggestion: String?, dialects: [Dialect]
  ) -> String {
    if let newest = dialects.last {
      return "'\(name)' is no keyword of this dialect; \(newest.name) has it"
    }
    return "unknown keyword '\(name)'" + (suggestion.map { "; did you mean '\($0)'" } ?? "")
  }
}

/// What reading a schema gave: the graph as far as it could be built, and all that is wrong.
package struct SchemaReading: Sendable {
  package var graph: SchemaGraph
  package var problems: [SchemaProblem]

  package init(graph: SchemaGraph, problems: [SchemaProblem]) {
    self.graph = graph
    self.problems = problems
  }

  /// Whether values may be judged by the graph.
  package var isUsable: Bool { !problems.contains(where: \.makesUnusable) }
}

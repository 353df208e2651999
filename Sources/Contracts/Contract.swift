package import JSONText
package import SourceText
package import YAMLText

/// A value with the place it was read from.
package struct Placed<Value: Sendable>: Sendable {
  package var value: Value
  package var span: SourceSpan

  package init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

extension Placed: Equatable where Value: Equatable {}
extension Placed: Hashable where Value: Hashable {}

/// One event type's versioned promise: a JSON Schema with owner, version, policy and history.
package struct Contract: Sendable {
  package enum Stability: String, Hashable, Sendable, CaseIterable {
    case draft, stable, deprecated
  }

  /// Whether `format` can refuse an event.
  package enum FormatMode: String, Hashable, Sendable, CaseIterable {
    case assert, annotate
  }

  /// A kind of change whose level the owner may set.
  package enum PolicyKey: String, Hashable, Comparable, Sendable, CaseIterable {
    case widening, deprecation, meaning

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// A rule that needs more than one event: `{ rule: consecutive, field: /tickCount }`.
  package struct StreamRule: Sendable {
    package var rule: Placed<String>
    /// The whole rule, with the options that only its own kind knows.
    package var options: JSONValue
  }

  /// The command by which a consumer rebuilds what it made from events.
  package struct Rebuild: Hashable, Sendable {
    package var consumer: Placed<String>
    package var command: Placed<String>

    package init(consumer: Placed<String>, command: Placed<String>) {
      self.consumer = consumer
      self.command = command
    }
  }

  /// What one version changed.
  package struct HistoryEntry: Sendable {
    package var span: SourceSpan
    package var version: Placed<Version>?
    package var date: Placed<Day>?
    package var level: Placed<Magnitude>?
    package var changes: [Placed<String>] = []
    /// What stored events need, in words.
    package var migration: Placed<String>?
    /// The same as steps that are run on them, as they were written.
    package var migrationSteps: JSONValue?
    /// What each consumer runs after a change that everything is to be rebuilt for.
    ///
    /// Nil where it does not say; empty where nobody has to.
    package var rebuild: [Rebuild]?
  }

  /// The file as findings name it, with the bytes that every place here points into.
  package var file: SourceFile
  /// The file as YAML, for edits that keep comments; nil when it is JSON.
  package var yaml: YAMLDocument?
  /// The whole file as JSON.
  package var document: JSONDocument

  package var name: Placed<ContractName>
  package var version: Placed<Version>
  package var schema: JSONValue

  package var owner: Placed<String>?
  package var summary: Placed<String>?
  /// Source event names routed here; none written means the contract's own name.
  package var events: [Placed<String>] = []
  /// Normalised names that consumers use.
  package var aliases: [Placed<String>] = []
  package var stability: Placed<Stability>?
  package var sunset: Placed<Day>?
  package var formats: Placed<FormatMode>?
  package var policy: [PolicyKey: Placed<Magnitude>] = [:]
  package var location: Placed<String>?
  /// Code that must move with this contract.
  package var sources: [Placed<String>] = []
  /// Names that may not come back with another meaning.
  package var reserved: [Placed<String>] = []
  package var stream: [StreamRule] = []
  package var history: [HistoryEntry] = []

  init(
    file: SourceFile, yaml: YAMLDocument?, document: JSONDocument, name: Placed<ContractName>,
    version: Placed<Version>, schema: JSONValue
  ) {
    self.file = file
    self.yaml = yaml
    self.document = document
    self.name = name
    self.version = version
    self.schema = schema
  }
}

extension Contract {
  /// The contract as findings name it: `gameStateUpdate@1.0.0`.
  package var reference: String { "\(name.value)@\(version.value)" }

  /// Every event name that is routed here, aliases included, each with its place.
  package var eventNames: [Placed<String>] {
    (events.isEmpty ? [Placed(name.value.text, at: name.span)] : events) + aliases
  }

  /// The schema's `$id`, when it has one.
  package var schemaID: Placed<String>? {
    guard let value = schema["$id"], let text = value.string else { return nil }
    return Placed(text, at: value.span)
  }

  /// The scalars that other YAML readers understand differently; none in JSON files.
  package var ambiguousScalars: [YAMLDocument.AmbiguousScalar] { yaml?.ambiguousScalars ?? [] }
}

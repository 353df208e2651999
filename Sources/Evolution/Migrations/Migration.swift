import JSONText
package import SourceText
package import YAMLText

/// What is done to a stored event so that a newer version of its contract takes it: steps in order,
/// each a value that is set or a field that is removed.
///
/// ```yaml
/// migration:
///   - { set: /leverage, const: 1 }             # a value
///   - { set: /coin, default: true }            # what the newer schema gives as `default`
///   - { set: /players/*/id, copy: /players/*/playerId }
///   - { set: /atMs, derive: { product: [/at, 1000] } }
///   - { remove: /at }
/// ```
///
/// A step fills what is absent and leaves what is there, unless it says `replace: true`. `*` stands
/// for every element or member; in a source it is the one that the target has at the same place.
/// Where the source of a step, or the parent of its target, is absent, the step does nothing. No
/// step can read anything but the event, so that the result is the same everywhere and always.
package struct Migration: Sendable {
  package struct Step: Sendable {
    package enum Action: Sendable {
      case set(Source, replaces: Bool)
      case remove
    }

    package var target: EventPath
    package var action: Action
    package var span: SourceSpan
  }

  /// Where a value comes from.
  package enum Source: Sendable {
    case constant(YAMLTree)
    /// What the newer schema says at the target; a constant once that is known.
    case schemaDefault
    case copy(EventPath)
    case derived(Derivation)
  }

  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }
}

/// Why a migration cannot be understood, and where in its text.
package struct MigrationFault: Error, Hashable, Sendable {
  package var message: String
  package var span: SourceSpan

  package init(_ message: String, at span: SourceSpan) {
    self.message = message
    self.span = span
  }
}

/// Why a step could not be taken on an event; the event stays unmigrated.
package struct MigrationFailure: Error, Hashable, Sendable {
  /// Which step, counted from 0.
  package var step: Int
  package var message: String
}

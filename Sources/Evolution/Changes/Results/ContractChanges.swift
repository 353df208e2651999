import Contracts
import JSONText
import Schemas
import SourceText

/// What changed around the schema: names, owner, promises.
///
/// Nothing here is a question for containment. An event name or a stream rule is kept or not.
func contractChanges(
  from old: Contract?, to new: Contract?, policy: ChangePolicy
) -> [Change] {
  guard let old, let new else { return [] }
  let step = ContractStep(old: old, new: new, policy: policy)
  return step.names + step.promises + step.streamRules + step.reservations
}

/// Two versions of a contract's head.
private struct ContractStep {
  let old: Contract
  let new: Contract
  let policy: ChangePolicy

  private func change(
    _ kind: ChangeKind, _ effect: ChangeEffect, _ message: String, _ before: SourceSpan?,
    _ after: SourceSpan?, key: String, identity: String
  ) -> Change {
    var change = Change(
      kind, at: "", effect: effect, level: policy.level(of: effect), backward: .proved,
      forward: .proved, message: message)
    change.old = before.map {
      SchemaPlace(path: old.file.path, span: $0, pointer: "/\(key)")
    }
    change.new = after.map { SchemaPlace(path: new.file.path, span: $0, pointer: "/\(key)") }
    change.identity = [identity]
    return change
  }

  /// What the contract and its events are called.
  var names: [Change] {
    var changes: [Change] = []
    if old.name.value != new.name.value {
      changes.append(
        change(
          .contractRenamed, .removed,
          "the contract is called '\(new.name.value)' instead of '\(old.name.value)'",
          old.name.span, new.name.span, key: "contract", identity: new.name.value.text))
    }
    changes += listed(
      old.eventList, new.eventList, key: "events", gone: (.eventRemoved, .removed),
      added: (.eventAdded, .widened)
    ) { name, isNew in
      isNew ? "event '\(name)' is routed here now" : "event '\(name)' is no longer routed here"
    }
    changes += listed(
      old.aliases, new.aliases, key: "aliases", gone: (.aliasRemoved, .removed),
      added: (.aliasAdded, .none)
    ) { name, isNew in isNew ? "alias '\(name)' is new" : "alias '\(name)' is gone" }
    return changes
  }

  /// Owner, stability, and whether formats refuse.
  var promises: [Change] {
    var changes: [Change] = []
    if old.owner?.value != new.owner?.value {
      changes.append(
        change(
          .ownerChanged, .none,
          "the owner is \(quoted(new.owner?.value)) instead of \(quoted(old.owner?.value))",
          old.owner?.span, new.owner?.span, key: "owner", identity: "owner"))
    }
    let (was, isNow) = (old.stability?.value ?? .stable, new.stability?.value ?? .stable)
    if was != isNow {
      let isDeprecation = isNow == .deprecated
      changes.append(
        change(
          isDeprecation ? .contractDeprecated : .stabilityChanged,
          isDeprecation ? .deprecated : .none,
          "the contract is \(isNow.rawValue) instead of \(was.rawValue)", old.stability?.span,
          new.stability?.span, key: "stability", identity: isNow.rawValue))
    }
    return changes
  }

  var streamRules: [Change] {
    let (before, after) = (old.stream.map(\.text), new.stream.map(\.text))
    let gone = old.stream.filter { !after.contains($0.text) }
    let added = new.stream.filter { !before.contains($0.text) }
    return gone.map {
      change(
        .streamRuleRemoved, .widened, "stream rule \($0.text) is gone", $0.rule.span, nil,
        key: "stream", identity: $0.text)
    }
      + added.map {
        change(
          .streamRuleAdded, .narrowed, "stream rule \($0.text) is new", nil, $0.rule.span,
          key: "stream", identity: $0.text)
      }
  }

  /// Names that may not come back, and those that did.
  var reservations: [Change] {
    listed(
      old.reserved, new.reserved, key: "reserved", gone: (.nameFreed, .none),
      added: (.nameReserved, .none)
    ) { name, isNew in
      isNew ? "name '\(name)' is reserved now" : "name '\(name)' is no longer reserved"
    }
  }

  private func listed(
    _ before: [Placed<String>], _ after: [Placed<String>], key: String,
    gone: (ChangeKind, ChangeEffect), added: (ChangeKind, ChangeEffect),
    words: (_ name: String, _ isNew: Bool) -> String
  ) -> [Change] {
    let (earlier, later) = (
      Set(before.map { JSONName($0.value) }), Set(after.map { JSONName($0.value) })
    )
    let removed = before.filter { !later.contains(JSONName($0.value)) }.map {
      change(
        gone.0, gone.1, words($0.value, false), $0.span, nil, key: key, identity: $0.value)
    }
    return removed
      + after.filter { !earlier.contains(JSONName($0.value)) }.map {
        change(
          added.0, added.1, words($0.value, true), nil, $0.span, key: key, identity: $0.value)
      }
  }

  private func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "nobody" }
}

extension Contract {
  /// The events routed here; a contract that lists none is called as its event is.
  fileprivate var eventList: [Placed<String>] {
    events.isEmpty ? [Placed(name.value.text, at: name.span)] : events
  }
}

extension Contract.StreamRule {
  /// The rule with its options, however they are laid out.
  fileprivate var text: String {
    String(decoding: options.compactBytes(sortedKeys: true), as: UTF8.self)
  }
}

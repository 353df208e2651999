import Schemas

extension ChangeSearch {
  /// Compares what can only be compared as a whole: conditions, exclusions, what names must be.
  mutating func compareOpaque(_ first: PlaceView, _ second: PlaceView, at number: Int) {
    for group in OpaqueGroup.all {
      let rest = leftover(first, second, group.holds)
      guard !rest.isEmpty else { continue }
      let name = subject(number)
      let words =
        rest.old.isEmpty ? group.added : rest.new.isEmpty ? group.removed : group.changed
      let wording = Candidate.Wording(
        words.kind, words.message.replacingSubject(with: name, detail: rest.detail))
      addGroup(rest, at: number, narrowed: wording, widened: wording, changed: wording)
    }
    compareUnevaluated(first, second, at: number)
  }

  /// What `unevaluated...` says where that depends on the value.
  private mutating func compareUnevaluated(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) {
    for isArray in [false, true] {
      let mine = first.unevaluated.filter { isDynamic($0, in: old, isArray: isArray) }
      let other = second.unevaluated.filter { isDynamic($0, in: new, isArray: isArray) }
      let isSame = likeness.areAlike(mine.map(\.owner), other.map(\.owner))
      if isSame { continue }
      let words = Candidate.Wording(
        isArray ? .unevaluatedItemsChanged : .unevaluatedFieldsChanged,
        "\(subject(number)) may hold other \(isArray ? "items" : "fields") than before")
      var candidate = Candidate(
        at: number, words, old: mine.first?.place, new: other.first?.place)
      candidate.backward = claim(
        other.map { .schemas([$0.owner], for: $0.types) }, of: .new, at: number)
      candidate.forward = claim(
        mine.map { .schemas([$0.owner], for: $0.types) }, of: .old, at: number)
      candidate.isLastResort = true
      add(candidate)
    }
  }

  private func isDynamic(
    _ entry: PlaceView.Entry, in graph: ComparedGraph, isArray: Bool
  ) -> Bool {
    switch entry.rule {
    case .unevaluatedItems: isArray && graph.evaluatedItems(of: entry.owner) == nil
    case .unevaluatedProperties: !isArray && graph.evaluatedFields(of: entry.owner) == nil
    default: false
    }
  }
}

extension Leftover {
  /// What a message can name of the group: a name, a number.
  fileprivate var detail: String {
    let entries = new.isEmpty ? old : new
    switch entries.first?.rule {
    case .dependentRequired(let all):
      guard let first = all.first else { return "" }
      let names = first.required.map { "'\($0)'" }.joined(separator: " and ")
      return "hold \(names) when it has '\(first.name)'"
    case .dependentSchemas(let all):
      return all.first.map { "meet a condition when it has '\($0.name)'" } ?? ""
    default: return ""
    }
  }
}

extension String {
  /// Puts the subject for `%` and the detail for `$`.
  fileprivate func replacingSubject(with name: String, detail: String) -> String {
    var text = ""
    for character in self {
      switch character {
      case "%": text += name
      case "$": text += detail
      default: text.append(character)
      }
    }
    return text
  }
}

/// Rules that are compared as a whole, with the words for it; `%` stands for the place.
private struct OpaqueGroup {
  var holds: @Sendable (Rule) -> Bool
  var added: (kind: ChangeKind, message: String)
  var removed: (kind: ChangeKind, message: String)
  var changed: (kind: ChangeKind, message: String)

  static let all: [OpaqueGroup] = [
    OpaqueGroup(
      holds: { if case .propertyNames = $0 { true } else { false } },
      added: (.fieldNamesRestricted, "the names of the fields of % are held to a schema"),
      removed: (.fieldNamesFreed, "the names of the fields of % are no longer held to a schema"),
      changed: (.fieldNamesChanged, "the names of the fields of % are held to another schema")),
    OpaqueGroup(
      holds: {
        switch $0 {
        case .dependentRequired, .dependentSchemas: true
        default: false
        }
      },
      added: (.dependencyAdded, "% must $"),
      removed: (.dependencyRemoved, "% need not $ any more"),
      changed: (.dependencyChanged, "% must $ now")),
    OpaqueGroup(
      holds: { if case .contains = $0 { true } else { false } },
      added: (.matchDemanded, "% must hold an item of a kind"),
      removed: (.matchNoLongerDemanded, "% need not hold an item of a kind any more"),
      changed: (.matchChanged, "% must hold other items, or another number of them")),
    OpaqueGroup(
      holds: { if case .not = $0 { true } else { false } },
      added: (.exclusionAdded, "% may not be what 'not' excludes"),
      removed: (.exclusionRemoved, "% may be what 'not' excluded"),
      changed: (.exclusionChanged, "'not' excludes something else of %")),
    OpaqueGroup(
      holds: { if case .conditional = $0 { true } else { false } },
      added: (.conditionAdded, "% must meet a new condition"),
      removed: (.conditionRemoved, "% need not meet a condition any more"),
      changed: (.conditionChanged, "% must meet a condition that was changed")),
    OpaqueGroup(
      holds: { if case .dynamicReference = $0 { true } else { false } },
      added: (.referenceChanged, "% is held to a dynamic reference"),
      removed: (.referenceChanged, "% is no longer held to a dynamic reference"),
      changed: (.referenceChanged, "% is held to another dynamic reference")),
  ]
}

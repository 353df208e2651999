import Schemas

/// The rules of one kind that only one of two views has, word for word.
struct Leftover {
  var old: [PlaceView.Entry]
  var new: [PlaceView.Entry]

  var isEmpty: Bool { old.isEmpty && new.isEmpty }
}

extension ChangeSearch {
  /// What is left of the rules that `pick` is about when equal ones are taken away in pairs.
  mutating func leftover(
    _ first: PlaceView, _ second: PlaceView, _ pick: (Rule) -> Bool
  ) -> Leftover {
    let mine = first.entries.filter { pick($0.rule) }
    var others = second.entries.filter { pick($0.rule) }
    var rest = Leftover(old: [], new: [])
    for entry in mine {
      let twin = others.firstIndex { entry.types == $0.types && isSame(entry.rule, $0.rule) }
      if let twin { others.remove(at: twin) } else { rest.old.append(entry) }
    }
    rest.new = others
    return rest
  }

  private mutating func isSame(_ first: Rule, _ second: Rule) -> Bool {
    first.saysTheSame(as: second)
      && likeness.areAlike(first.inPlace + first.forParts, second.inPlace + second.forParts)
  }

  /// Adds a candidate for what is left of a group, when anything is.
  mutating func addGroup(
    _ rest: Leftover, at number: Int, narrowed: Candidate.Wording, widened: Candidate.Wording,
    changed: Candidate.Wording
  ) {
    guard !rest.isEmpty else { return }
    var candidate = Candidate(
      at: number, changed, old: rest.old.first?.place, new: rest.new.first?.place)
    candidate.narrowed = narrowed
    candidate.widened = widened
    candidate.backward = claim(rest.new.map(\.constraint), of: .new, at: number)
    candidate.forward = claim(rest.old.map(\.constraint), of: .old, at: number)
    add(candidate)
  }
}

extension PlaceView.Entry {
  /// What the entry asks, of the types of value that it is about.
  var constraint: Constraint {
    .rule(rule, for: types.isSuperset(of: rule.subjects) ? .all : types)
  }
}

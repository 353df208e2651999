/// Finds back-references of which ECMA-262 and PCRE2 think differently.
///
/// ECMA forgets a group at the start of every round of a repetition around it, and rejects rounds
/// that read nothing; PCRE2 does neither. Where that can be seen the pattern is refused, for a
/// wrong answer would be worse.
struct BackreferenceCheck {
  /// A repetition of more than one round around the place at hand.
  private struct Loop {
    var number: Int
    /// Whether a round may pass without coming to the place.
    var canSkip = false
    /// Whether a round may read nothing.
    var canBeEmpty: Bool
  }

  private struct Reference {
    var group: Int
    var place: Int
    var loops: [Int]
  }

  private var place = 0
  private var loopCount = 0
  private var groups: [Int: (end: Int, loops: [Loop])] = [:]
  private var references: [Reference] = []

  /// Whether every back-reference of the tree means the same to both.
  static func isClear(_ syntax: PatternSyntax) -> Bool {
    var check = Self()
    check.visit(syntax, in: [])
    return check.references.allSatisfy(check.isClear)
  }

  private func isClear(_ reference: Reference) -> Bool {
    guard let group = groups[reference.group] else { return true }
    return group.loops.allSatisfy { loop in
      let isEarly = reference.loops.contains(loop.number) && reference.place < group.end
      return !loop.canSkip && !loop.canBeEmpty && !isEarly
    }
  }

  private mutating func visit(_ syntax: PatternSyntax, in loops: [Loop]) {
    place += 1
    switch syntax {
    case .empty, .scalar, .set, .boundary: break
    case .sequence(let parts): for part in parts { visit(part, in: loops) }
    case .choice(let parts): for part in parts { visit(part, in: skippable(loops)) }
    case .look(let part, let look): visit(part, in: look.isNegated ? skippable(loops) : loops)
    case .capture(let part, let number):
      visit(part, in: loops)
      place += 1
      groups[number] = (place, loops)
    case .backreference(let group):
      references.append(Reference(group: group, place: place, loops: loops.map(\.number)))
    case .repeated(let part, let repetition):
      var inner = repetition.least == 0 ? skippable(loops) : loops
      if repetition.most.map({ $0 > 1 }) ?? true {
        loopCount += 1
        inner.append(Loop(number: loopCount, canBeEmpty: part.canBeEmpty))
      }
      visit(part, in: inner)
    }
  }

  private func skippable(_ loops: [Loop]) -> [Loop] {
    loops.map { Loop(number: $0.number, canSkip: true, canBeEmpty: $0.canBeEmpty) }
  }
}

extension PatternSyntax {
  /// Whether the tree may match without reading anything.
  var canBeEmpty: Bool {
    switch self {
    case .empty, .boundary, .look, .backreference: true
    case .scalar, .set: false
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .choice(let parts): parts.contains(where: \.canBeEmpty)
    case .repeated(let part, let repetition): repetition.least == 0 || part.canBeEmpty
    case .capture(let part, _): part.canBeEmpty
    }
  }
}

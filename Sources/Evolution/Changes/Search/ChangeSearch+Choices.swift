import JSONText
import Schemas

extension ChangeSearch {
  /// Compares choices between branches that can take values of the same type.
  mutating func compareChoices(_ first: PlaceView, _ second: PlaceView, at number: Int) {
    var others = second.choices
    var pairs: [(PlaceView.Choice?, PlaceView.Choice?)] = []
    for choice in first.choices {
      let twin =
        others.firstIndex { isSame(choice, $0) }
        ?? others.firstIndex { $0.types == choice.types && $0.isExclusive == choice.isExclusive }
        ?? others.firstIndex { !$0.types.isDisjoint(with: choice.types) }
      pairs.append((choice, twin.map { others.remove(at: $0) }))
    }
    pairs += others.map { (nil, $0) }
    for (mine, other) in pairs {
      if let mine, let other, isSame(mine, other), wordsAreSame(mine, other) { continue }
      compareChoice(mine, other, first, second, at: number)
    }
  }

  private mutating func isSame(_ first: PlaceView.Choice, _ second: PlaceView.Choice) -> Bool {
    first.types == second.types && first.isExclusive == second.isExclusive
      && likeness.areAlike(first.branches, second.branches)
  }

  private mutating func wordsAreSame(
    _ first: PlaceView.Choice, _ second: PlaceView.Choice
  ) -> Bool {
    wordLikeness.areAlike(first.branches, second.branches)
  }

  private mutating func compareChoice(
    _ mine: PlaceView.Choice?, _ other: PlaceView.Choice?, _ first: PlaceView,
    _ second: PlaceView, at number: Int
  ) {
    let matching = BranchMatching(mine?.branches ?? [], other?.branches ?? [], in: &self)
    let record = choices.count
    var candidate = Candidate(
      at: number, wording(mine, other, matching, (first, second), number), old: mine?.place,
      new: other?.place)
    candidate.backward = claim(other.map { [$0.constraint] } ?? [], of: .new, at: number)
    candidate.forward = claim(mine.map { [$0.constraint] } ?? [], of: .old, at: number)
    if matching.isComplete { candidate.choice = record } else { candidate.openChoice = record }
    choices.append(
      ChoiceRecord(
        location: number, backward: candidate.backward.first?.answer ?? .proved,
        forward: candidate.forward.first?.answer ?? .proved))
    add(candidate)
    let start = locations.count
    push(
      matching.pairs.map { locations[number].branch(of: number, old: $0.old, new: $0.new) })
    for branch in start..<locations.count { choiceOfBranch[branch] = record }
  }

  private func wording(
    _ mine: PlaceView.Choice?, _ other: PlaceView.Choice?, _ matching: BranchMatching,
    _ views: (PlaceView, PlaceView), _ number: Int
  ) -> Candidate.Wording {
    let name = subject(number)
    guard let mine else {
      if let other, views.0.mostBranches > 0, views.0.mostBranches < other.countInAll {
        return .init(.branchAdded, "a branch of \(name) is new that overlaps another")
      }
      return .init(.choiceAdded, "\(name) must fit one of several schemas")
    }
    guard let other else {
      if views.1.mostBranches > 0, views.1.mostBranches < mine.countInAll {
        return .init(.branchRemoved, "a branch of \(name) is gone that overlapped another")
      }
      return .init(.choiceRemoved, "\(name) need not fit one of several schemas any more")
    }
    if mine.isExclusive == other.isExclusive {
      if matching.gone.isEmpty, !matching.added.isEmpty {
        return .init(.branchAdded, "\(name) may fit \(more(matching.added.count))")
      }
      if matching.added.isEmpty, !matching.gone.isEmpty {
        return .init(.branchRemoved, "\(name) may fit \(fewer(matching.gone.count))")
      }
    }
    return .init(.branchesChanged, "\(name) is held to another choice of schemas")
  }

  private func more(_ count: Int) -> String {
    count == 1 ? "one more schema of a choice" : "\(count) more schemas of a choice"
  }

  private func fewer(_ count: Int) -> String {
    count == 1 ? "one schema less of a choice" : "\(count) schemas less of a choice"
  }
}

extension PlaceView.Choice {
  fileprivate var constraint: Constraint {
    .rule(isExclusive ? .oneOf(branches) : .anyOf(branches), for: types)
  }
}

/// Which branch of a choice became which.
struct BranchMatching {
  /// Branches that are the same but for something in them.
  var pairs: [(old: SchemaGraph.ID, new: SchemaGraph.ID)] = []
  var gone: [SchemaGraph.ID] = []
  var added: [SchemaGraph.ID] = []

  /// Whether every branch has one that it became or came from.
  var isComplete: Bool { gone.isEmpty && added.isEmpty }

  init(_ mine: [SchemaGraph.ID], _ other: [SchemaGraph.ID], in search: inout ChangeSearch) {
    var left = other
    var open: [SchemaGraph.ID] = []
    for branch in mine {
      let twin = left.firstIndex { search.likeness.areAlike(branch, $0) }
      guard let twin else {
        open.append(branch)
        continue
      }
      pairs.append((branch, left.remove(at: twin)))
    }
    for branch in open {
      let label = search.old.label(of: branch)
      let twin = label.flatMap { label in
        left.firstIndex { search.new.label(of: $0).map { $0 == label } ?? false }
      }
      if let twin { pairs.append((branch, left.remove(at: twin))) } else { gone.append(branch) }
    }
    // Without names to go by, what is left over stands in the same order.
    if gone.count == left.count, gone.allSatisfy({ search.old.label(of: $0) == nil }) {
      pairs += zip(gone, left).map { ($0, $1) }
      gone = []
      left = []
    }
    added = left
  }
}

/// What a branch of a choice calls itself.
enum BranchLabel: Hashable {
  /// The field that has one value in this branch, and that value.
  case constant(JSONName, JSONValue)
  case words(JSONValue)
  case definition(String)
}

extension ComparedGraph {
  /// What tells a branch from the others, whatever else changes in it.
  func label(of id: SchemaGraph.ID) -> BranchLabel? {
    var id = id
    var definition: String?
    for _ in 0..<16 {
      guard case .reference(let target) = graph[id].keywords.first?.rule,
        graph[id].keywords.count == 1
      else { break }
      id = target
      definition = graph[id].place.pointer
    }
    for keyword in graph[id].keywords {
      guard case .properties(let rules) = keyword.rule else { continue }
      for property in rules.named {
        if let value = constant(of: property.schema) { return .constant(property.name, value) }
      }
    }
    if let title = graph[id].annotation("title") { return .words(title) }
    return definition.map { .definition($0) }
  }

  private func constant(of id: SchemaGraph.ID) -> JSONValue? {
    for keyword in graph[id].keywords {
      if let values = keyword.rule.listedValues, values.count == 1 { return values[0] }
    }
    return nil
  }
}

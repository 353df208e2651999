import JSONText

/// The search for an object: which fields are there, and a member for each of them.
struct RecordSearch {
  /// What has to be broken somewhere: the rules of a map, or those about names.
  enum Demand {
    case fields(FieldMap)
    case names(Literal)
  }

  /// The fields chosen so far, with what is asked of them besides the rules for their names.
  struct Draft {
    var asked: [Int: [Literal]] = [:]
  }

  let search: MemberSearch
  let store: TermStore
  var maps: [FieldMap] = []
  var nameRules: [Literal] = []
  var demands: [Demand] = []
  var required: [Int] = []
  var absent: Set<Int> = []
  var least = 0
  var most = Int.max
  var excluded: [Int] = []

  /// Objects of more fields are not made; an example of that size helps nobody.
  static let greatestFill = 500

  init(_ cell: SearchCell) {
    search = cell.search
    store = cell.store
    for rule in cell.rules { take(store[rule], rule.isNegative) }
  }

  private mutating func take(_ term: Term, _ isNegated: Bool) {
    switch term {
    case .has(let name):
      if isNegated { absent.insert(name) } else { required.append(name) }
    case .minFields(let bound):
      if isNegated { most = min(most, bound - 1) } else { least = max(least, bound) }
    case .maxFields(let bound):
      if isNegated { least = max(least, bound &+ 1) } else { most = min(most, bound) }
    case .fields(let number):
      let map = store.fieldMaps[number]
      if isNegated { demands.append(.fields(map)) } else { maps.append(map) }
    case .names(let schema):
      if isNegated { demands.append(.names(schema)) } else { nameRules.append(schema) }
    case .values(let number):
      excluded += isNegated ? [number] : []
    default: return
    }
  }

  func find() -> SearchResult {
    guard least <= most, required.count <= most else { return .none }
    var draft = Draft()
    for name in required {
      draft.asked[name] = []
      if let finding = refusal(of: name) { return finding }
      // A field that cannot be there is found out once, not in every way that is tried.
      if let literals = literals(for: name), case .none = search.search(literals) { return .none }
    }
    return meet(0, draft)
  }

  /// Why a field of this name cannot be there; nil when it can.
  private func refusal(of name: Int) -> SearchResult? {
    if absent.contains(name) { return SearchResult.none }
    guard !nameRules.isEmpty else { return nil }
    switch search.holdAll(nameRules, .text(store.names[name].utf8)) {
    case true?: return nil
    case false?: return SearchResult.none
    case nil: return .unknown("the name '\(store.names[name])' could not be judged")
    }
  }

  /// What the rules for its name ask of a field; nil when a pattern gives no answer.
  func literals(for name: Int) -> [Literal]? {
    var literals: [Literal] = []
    for map in maps {
      guard let some = search.literals(in: map, for: name) else { return nil }
      literals += some
    }
    return literals
  }

  // MARK: demands

  /// Meets the demands one after the other, then makes the object.
  func meet(_ place: Int, _ draft: Draft) -> SearchResult {
    guard draft.asked.count <= most else { return .none }
    guard place < demands.count else { return build(draft) }
    switch demands[place] {
    case .fields(let map): return breakMap(map, place, draft)
    case .names(let schema): return breakNames(schema, place, draft)
    }
  }

  private func breakMap(_ map: FieldMap, _ place: Int, _ draft: Draft) -> SearchResult {
    var attempt = Attempt()
    for field in map.named {
      // What a rule for the same name asks already cannot be broken; this is most fields.
      guard !maps.contains(where: { $0[field.name] == field.schema }) else { continue }
      if attempt.takes(add(field.name, !field.schema, place, draft)) { return attempt.finding }
    }
    guard !map.patterned.isEmpty || map.additional != .anything else { return attempt.finding }
    for name in knownNames(draft) {
      guard let literals = strays(in: map, for: name) else {
        attempt.doubt = attempt.doubt ?? .unknown("a pattern could not be matched")
        continue
      }
      for literal in literals where attempt.takes(add(name, !literal, place, draft)) {
        return attempt.finding
      }
    }
    for (pattern, schema) in map.patterned where schema != .anything {
      let found = addFresh(!schema, matching: [pattern], avoiding: [], place, draft, beside: map)
      if attempt.takes(found) { return attempt.finding }
    }
    if map.additional != .anything {
      let found = addFresh(
        !map.additional, matching: [], avoiding: map.patterned.map(\.pattern), place, draft,
        beside: map)
      if attempt.takes(found) { return attempt.finding }
    }
    return attempt.finding
  }

  /// What a map asks of a field by anything but its name itself.
  private func strays(in map: FieldMap, for name: Int) -> [Literal]? {
    guard let literals = search.literals(in: map, for: name) else { return nil }
    return map.places[name] == nil ? literals : Array(literals.dropFirst())
  }

  private func breakNames(_ schema: Literal, _ place: Int, _ draft: Draft) -> SearchResult {
    var attempt = Attempt()
    for name in knownNames(draft) {
      switch search.holds(schema, .text(store.names[name].utf8)) {
      case true?: continue
      case false?: if attempt.takes(add(name, .anything, place, draft)) { return attempt.finding }
      case nil: attempt.doubt = attempt.doubt ?? .unknown("a name could not be judged")
      }
    }
    let found = addFresh(
      .anything, matching: [], avoiding: [], place, draft, beside: FieldMap(), named: [!schema])
    _ = attempt.takes(found)
    return attempt.finding
  }

  /// The names that some rule speaks of, and those already chosen; in a fixed order.
  func knownNames(_ draft: Draft) -> [Int] {
    var names = draft.asked.keys.sorted()
    var seen = Set(names)
    for map in maps + demands.compactMap(\.map) {
      for field in map.named where seen.insert(field.name).inserted { names.append(field.name) }
    }
    return names
  }

  /// Puts a field in, or asks more of one that is there, and goes on with the next demand.
  func add(_ name: Int, _ literal: Literal, _ place: Int, _ draft: Draft) -> SearchResult {
    if let finding = refusal(of: name) { return finding }
    guard let literals = literals(for: name) else {
      return .unknown("a pattern could not be matched with '\(store.names[name])'")
    }
    search.steps -= 1
    let finding = search.search(literals + (draft.asked[name] ?? []) + [literal])
    guard case .member = finding else { return finding }
    // Most ways end above; only here is the draft worth copying.
    var next = draft
    next.asked[name, default: []].append(literal)
    return meet(place + 1, next)
  }
}

/// Several ways to the same end, until one leads there.
struct Attempt {
  var found: SearchResult?
  var doubt: SearchResult?

  /// Whether this was the way.
  mutating func takes(_ finding: SearchResult) -> Bool {
    switch finding {
    case .none: return false
    case .member:
      found = finding
      return true
    case .unknown:
      doubt = doubt ?? finding
      return false
    }
  }

  var finding: SearchResult { found ?? doubt ?? .none }
}

extension RecordSearch.Demand {
  var map: FieldMap? {
    switch self {
    case .fields(let map): map
    case .names: nil
    }
  }
}

import JSONText
import Patterns
import Schemas

/// All terms of two schemas; equal terms have one number.
final class TermStore {
  private(set) var terms: [Term] = [.anything]
  private var numbers: [Term: Int] = [.anything: 0]
  /// For each term the sorts of value that some member, and some stranger, may be of.
  private var memberKinds: [Kinds]
  private var strangerKinds: [Kinds] = [[]]

  private(set) var names: [JSONName] = []
  private var nameNumbers: [JSONName: Int] = [:]
  private(set) var patterns: [Pattern] = []
  private var patternNumbers: [Pattern: Int] = [:]
  private(set) var valueSets: [ValueSet] = []
  private var valueSetNumbers: [Set<Sample>: Int] = [:]
  private(set) var fieldMaps: [FieldMap] = []
  private var fieldMapNumbers: [FieldMapKey: Int] = [:]
  private(set) var reasons: [String] = []
  private var matches: [NameMatch: Match] = [:]

  /// The sorts of value that are told apart at all.
  let universe: Kinds

  private struct FieldMapKey: Hashable {
    var named: [[Int]]
    var patterned: [[Int]]
    var additional: Literal
  }

  private struct NameMatch: Hashable {
    var pattern: Int
    var name: Int
  }

  init(universe: Kinds) {
    self.universe = universe
    memberKinds = [universe]
  }

  func literal(_ term: Term) -> Literal {
    if let known = numbers[term] { return Literal(term: known) }
    let number = terms.count
    terms.append(term)
    numbers[term] = number
    let (members, strangers) = kinds(of: term)
    memberKinds.append(members.intersection(universe))
    strangerKinds.append(strangers.intersection(universe))
    return Literal(term: number)
  }

  subscript(literal: Literal) -> Term { terms[literal.term] }

  /// The sorts that values of the literal may be of.
  func kinds(of literal: Literal) -> Kinds {
    literal.isNegative ? strangerKinds[literal.term] : memberKinds[literal.term]
  }

  func number(of name: JSONName) -> Int {
    if let known = nameNumbers[name] { return known }
    nameNumbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func number(of pattern: Pattern) -> Int {
    if let known = patternNumbers[pattern] { return known }
    patternNumbers[pattern] = patterns.count
    patterns.append(pattern)
    return patterns.count - 1
  }

  func values(_ list: [Sample]) -> Literal {
    let members = Set(list)
    guard !members.isEmpty else { return .nothing }
    if let known = valueSetNumbers[members] { return literal(.values(known)) }
    var kinds: Kinds = []
    for value in list {
      let kind = value.kind()
      kinds.formUnion(kind == .integer || kind == .dotted ? [.integer, .dotted] : kind)
    }
    valueSetNumbers[members] = valueSets.count
    valueSets.append(ValueSet(list: list, members: members, kinds: kinds))
    return literal(.values(valueSets.count - 1))
  }

  /// A new set that cannot be told; two of them may differ though the reason is the same.
  func opaque(_ reason: String) -> Literal {
    reasons.append(reason)
    return literal(.opaque(reasons.count - 1))
  }

  /// The fields of an object; what says nothing is left out.
  func fields(
    named: [(name: Int, schema: Literal)], patterned: [(pattern: Int, schema: Literal)],
    additional: Literal
  ) -> Literal {
    let isOpen = additional == .anything
    var map = FieldMap(
      named: named.filter { !isOpen || $0.schema != .anything },
      patterned: patterned.filter { !isOpen || $0.schema != .anything }, additional: additional)
    guard !isOpen || !map.named.isEmpty || !map.patterned.isEmpty else { return .anything }
    map.patterned.sort { ($0.pattern, $0.schema) < ($1.pattern, $1.schema) }
    let key = FieldMapKey(
      named: map.named.map { [$0.name, Int($0.schema.raw)] }.sorted { $0[0] < $1[0] },
      patterned: map.patterned.map { [$0.pattern, Int($0.schema.raw)] }, additional: additional)
    if let known = fieldMapNumbers[key] { return literal(.fields(known)) }
    for (place, field) in map.named.enumerated() { map.places[field.name] = place }
    fieldMapNumbers[key] = fieldMaps.count
    fieldMaps.append(map)
    return literal(.fields(fieldMaps.count - 1))
  }

  /// Whether a pattern matches a field's name.
  func matches(_ pattern: Int, name: Int) -> Match {
    let key = NameMatch(pattern: pattern, name: name)
    if let known = matches[key] { return known }
    let text = names[name].utf8
    let match = patterns[pattern].matches(text.span)
    matches[key] = match
    return match
  }
}

extension TermStore {
  private func kinds(of term: Term) -> (members: Kinds, strangers: Kinds) {
    switch term {
    case .anything: (universe, [])
    case .waiting, .opaque: (universe, universe)
    case .all(let parts):
      parts.reduce((universe, [])) {
        ($0.0.intersection(kinds(of: $1)), $0.1.union(kinds(of: !$1)))
      }
    case .one(let parts):
      (parts.reduce([]) { $0.union(kinds(of: $1)) }, universe)
    case .kinds(let kinds): (kinds, universe.subtracting(kinds))
    case .values(let number):
      (
        valueSets[number].kinds,
        universe.subtracting(valueSets[number].kinds.intersection([.null, .true, .false]))
      )
    case .minimum, .maximum, .multiple: (universe, .number)
    // Nothing is a stranger to a likely format, but it must not be passed over.
    case .minLength, .maxLength, .pattern, .format, .likely: (universe, .string)
    case .minItems, .maxItems, .items, .contains, .containsAtMost, .unique: (universe, .array)
    case .minFields, .maxFields, .has, .fields, .names: (universe, .object)
    }
  }
}

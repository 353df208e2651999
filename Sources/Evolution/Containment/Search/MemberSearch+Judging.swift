import JSONText
import Patterns
import StringFormats

extension MemberSearch {
  /// Whether a value is a member of all; nil when that cannot be told.
  func holdAll(_ literals: [Literal], _ sample: Sample) -> Bool? {
    var isUnclear = false
    for literal in literals {
      switch holds(literal, sample) {
      case true?: continue
      case false?: return false
      case nil: isUnclear = true
      }
    }
    return isUnclear ? nil : true
  }

  /// Whether a value is a member; nil when that cannot be told.
  func holds(_ literal: Literal, _ sample: Sample) -> Bool? {
    steps -= 1
    return isMember(of: store[literal], sample).map { $0 != literal.isNegative }
  }

  private func isMember(of term: Term, _ sample: Sample) -> Bool? {
    switch term {
    case .anything, .likely: return true
    case .waiting(let state): return holds(translator.literal(for: state), sample)
    case .opaque: return nil
    case .all(let parts): return holdAll(parts, sample)
    case .one(let parts): return holdsOne(of: parts, sample)
    case .kinds(let kinds): return kinds.contains(sample.kind())
    case .values(let number): return store.valueSets[number].members.contains(sample)
    case .minimum, .maximum, .multiple:
      guard case .number(let number) = sample else { return true }
      return Self.isMember(of: term, number.value)
    case .minLength, .maxLength, .pattern, .format:
      guard case .text(let text) = sample else { return true }
      return isMember(of: term, text)
    case .minItems, .maxItems, .items, .contains, .containsAtMost, .unique:
      guard case .list(let items) = sample else { return true }
      return isMember(of: term, items)
    case .minFields, .maxFields, .has, .fields, .names:
      guard case .record(let fields) = sample else { return true }
      return isMember(of: term, fields)
    }
  }

  private func holdsOne(of parts: [Literal], _ sample: Sample) -> Bool? {
    var (held, unclear) = (0, 0)
    for part in parts {
      switch holds(part, sample) {
      case true?: held += 1
      case false?: continue
      case nil: unclear += 1
      }
    }
    if held > 1 { return false }
    return unclear > 0 ? nil : held == 1
  }

  private static func isMember(of term: Term, _ number: ExactNumber) -> Bool? {
    switch term {
    case .minimum(let bound, let isExclusive): isExclusive ? number > bound : number >= bound
    case .maximum(let bound, let isExclusive): isExclusive ? number < bound : number <= bound
    case .multiple(let divisor): number.isMultiple(of: divisor)
    default: nil
    }
  }

  private func isMember(of term: Term, _ text: [UInt8]) -> Bool? {
    switch term {
    case .minLength(let least): return letterCount(of: text) >= least
    case .maxLength(let most): return letterCount(of: text) <= most
    case .pattern(let number):
      return switch store.patterns[number].matches(text.span) {
      case .yes: true
      case .no: false
      case .undecided: nil
      }
    case .format(let format): return format.accepts(text.span)
    default: return nil
    }
  }

  private func isMember(of term: Term, _ items: [Sample]) -> Bool? {
    switch term {
    case .minItems(let least): return items.count >= least
    case .maxItems(let most): return items.count <= most
    case .items(let prefix, let rest):
      var isUnclear = false
      for (place, item) in items.enumerated() {
        switch holds(place < prefix.count ? prefix[place] : rest, item) {
        case true?: continue
        case false?: return false
        case nil: isUnclear = true
        }
      }
      return isUnclear ? nil : true
    case .contains(let schema, let least):
      let (held, unclear) = count(items, in: schema)
      return held >= least ? true : held + unclear < least ? false : nil
    case .containsAtMost(let schema, let most):
      let (held, unclear) = count(items, in: schema)
      return held > most ? false : held + unclear <= most ? true : nil
    case .unique: return Set(items).count == items.count
    default: return nil
    }
  }

  private func count(_ items: [Sample], in schema: Literal) -> (held: Int, unclear: Int) {
    var (held, unclear) = (0, 0)
    for item in items {
      switch holds(schema, item) {
      case true?: held += 1
      case false?: continue
      case nil: unclear += 1
      }
    }
    return (held, unclear)
  }

  private func isMember(of term: Term, _ fields: [Sample.Field]) -> Bool? {
    switch term {
    case .minFields(let least): return fields.count >= least
    case .maxFields(let most): return fields.count <= most
    case .has(let name): return fields.contains { $0.name == name }
    case .names(let schema):
      var isUnclear = false
      for field in fields {
        switch holds(schema, .text(store.names[field.name].utf8)) {
        case true?: continue
        case false?: return false
        case nil: isUnclear = true
        }
      }
      return isUnclear ? nil : true
    case .fields(let number): return areMembers(of: store.fieldMaps[number], fields)
    default: return nil
    }
  }

  private func areMembers(of map: FieldMap, _ fields: [Sample.Field]) -> Bool? {
    var isUnclear = false
    for field in fields {
      guard let literals = literals(in: map, for: field.name) else {
        isUnclear = true
        continue
      }
      switch holdAll(literals, field.value) {
      case true?: continue
      case false?: return false
      case nil: isUnclear = true
      }
    }
    return isUnclear ? nil : true
  }

  /// What a map asks of a field; nil when a pattern cannot say whether the name is its.
  func literals(in map: FieldMap, for name: Int) -> [Literal]? {
    var literals: [Literal] = []
    if let own = map[name] { literals.append(own) }
    var isCovered = map.places[name] != nil
    for (pattern, schema) in map.patterned {
      switch store.matches(pattern, name: name) {
      case .yes:
        literals.append(schema)
        isCovered = true
      case .no: continue
      case .undecided: return nil
      }
    }
    return isCovered ? literals : [map.additional]
  }
}

extension SearchCell {
  /// A member by the settled rules alone, whatever is still open.
  func findByRules() -> SearchResult {
    var finding: SearchResult
    switch kind {
    case .integer, .dotted, .fraction: finding = NumberSearch(self).find()
    case .string: finding = TextSearch(self).find()
    case .array:
      var search = ListSearch(self)
      finding = search.find()
    default: finding = RecordSearch(self).find()
    }
    if case .member(let sample) = finding, let reason = doubt(about: sample) {
      finding = .unknown(reason)
    }
    return finding
  }

  /// Why a sample that fits all other rules may still not be a member.
  private func doubt(about sample: Sample) -> String? {
    for rule in rules {
      if case .opaque(let number) = store[rule] { return store.reasons[number] }
    }
    return nil
  }

  /// Whether a member of a `oneOf` cannot hold any more, by a field that tells branches apart.
  func isRuledOut(_ member: Literal) -> Bool {
    guard kind == .object, case .all(let parts) = store[member], !member.isNegative else {
      return false
    }
    for case .fields(let number) in parts.filter({ !$0.isNegative }).map({ store[$0] }) {
      let map = store.fieldMaps[number]
      for field in map.named where isTag(field.schema) {
        guard parts.contains(store.literal(.has(field.name))) || truth(ofHas: field.name) == true
        else { continue }
        if truth(ofHas: field.name) == false { return true }
        let others = literals(forField: field.name)
        if !others.isEmpty, search.surelyHasNone(others + [field.schema]) { return true }
      }
    }
    return false
  }

  private func truth(ofHas name: Int) -> Bool? { truth(of: store.literal(.has(name))) }

  private func isTag(_ literal: Literal) -> Bool {
    guard !literal.isNegative else { return false }
    if case .values = store[literal] { return true }
    guard case .all(let parts) = store[literal] else { return false }
    return parts.contains { part in
      if case .values = store[part] { !part.isNegative } else { false }
    }
  }

  /// What the settled rules ask of a field by its name.
  private func literals(forField name: Int) -> [Literal] {
    rules.compactMap { rule in
      guard case .fields(let number) = store[rule], !rule.isNegative else { return nil }
      return store.fieldMaps[number][name]
    }
  }
}

import JSONText

extension RecordSearch {
  /// The object with the drafted fields, and with as many others as it must have.
  func build(_ draft: Draft) -> SearchResult {
    var fields: [Int: Sample] = [:]
    var doubt: SearchResult?
    for (name, asked) in draft.asked.sorted(by: { $0.key < $1.key }) {
      let finding: SearchResult
      if let literals = literals(for: name) {
        finding = search.search(literals + asked)
      } else {
        finding = .unknown("a pattern could not be matched with '\(store.names[name])'")
      }
      switch finding {
      case .none: return .none
      case .member(let sample): fields[name] = sample
      case .unknown: doubt = doubt ?? finding
      }
      guard !search.isExhausted else { return search.exhaustion }
    }
    if let doubt { return doubt }
    return fill(fields, draft)
  }

  private func fill(_ start: [Int: Sample], _ original: Draft) -> SearchResult {
    guard start.count < least else { return finish(start, original) }
    guard least - start.count <= Self.greatestFill else {
      return .unknown("an object of \(least) fields would be needed")
    }
    var (fields, draft, doubt) = (start, original, SearchResult?.none)
    for name in knownNames(draft) where fields.count < least && fields[name] == nil {
      let finding = value(ofOptional: name)
      if case .member(let sample) = finding {
        fields[name] = sample
        draft.asked[name] = []
      } else if case .unknown = finding {
        doubt = doubt ?? finding
      }
    }
    if fields.count < least {
      if let finding = fillFresh(&fields, &draft) { doubt = doubt ?? finding }
    }
    return fields.count < least ? doubt ?? .none : finish(fields, original)
  }

  private func value(ofOptional name: Int) -> SearchResult {
    if absent.contains(name) { return .none }
    if !nameRules.isEmpty {
      switch search.holdAll(nameRules, .text(store.names[name].utf8)) {
      case true?: break
      case false?: return .none
      case nil: return .unknown("the name '\(store.names[name])' could not be judged")
      }
    }
    guard let literals = literals(for: name) else {
      return .unknown("a pattern could not be matched with '\(store.names[name])'")
    }
    return search.search(literals)
  }

  /// Adds fields of names that no rule names; the finding is why that may not be all there are.
  private func fillFresh(_ fields: inout [Int: Sample], _ draft: inout Draft) -> SearchResult? {
    guard let classes = nameClasses(matching: [], avoiding: []) else {
      return .unknown("the names of fields match too many patterns to tell their sorts apart")
    }
    var doubt: SearchResult?
    for nameClass in classes {
      let value = search.search(literals(for: nameClass))
      guard case .member(let sample) = value else {
        if case .unknown = value { doubt = doubt ?? value }
        continue
      }
      while fields.count < least, !search.isExhausted {
        switch freshName(in: nameClass, draft, beside: FieldMap()) {
        case .success(let name):
          fields[name] = sample
          draft.asked[name] = []
          continue
        case .failure(let failure):
          if case .unknown = failure.finding { doubt = doubt ?? failure.finding }
        }
        break
      }
    }
    return doubt
  }

  private func finish(_ fields: [Int: Sample], _ draft: Draft) -> SearchResult {
    let record = Sample.record(of: fields)
    guard isExcluded(record) else { return .member(record) }
    return vary(fields, draft)
  }
}

extension RecordSearch {
  private func isExcluded(_ record: Sample) -> Bool {
    excluded.contains { store.valueSets[$0].members.contains(record) }
  }

  /// Another object, where the one made is one of those that are excluded.
  ///
  /// Another one has more fields, or lacks one that was not asked for, or has another value in one.
  private func vary(_ fields: [Int: Sample], _ draft: Draft) -> SearchResult {
    search.depth += 1
    defer { search.depth -= 1 }
    guard search.depth < MemberSearch.greatestNesting else {
      return .unknown("too many objects are excluded")
    }
    var attempt = Attempt()
    if fields.count < most {
      var wider = self
      wider.least = fields.count + 1
      if attempt.takes(wider.build(draft)) { return attempt.finding }
    }
    for (name, sample) in fields.sorted(by: { $0.key < $1.key }) {
      search.steps -= 1
      guard !search.isExhausted else { return search.exhaustion }
      if draft.asked[name] == nil {
        var without = self
        without.absent.insert(name)
        if attempt.takes(without.build(draft)) { return attempt.finding }
      }
      var other = draft
      other.asked[name, default: []].append(!store.values([sample]))
      if attempt.takes(build(other)) { return attempt.finding }
    }
    return attempt.finding
  }
}

import JSONText
import Schemas
import SourceText

extension CarefulRun {
  mutating func passesCount(_ range: ClosedRange<Int>, _ site: Site) -> Bool {
    guard kind(site.value) == .array, !range.contains(json(site.value).count) else { return true }
    report(.wrongItemCount, site, expected: counted(range, "item"))
    return false
  }

  mutating func passesUniqueness(_ site: Site) -> Bool {
    guard kind(site.value) == .array else { return true }
    spend(size(site.value))
    guard !isTooCostly, let pair = json(site.value).firstEqualElements else { return true }
    report(
      .repeatedItem, site, expected: "items that differ",
      got: "equal items at \(pair.first) and \(pair.second)")
    return false
  }

  mutating func passesItems(
    prefix: [SchemaGraph.ID], rest: SchemaGraph.ID?, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    guard kind(site.value) == .array else { return true }
    var count = json(site.value).count
    var isValid = true
    if let rest, graph[rest].refusesAll, count > prefix.count {
      if plan.tracksEvaluation { evaluated.all = true }
      let keyword = site.dialect == .draft2020 || prefix.isEmpty ? "items" : "additionalItems"
      report(
        .wrongItemCount, site, keyword: keyword,
        expected: prefix.isEmpty ? "no items" : "at most \(counted(prefix.count, "item"))")
      if !collecting { return false }
      isValid = false
      count = prefix.count
    }
    var child = site.value + 1
    for place in 0..<count {
      guard let schema = place < prefix.count ? prefix[place] : rest else { break }
      if plan.tracksEvaluation { evaluated.children.insert(child) }
      if !evaluate(schema, child, at: .index(place)) {
        isValid = false
        if !collecting || isTooCostly { return false }
      }
      child = Int(document.nodes[child].next)
    }
    if plan.tracksEvaluation, rest != nil { evaluated.all = true }
    return isValid
  }

  mutating func passesContains(
    _ schema: SchemaGraph.ID, _ minimum: Int, _ maximum: Int?, _ site: Site,
    _ evaluated: inout Evaluated
  ) -> Bool {
    guard kind(site.value) == .array else { return true }
    let tracks = plan.tracksEvaluation && site.dialect.containsEvaluatesItems
    var matching = 0
    var child = site.value + 1
    for _ in 0..<json(site.value).count {
      if quietly(schema, child).isValid {
        matching += 1
        if tracks { evaluated.children.insert(child) }
      }
      if isTooCostly { return false }
      if !tracks, maximum == nil, matching >= minimum { return true }
      child = Int(document.nodes[child].next)
    }
    if matching < minimum {
      report(
        .missingMatch, site, keyword: minimum == 1 ? nil : "minContains",
        expected: "at least \(counted(minimum, "item")) that is \(graph.words(for: schema))",
        got: "\(matching) among \(counted(json(site.value).count, "item"))")
      return false
    }
    if let maximum, matching > maximum {
      report(
        .wrongItemCount, site, keyword: "maxContains",
        expected: "at most \(counted(maximum, "item")) that is \(graph.words(for: schema))",
        got: "\(matching)")
      return false
    }
    return true
  }

  mutating func passesUnevaluatedItems(
    _ schema: SchemaGraph.ID, _ site: Site, _ evaluated: inout Evaluated
  ) -> Bool {
    guard kind(site.value) == .array, !evaluated.all else { return true }
    var isValid = true
    var child = site.value + 1
    for place in 0..<json(site.value).count {
      if !evaluated.contains(child) {
        isValid = passesUnevaluatedItem(schema, child, place, site) && isValid
        if !isValid, !collecting || isTooCostly { return false }
      }
      child = Int(document.nodes[child].next)
    }
    evaluated.all = true
    return isValid
  }

  private mutating func passesUnevaluatedItem(
    _ schema: SchemaGraph.ID, _ child: Int, _ place: Int, _ site: Site
  ) -> Bool {
    guard graph[schema].refusesAll else { return evaluate(schema, child, at: .index(place)) }
    guard collecting else { return false }
    path.append(.index(place))
    var site = site
    site.value = child
    report(.unevaluatedItem, site, expected: "no further items")
    path.removeLast()
    return false
  }
}

import JSONText
import Schemas

extension CoverageWalk {
  /// Which alternatives of a choice any value took, as far as types, tags and names tell.
  mutating func branches(
    _ parts: [SchemaGraph.ID], _ field: FieldProfile, _ id: SchemaGraph.ID, _ keyword: String,
    _ place: DraftPlace
  ) {
    let views = parts.map { BranchView($0, in: graph) }
    let open = views.map { $0.isPossible(in: field) }
    for (number, view) in views.enumerated() {
      let others = views.indices.filter { $0 != number && open[$0] }.map { views[$0] }
      let words = "\(keyword) \(number + 1) of \(parts.count)\(view.words)"
      let verdict =
        open[number] ? view.verdict(in: field, beside: others) : CoverageItem.Verdict.never
      add(.branch, place, words, verdict, of: field.types.total, parts[number])
    }
  }

  /// Which side of a condition any value took: told where the condition asks for what was counted.
  mutating func conditional(
    _ condition: SchemaGraph.ID, _ then: SchemaGraph.ID?, _ otherwise: SchemaGraph.ID?,
    _ field: FieldProfile, _ place: DraftPlace
  ) {
    let held = ConditionView(condition, in: graph)?.count(in: field)
    let total = field.types.total
    let sides = [("then", then, held), ("else", otherwise, held.map { total - $0 })]
    for (name, part, count) in sides {
      guard let part, !graph[part].isBoolean else { continue }
      let verdict: CoverageItem.Verdict
      if let count {
        verdict = count > 0 ? .seen(count) : .never
      } else if BranchView(part, in: graph).isPossible(in: field) {
        verdict = .untold("counts do not tell what such a condition held for")
      } else {
        verdict = .never
      }
      add(.branch, place, name, verdict, of: total, part)
    }
  }
}

/// What a branch asks of values, as far as a profile can tell whether any met it.
struct BranchView {
  let types: TypeSet
  /// Names that objects of the branch must have.
  let required: Set<JSONName>
  /// Fields that may only have some values: `type` must be `payout`.
  private(set) var tags: [JSONName: [JSONValue]] = [:]
  /// Values that the whole may have.
  private(set) var values: [JSONValue]?

  init(_ id: SchemaGraph.ID, in graph: SchemaGraph) {
    let place = DeclaredPlace([id], in: graph)
    types = place.types
    required = place.required
    for (owner, rule) in place.rules where place.isCertain(owner) {
      switch rule {
      case .properties(let rules):
        for property in rules.named {
          guard let listed = Self.listed(property.schema, in: graph) else { continue }
          tags[property.name] = listed
        }
      case .enumeration(let listed): values = listed
      case .constant(let value): values = [value]
      default: break
      }
    }
  }

  private static func listed(_ id: SchemaGraph.ID, in graph: SchemaGraph) -> [JSONValue]? {
    let place = DeclaredPlace([id], in: graph)
    for (owner, rule) in place.rules where place.isCertain(owner) {
      switch rule {
      case .enumeration(let values): return values
      case .constant(let value): return [value]
      default: break
      }
    }
    return nil
  }

  /// `: object with type 'payout'`.
  var words: String {
    var words = types == .all ? "" : ": " + types.names.joined(separator: " or ")
    for (name, values) in tags.sorted(by: { $0.key < $1.key }).prefix(1) where values.count == 1 {
      words += " with \(name) \(values[0].string.map { "'\($0)'" } ?? "given")"
    }
    return words
  }

  // MARK: - Against what came

  /// Whether some value may have met it.
  func isPossible(in field: FieldProfile) -> Bool {
    let came = field.types.seen.filter { types.contains($0.type.typeSet) }
    guard !came.isEmpty else { return false }
    if let values, values.allSatisfy({ field.count(of: $0) == 0 }) { return false }
    // What is asked of objects rules out nothing where other values may come.
    guard came.allSatisfy({ $0.type == .object }) else { return true }
    guard required.allSatisfy({ field.isMap || field.presence(of: $0).seen > 0 }) else {
      return false
    }
    return tags.allSatisfy { name, values in
      guard required.contains(name), let child = field[name] else { return true }
      return values.contains { child.count(of: $0) != 0 }
    }
  }

  /// Whether some value surely met it, given the others that may have been met instead.
  func verdict(in field: FieldProfile, beside others: [BranchView]) -> CoverageItem.Verdict {
    let own = field.types.seen.filter { entry in
      types.contains(entry.type.typeSet)
        && !others.contains { $0.types.contains(entry.type.typeSet) }
    }
    let count = own.reduce(0) { $0 + $1.count }
    if count > 0 { return .seen(count) }
    if let values {
      let seen = values.filter { value in !others.contains { $0.mayBe(value) } }
        .reduce(0) { $0 + (field.count(of: $1) ?? 0) }
      if seen > 0 { return .seen(seen) }
    }
    for (name, values) in tags.sorted(by: { $0.key < $1.key }) {
      guard let child = field[name] else { continue }
      let seen = values.filter { value in !others.contains { $0.mayHave(value, at: name) } }
        .reduce(0) { $0 + (child.count(of: $1) ?? 0) }
      if seen > 0 { return .seen(seen) }
    }
    return .untold("other alternatives take such values as well")
  }

  private func mayBe(_ value: JSONValue) -> Bool {
    values?.contains { $0.isSame(as: value) } ?? true
  }

  private func mayHave(_ value: JSONValue, at name: JSONName) -> Bool {
    tags[name]?.contains { $0.isSame(as: value) } ?? true
  }
}

extension JSONValue {
  /// Whether two listed values are one.
  fileprivate func isSame(as other: JSONValue) -> Bool {
    compactBytes == other.compactBytes
  }
}

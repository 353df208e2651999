import JSONText
import Schemas

extension CarefulRun {
  /// Tells that no branch fits, and which came closest.
  mutating func reportNoBranch(_ schemas: [SchemaGraph.ID], _ site: Site) {
    guard collecting, !isTooCostly else { return }
    let names = schemas.prefix(8).map { graph.words(for: $0) }
    let more = schemas.count > 8 ? " or \(schemas.count - 8) more" : ""
    report(
      .noBranchMatches, site, expected: names.joined(separator: " or ") + more,
      notes: nearestBranch(schemas, site).map { [$0] } ?? [])
  }

  /// How far a branch is from taking the value, nearest first.
  private enum Distance: Int, Comparable {
    /// Only details differ.
    case details
    /// A field with one fixed value, by which branches are told apart, says another branch.
    case otherTag
    /// The value is not even of the branch's type.
    case otherType

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  private struct Branch {
    var place: Int
    var distance: Distance
    var faults: [Violation]
  }

  private mutating func nearestBranch(_ schemas: [SchemaGraph.ID], _ site: Site) -> String? {
    // Inside a branch that is only explained, one level of words is enough; and a value with
    // thousands of such faults needs no essay on each.
    guard !isExplaining, explanations < 200 else { return nil }
    explanations += 1
    var branches: [Branch] = []
    for (place, schema) in schemas.prefix(24).enumerated() {
      guard let faults = faults(by: schema, of: site.value), !faults.isEmpty else { continue }
      branches.append(Branch(place: place, distance: distance(of: faults), faults: faults))
    }
    let near = branches.filter { $0.distance < .otherType }
    guard
      let best = near.min(by: { ($0.distance, $0.faults.count) < ($1.distance, $1.faults.count) })
    else { return nil }
    return words(for: best, among: near, schemas)
  }

  private func distance(of faults: [Violation]) -> Distance {
    var distance = Distance.details
    for fault in faults {
      if fault.kind == .wrongType || fault.kind == .nothingAllowed, fault.instance == path {
        return .otherType
      }
      let isTag = fault.kind == .notTheConstant || fault.kind == .notInEnum
      if isTag, fault.instance.count == path.count + 1 { distance = .otherTag }
    }
    return distance
  }

  private func words(for best: Branch, among near: [Branch], _ schemas: [SchemaGraph.ID]) -> String
  {
    let name = graph.words(for: schemas[best.place])
    let isTagged = best.distance == .details && near.contains { $0.distance == .otherTag }
    let how = isTagged ? "its tag means" : "closest is"
    let shown = best.faults.prefix(3).map { fault in
      let inside = Array(fault.instance.dropFirst(path.count))
      return (inside.isEmpty ? "" : "at \(pointer(inside)): ") + fault.message
    }
    let rest = best.faults.count > 3 ? "; and \(best.faults.count - 3) more" : ""
    return "\(how) branch \(best.place + 1) (\(name)): " + shown.joined(separator: "; ") + rest
  }

  private func pointer(_ steps: [InstanceStep]) -> String {
    steps.map { step in
      switch step {
      case .name(let name): "/" + (shownName(name) ?? "*")
      case .index(let index): "/\(index)"
      }
    }.joined()
  }
}

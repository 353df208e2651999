package import Contracts
package import Realms

extension Realm {
  /// That one repository relies on another, and why.
  package struct Edge: Hashable, Comparable, Sendable {
    package enum Reason: Hashable, Sendable {
      /// It imports a contract of it.
      case contract(ContractName, domain: RealmName, range: SemVerRange)
      /// It says so in its own file.
      case declared
    }

    /// Who relies on the other.
    package var consumer: RealmName
    package var provider: RealmName
    package var reason: Reason

    package static func < (lhs: Self, rhs: Self) -> Bool {
      if lhs.consumer != rhs.consumer { return lhs.consumer < rhs.consumer }
      if lhs.provider != rhs.provider { return lhs.provider < rhs.provider }
      return lhs.rank < rhs.rank
    }

    private var rank: String {
      switch reason {
      case .contract(let name, let domain, _): "\(domain)/\(name)"
      case .declared: "~"
      }
    }
  }

  /// Who relies on whom, in the order of the names.
  package var edges: [Edge] {
    var edges: Set<Edge> = []
    for domain in domains {
      let owners = domain.owners
      for binding in domain.bindings {
        for taken in binding.imports {
          let contract = taken.contract.value
          for owner in owners[contract] ?? [] where owner != binding.repository {
            let reason = Edge.Reason.contract(
              contract, domain: domain.name, range: taken.range.value)
            edges.insert(.init(consumer: binding.repository, provider: owner, reason: reason))
          }
        }
      }
    }
    for repository in repositories {
      for other in repository.dependsOn where other.value != repository.name {
        edges.insert(.init(consumer: repository.name, provider: other.value, reason: .declared))
      }
    }
    return edges.sorted()
  }

  /// Who relies on whom among domains: by their files, and where a repository makes in one what it
  /// takes from another.
  package var domainEdges: [(consumer: RealmName, provider: RealmName)] {
    domains.flatMap { domain in
      domain.dependsOn.map { (domain.name, $0.value) }
    }
  }
}

extension RealmDomain {
  /// Who offers each contract.
  package var owners: [ContractName: [RealmName]] {
    var owners: [ContractName: [RealmName]] = [:]
    for binding in bindings {
      for export in binding.exports {
        owners[export.contract.value, default: []].append(binding.repository)
      }
    }
    return owners
  }
}

/// Every circle among some edges, each once, as the names one passes: it begins at its least name.
///
/// Of each group of names that all reach each other the shortest circle through its least name is
/// told: there may be very many more, and breaking it is where one begins.
package func cycles(_ edges: [(from: RealmName, to: RealmName)]) -> [[RealmName]] {
  var next: [RealmName: [RealmName]] = [:]
  for edge in edges { next[edge.from, default: []].append(edge.to) }
  for name in next.keys { next[name]?.sort() }
  var told: Set<RealmName> = []
  var found: [[RealmName]] = []
  for start in next.keys.sorted() where !told.contains(start) {
    guard let circle = shortestCircle(from: start, next, without: told) else { continue }
    found.append(circle)
    told.formUnion(circle)
  }
  return found
}

private func shortestCircle(
  from start: RealmName, _ next: [RealmName: [RealmName]], without told: Set<RealmName>
) -> [RealmName]? {
  var before: [RealmName: RealmName] = [:]
  var line = [start]
  var index = 0
  while index < line.count {
    let name = line[index]
    index += 1
    for other in next[name] ?? [] where !told.contains(other) {
      if other == start {
        var path = [name]
        while let last = path.last, last != start, let previous = before[last] {
          path.append(previous)
        }
        return path.reversed() + [start]
      }
      guard before[other] == nil else { continue }
      before[other] = name
      line.append(other)
    }
  }
  return nil
}

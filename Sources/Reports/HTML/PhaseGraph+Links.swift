import Findings

extension PhaseGraph {
  /// Phases are drawn; a group is told beside its phases, and reports of tools wait for nothing.
  static func isDrawn(_ gate: Report.Gates.Gate) -> Bool {
    !gate.id.utf8.starts(with: "group:".utf8) && !gate.id.utf8.starts(with: "quality:".utf8)
  }

  /// What gates wait for among themselves; a hard need comes before a soft one.
  static func needs(
    of gates: [Report.Gates.Gate]
  ) -> [GraphLayout.Edge: Report.Gates.Need] {
    var numbers: [String: Int] = [:]
    for (number, gate) in gates.enumerated() where numbers[gate.id] == nil && isDrawn(gate) {
      numbers[gate.id] = number
    }
    var needs: [GraphLayout.Edge: Report.Gates.Need] = [:]
    for (number, gate) in gates.enumerated() where isDrawn(gate) {
      for need in gate.needs {
        guard let source = numbers[need.id], source != number else { continue }
        let edge = GraphLayout.Edge(from: source, to: number)
        if needs[edge] == nil || need.strength == .hard { needs[edge] = need }
      }
    }
    return needs
  }

  /// The gates that hang together, each group and all groups in the order of the gates.
  static func connected(_ edges: [GraphLayout.Edge], count: Int) -> [[Int]] {
    var neighbours = [[Int]](repeating: [], count: count)
    for edge in edges {
      neighbours[edge.from].append(edge.to)
      neighbours[edge.to].append(edge.from)
    }
    var seen = [Bool](repeating: false, count: count)
    var groups: [[Int]] = []
    for start in 0..<count where !seen[start] {
      var group: [Int] = []
      var pending = [start]
      seen[start] = true
      while let node = pending.popLast() {
        group.append(node)
        for next in neighbours[node] where !seen[next] {
          seen[next] = true
          pending.append(next)
        }
      }
      groups.append(group.sorted())
    }
    return groups
  }
}

/// Finds cycles of hard edges, without recursion, each one once.
struct CycleSearch {
  private let graph: GateGraph
  private enum Colour { case white, grey, black }
  private var colours: [Colour]
  /// The edges that lead from the root to where the search stands.
  private var path: [GateGraph.Edge] = []
  private var found: [[GateGraph.Edge]] = []

  /// More than this is not read by anybody.
  private static let mostCycles = 20

  init(_ graph: GateGraph) {
    self.graph = graph
    colours = .init(repeating: .white, count: graph.leaving.count)
  }

  func cycles() -> [[GateGraph.Edge]] {
    var search = self
    for phase in graph.leaving.indices where search.colours[phase] == .white {
      search.visit(phase)
    }
    return search.found
  }

  private mutating func visit(_ root: Int) {
    var stack = [(phase: root, next: 0)]
    colours[root] = .grey
    while let top = stack.last {
      let edges = graph.leaving[top.phase]
      guard top.next < edges.count else {
        colours[top.phase] = .black
        stack.removeLast()
        if !path.isEmpty { path.removeLast() }
        continue
      }
      stack[stack.count - 1].next += 1
      let edge = graph.edges[edges[top.next]]
      guard edge.strength == .hard else { continue }
      switch colours[edge.to] {
      case .black: continue
      case .grey: close(edge)
      case .white:
        colours[edge.to] = .grey
        path.append(edge)
        stack.append((edge.to, 0))
      }
    }
  }

  private mutating func close(_ edge: GateGraph.Edge) {
    guard found.count < Self.mostCycles else { return }
    let start = path.firstIndex { $0.from == edge.to } ?? path.count
    found.append(Array(path[start...]) + [edge])
  }
}

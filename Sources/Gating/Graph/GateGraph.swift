import Plans
import SourceText

/// What has to be done before what, over all plans.
struct GateGraph: Sendable {
  /// One phase that waits for another.
  struct Edge: Hashable, Sendable {
    enum Origin: Hashable, Sendable {
      case prerequisite
      case blocker
      case schedule
      case anchor
      /// Features wait for their foundation.
      case groupOrder
    }

    var from: Int
    var to: Int
    var strength: GateEdge.Strength
    var origin: Origin
    /// The plan says of the prerequisite that its gate passed.
    var asksForGate = false
    /// What the edge stands in.
    var plan: Int
    var span: SourceSpan
  }

  private(set) var edges: [Edge] = []
  /// The edges of each phase, by its number.
  private(set) var leaving: [[Int]] = []

  init() {}

  init(_ docket: Docket) {
    var builder = GateGraphBuilder(docket)
    builder.build()
    edges = builder.edges
    leaving = .init(repeating: [], count: docket.phases.count)
    for (index, edge) in edges.enumerated() { leaving[edge.from].append(index) }
  }

  func edges(from phase: Int) -> [Edge] {
    leaving.indices.contains(phase) ? leaving[phase].map { edges[$0] } : []
  }

  /// Each cycle of hard edges once, as the phases on it in order.
  var cycles: [[Edge]] { CycleSearch(self).cycles() }
}

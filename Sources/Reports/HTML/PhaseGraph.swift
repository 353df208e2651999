import Findings
import SourceText

/// The gates and what each waits for, drawn as SVG.
struct PhaseGraph {
  /// Which way the layers follow each other.
  enum Direction {
    case across, down
  }

  struct Size {
    var width: Double
    var height: Double
    /// Between layers, and between the nodes of one.
    var layerGap: Double
    var nodeGap: Double
    /// How many columns of text a node holds.
    var columns: Int
  }

  /// Gates that wait for each other, laid out together and drawn below those before.
  struct Part {
    var layout: GraphLayout
    /// The gates, by the layout's nodes.
    var members: [Int]
    var top: Double
  }

  let gates: [Report.Gates.Gate]
  private(set) var parts: [Part] = []
  let loose: [Int]
  let needs: [GraphLayout.Edge: Report.Gates.Need]
  let direction: Direction
  let size: Size
  let margin = 4.0

  init(_ gates: [Report.Gates.Gate], _ direction: Direction) {
    self.gates = gates
    self.direction = direction
    size =
      direction == .across
      ? Size(width: 196, height: 66, layerGap: 44, nodeGap: 14, columns: 25)
      : Size(width: 158, height: 66, layerGap: 34, nodeGap: 14, columns: 22)
    needs = Self.needs(of: gates)
    let groups = Self.connected(Array(needs.keys), count: gates.count).filter {
      $0.contains { Self.isDrawn(gates[$0]) }
    }
    loose = groups.filter { $0.count == 1 }.flatMap(\.self)
    var top = 0.0
    for members in groups where members.count > 1 {
      let local = Dictionary(members.enumerated().map { ($1, $0) }) { first, _ in first }
      let edges = needs.keys.compactMap { edge -> GraphLayout.Edge? in
        guard let from = local[edge.from], let to = local[edge.to] else { return nil }
        return GraphLayout.Edge(from: from, to: to)
      }.sorted { ($0.to, $0.from) < ($1.to, $1.from) }
      let part = Part(
        layout: GraphLayout(count: members.count, edges: edges), members: members, top: top)
      parts.append(part)
      top += height(of: part) + 22
    }
  }

  /// Whether there is anything to draw, and not too much of it.
  var isDrawable: Bool {
    let count = gates.count(where: Self.isDrawn)
    return count > 0 && count <= GraphLayout.mostNodes
  }
  var hasEdges: Bool { !parts.isEmpty }
  var hasCycle: Bool { parts.contains { !$0.layout.backward.isEmpty } }

  // MARK: Places

  func origin(_ spot: GraphLayout.Spot, in part: Part) -> (x: Double, y: Double) {
    let layer = Double(spot.layer)
    return direction == .across
      ? (
        margin + layer * (size.width + size.layerGap),
        part.top + margin + spot.offset * (size.height + size.nodeGap)
      )
      : (
        margin + spot.offset * (size.width + size.nodeGap),
        part.top + margin + layer * (size.height + size.layerGap)
      )
  }

  /// How high a part is drawn, its margin left out.
  func height(of part: Part) -> Double {
    let last =
      direction == .across
      ? (part.layout.spots.map(\.offset).max() ?? 0) * (size.height + size.nodeGap)
      : Double(max(part.layout.layerCount - 1, 0)) * (size.height + size.layerGap)
    return last + size.height
  }

  var drawnSize: (width: Double, height: Double) {
    let corners = parts.flatMap { part in part.layout.spots.map { origin($0, in: part) } }
    return (
      (corners.map(\.x).max() ?? -size.width) + size.width + margin,
      parts.last.map { $0.top + height(of: $0) + margin } ?? 0
    )
  }

  /// The whole width, so that a page can choose the drawing that fits.
  var width: Double { max(drawnSize.width, Double(looseColumns) * (size.width + size.nodeGap)) }

  var looseColumns: Int {
    let wanted = direction == .across ? 4 : 2
    return min(loose.count, max(wanted, Int(drawnSize.width / (size.width + size.nodeGap))))
  }
}

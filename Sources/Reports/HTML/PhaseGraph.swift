import Findings
import SourceText

/// The gates and what each waits for, drawn as SVG.
struct PhaseGraph {
  /// Which way the layers follow each other.
  enum Direction {
    case across, down
  }

  private struct Size {
    var width: Double
    var height: Double
    /// Between layers, and between the nodes of one.
    var layerGap: Double
    var nodeGap: Double
    /// How many columns of text a node holds.
    var columns: Int
  }

  /// Gates that wait for each other, laid out together and drawn below those before.
  private struct Part {
    var layout: GraphLayout
    /// The gates, by the layout's nodes.
    var members: [Int]
    var top: Double
  }

  private let gates: [Report.Gates.Gate]
  private var parts: [Part] = []
  private let loose: [Int]
  private let needs: [GraphLayout.Edge: Report.Gates.Need]
  private let direction: Direction
  private let size: Size
  private let margin = 4.0

  init(_ gates: [Report.Gates.Gate], _ direction: Direction) {
    self.gates = gates
    self.direction = direction
    size =
      direction == .across
      ? Size(width: 196, height: 66, layerGap: 44, nodeGap: 14, columns: 25)
      : Size(width: 158, height: 66, layerGap: 34, nodeGap: 14, columns: 22)
    needs = Self.needs(of: gates)
    let groups = Self.connected(Array(needs.keys), count: gates.count)
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

  /// What gates wait for among themselves; a hard need comes before a soft one.
  private static func needs(
    of gates: [Report.Gates.Gate]
  ) -> [GraphLayout.Edge: Report.Gates.Need] {
    var numbers: [String: Int] = [:]
    for (number, gate) in gates.enumerated() where numbers[gate.id] == nil {
      numbers[gate.id] = number
    }
    var needs: [GraphLayout.Edge: Report.Gates.Need] = [:]
    for (number, gate) in gates.enumerated() {
      for need in gate.needs {
        guard let source = numbers[need.id], source != number else { continue }
        let edge = GraphLayout.Edge(from: source, to: number)
        if needs[edge] == nil || need.strength == .hard { needs[edge] = need }
      }
    }
    return needs
  }

  /// The gates that hang together, each group and all groups in the order of the gates.
  private static func connected(_ edges: [GraphLayout.Edge], count: Int) -> [[Int]] {
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

  /// Whether there is anything to draw, and not too much of it.
  var isDrawable: Bool { !gates.isEmpty && gates.count <= GraphLayout.mostNodes }
  var hasEdges: Bool { !parts.isEmpty }
  var hasCycle: Bool { parts.contains { !$0.layout.backward.isEmpty } }

  // MARK: Places

  private func origin(_ spot: GraphLayout.Spot, in part: Part) -> (x: Double, y: Double) {
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
  private func height(of part: Part) -> Double {
    let last =
      direction == .across
      ? (part.layout.spots.map(\.offset).max() ?? 0) * (size.height + size.nodeGap)
      : Double(max(part.layout.layerCount - 1, 0)) * (size.height + size.layerGap)
    return last + size.height
  }

  private var drawnSize: (width: Double, height: Double) {
    let corners = parts.flatMap { part in part.layout.spots.map { origin($0, in: part) } }
    return (
      (corners.map(\.x).max() ?? -size.width) + size.width + margin,
      parts.last.map { $0.top + height(of: $0) + margin } ?? 0
    )
  }

  /// The whole width, so that a page can choose the drawing that fits.
  var width: Double { max(drawnSize.width, Double(looseColumns) * (size.width + size.nodeGap)) }

  private var looseColumns: Int {
    let wanted = direction == .across ? 4 : 2
    return min(loose.count, max(wanted, Int(drawnSize.width / (size.width + size.nodeGap))))
  }

  // MARK: Drawing

  func svg(_ name: StaticString) -> HTML {
    let drawn = drawnSize.height
    let top = drawn + (hasEdges && !loose.isEmpty ? 22 : 0)
    let columns = max(looseColumns, 1)
    let rows = (loose.count + columns - 1) / columns
    let height =
      loose.isEmpty
      ? drawn : top + Double(rows) * (size.height + size.nodeGap) - size.nodeGap + margin
    let width = max(width, size.width + 2 * margin)
    let edges = parts.flatMap { part in
      part.layout.ways.map { edge($0.edge, $0.spots, in: part) }
    }
    let nodes = parts.flatMap { part in
      part.layout.spots.compactMap { spot in
        spot.node.map { node(part.members[$0], at: origin(spot, in: part)) }
      }
    }
    let others = loose.enumerated().map { index, number in
      node(
        number,
        at: (
          margin + Double(index % columns) * (size.width + size.nodeGap),
          top + margin + Double(index / columns) * (size.height + size.nodeGap)
        ))
    }
    return .element(
      "svg",
      [
        "class": "graph \(name)", "viewBox": "0 0 \(shown(width)) \(shown(height + margin))",
        "width": shown(width), "height": shown(height + margin), "role": "img",
        "aria-label": "Gates and what each waits for",
      ], edges + nodes + others)
  }

  private func edge(_ edge: GraphLayout.Edge, _ spots: [Int], in part: Part) -> HTML {
    let layout = part.layout
    let (from, to) = (part.members[edge.from], part.members[edge.to])
    let need = needs[GraphLayout.Edge(from: from, to: to)]
    var points: [(x: Double, y: Double)] = []
    for (index, spot) in spots.enumerated() {
      let corner = origin(layout.spots[spot], in: part)
      let middle = (x: corner.x + size.width / 2, y: corner.y + size.height / 2)
      let isNode = layout.spots[spot].node != nil
      let isBackward = layout.backward.contains(edge)
      let leaves = index == 0 ? !isBackward : isBackward
      guard isNode else {
        points.append(middle)
        continue
      }
      points.append(
        direction == .across
          ? (x: leaves ? corner.x + size.width : corner.x, y: middle.y)
          : (x: middle.x, y: leaves ? corner.y + size.height : corner.y))
    }
    var kinds = ["edge", need?.strength.rawValue ?? "hard"]
    if need?.isSatisfied == false { kinds.append("unmet") }
    if layout.backward.contains(edge) { kinds.append("cycle") }
    let words = "\(gates[from].title) before \(gates[to].title)"
    return .element(
      "g", ["class": kinds.joined(separator: " ")],
      [
        .element("title", text: words), .element("path", ["d": curve(points)]),
        .element("polygon", ["points": arrow(points)]),
      ])
  }

  private func curve(_ points: [(x: Double, y: Double)]) -> String {
    guard let first = points.first else { return "" }
    var words = "M \(shown(first.x)) \(shown(first.y))"
    for (one, other) in zip(points, points.dropFirst()) {
      let (from, to): ((x: Double, y: Double), (x: Double, y: Double))
      if direction == .across {
        let bend = (other.x - one.x) / 2
        (from, to) = ((one.x + bend, one.y), (other.x - bend, other.y))
      } else {
        let bend = (other.y - one.y) / 2
        (from, to) = ((one.x, one.y + bend), (other.x, other.y - bend))
      }
      words += " C \(shown(from.x)) \(shown(from.y)) \(shown(to.x)) \(shown(to.y))"
      words += " \(shown(other.x)) \(shown(other.y))"
    }
    return words
  }

  private func arrow(_ points: [(x: Double, y: Double)]) -> String {
    guard points.count > 1, let tip = points.last else { return "" }
    let from = points[points.count - 2]
    let corners: [(Double, Double)]
    if direction == .across {
      let back = from.x < tip.x ? -7.0 : 7.0
      corners = [(tip.x, tip.y), (tip.x + back, tip.y - 4), (tip.x + back, tip.y + 4)]
    } else {
      let back = from.y < tip.y ? -7.0 : 7.0
      corners = [(tip.x, tip.y), (tip.x - 4, tip.y + back), (tip.x + 4, tip.y + back)]
    }
    return corners.map { "\(shown($0.0)),\(shown($0.1))" }.joined(separator: " ")
  }

  private func node(_ number: Int, at corner: (x: Double, y: Double)) -> HTML {
    let gate = gates[number]
    func line(_ kind: String, _ y: Double, _ text: String, _ columns: Int) -> HTML {
      .element(
        "text", ["class": kind, "x": shown(corner.x + 14), "y": shown(corner.y + y)],
        text: cut(text, to: columns))
    }
    let name = shownName(of: gate)
    let about = gate.title == name ? gate.group ?? "" : rest(of: gate.title, after: name)
    let state = [stateWords(gate.state), gate.date].compactMap(\.self).joined(separator: " · ")
    return .element(
      "a", ["href": "#gate-\(number + 1)"],
      [
        .element(
          "g", ["class": "node v-\(gate.verdict.rawValue)"],
          [
            .element("title", text: "\(gate.title): \(verdictWord(gate.verdict))"),
            .element(
              "rect",
              [
                "class": "box", "x": shown(corner.x), "y": shown(corner.y),
                "width": shown(size.width), "height": shown(size.height), "rx": "6",
              ]),
            .element(
              "rect",
              [
                "class": "bar", "x": shown(corner.x), "y": shown(corner.y), "width": "5",
                "height": shown(size.height), "rx": "2.5",
              ]),
            line("name", 21, "\(verdictMark(gate.verdict)) \(name)", size.columns - 4),
            line("about", 39, about, direction == .across ? size.columns : size.columns - 2),
            line("state", 56, state, size.columns),
          ])
      ])
  }
}

/// The name in front of the title where the ID is another: `Reader C` of `reader-c`.
private func shownName(of gate: Report.Gates.Gate) -> String {
  let name = gateName(gate.id)
  guard !gate.title.utf8.starts(with: name.utf8),
    let colon = gate.title.utf8.firstIndex(of: UInt8(ascii: ":"))
  else { return name }
  return String(gate.title[..<colon])
}

/// A number with one place at most, and none where it is not needed.
private func shown(_ number: Double) -> String {
  guard number.isFinite, abs(number) < 1_000_000 else { return "0" }
  let tenths = Int((number * 10).rounded())
  return tenths.isMultiple(of: 10)
    ? String(tenths / 10)
    : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

/// A text that fits so many columns, with a sign where something is left out.
private func cut(_ text: String, to columns: Int) -> String {
  let text = displayText(text, limit: 200)
  guard columnWidth(of: text) > columns else { return text }
  var kept = ""
  var used = 0
  for scalar in text.unicodeScalars {
    used += columnWidth(of: scalar)
    guard used < columns else { break }
    kept.unicodeScalars.append(scalar)
  }
  return kept + "…"
}

/// `ButtonEvent Implementation` of `Pipeline B: ButtonEvent Implementation`.
private func rest(of title: String, after name: String) -> String {
  guard title.utf8.starts(with: name.utf8) else { return title }
  let rest = title.utf8.dropFirst(name.utf8.count).drop {
    $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ")
  }
  return String(decoding: rest, as: UTF8.self)
}

import Findings
import SourceText

extension PhaseGraph {
  /// The whole drawing.
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

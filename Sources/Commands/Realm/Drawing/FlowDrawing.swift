import Coordination
import Reports

/// The picture of a realm: cards, and a line from each offer to each reliance on it.
struct FlowDrawing {
  private let graph: FlowGraph
  private let cards: FlowCards

  /// What fits between the edges of a card, and how wide a letter of each kind is, in tenths.
  private static let inside = FlowCards.width - 28
  private static let (letter, smallLetter) = (73, 67)
  private static let states = [
    ("current", "current"), ("stale", "behind"), ("broken", "finds nothing"),
  ]

  init(_ graph: FlowGraph) {
    self.graph = graph
    cards = FlowCards(graph)
  }

  var svg: String {
    var canvas = SVGCanvas(title: "Realm \(graph.name): who offers what to whom", style: Self.style)
    let width = self.width
    let foot = cards.loners.isEmpty ? 0 : 40
    let height = FlowCards.top + max(cards.body, 22) + FlowCards.margin + foot
    canvas.rectangle(.init(0, 0), width: width, height: height, radius: 12, class: "page")
    canvas.text(
      "realm \(graph.name)", at: .init(FlowCards.margin, FlowCards.margin + 12),
      limit: cards.consumers.isEmpty ? 30 : 44, class: "title")
    if !cards.consumers.isEmpty { drawLegend(&canvas, end: width - FlowCards.margin) }
    drawFlows(&canvas)
    for card in cards.providers + cards.consumers { draw(card, &canvas) }
    if !cards.loners.isEmpty {
      canvas.text(
        "also in the realm: " + cards.loners.joined(separator: ", "),
        at: .init(FlowCards.margin, height - FlowCards.margin),
        limit: (width - 2 * FlowCards.margin) * 10 / Self.smallLetter, class: "tail")
    }
    return canvas.file(width: width, height: height)
  }

  /// Where nobody relies on anything there is one column.
  private var width: Int {
    cards.consumers.isEmpty
      ? FlowCards.width + 2 * FlowCards.margin
      : cards.right + FlowCards.width + FlowCards.margin
  }

  /// What the colours mean, from the right edge on.
  private func drawLegend(_ canvas: inout SVGCanvas, end: Int) {
    var x = end
    let y = FlowCards.margin + 10
    for (state, words) in Self.states.reversed() {
      x -= words.utf8.count * Self.smallLetter / 10
      canvas.text(words, at: .init(x, y), limit: 20, class: "tail")
      x -= 12
      canvas.circle(.init(x, y - 4), radius: 4, class: state)
      x -= 18
    }
  }

  private func draw(_ card: FlowCards.Card, _ canvas: inout SVGCanvas) {
    let (x, y) = (card.corner.x, card.corner.y)
    canvas.rectangle(
      card.corner, width: FlowCards.width, height: card.height, radius: 8, class: "card")
    canvas.text(card.name, at: .init(x + 14, y + 22), limit: 38, class: "name")
    for (index, row) in card.rows.enumerated() {
      let line = card.middle(ofRow: index) + 4
      if let state = row.state {
        canvas.circle(.init(x + 18, line - 4), radius: 4, class: state)
      }
      let indent = row.state == nil ? 14 : 30
      let limits = limits(of: row)
      canvas.text(row.head, at: .init(x + indent, line), limit: limits.head, class: "row")
      guard !row.tail.isEmpty else { continue }
      canvas.text(
        row.tail, at: .init(x + FlowCards.width - 14, line), limit: limits.tail, anchor: .end,
        class: "tail")
    }
  }

  /// How many letters of both ends of a row fit beside each other: the name and range come first,
  /// and a little of the other end is always seen.
  private func limits(of row: FlowCards.Row) -> (head: Int, tail: Int) {
    let room = Self.inside - (row.state == nil ? 0 : 16) - 12
    let least = min(row.tail.count, 8) * Self.smallLetter / 10
    let head = min(row.head.count, (room - least) * 10 / Self.letter)
    return (head, (room - head * Self.letter / 10) * 10 / Self.smallLetter)
  }

  /// Lines that find nothing are drawn last, so that they are seen.
  private func drawFlows(_ canvas: inout SVGCanvas) {
    for isBroken in [false, true] {
      for consumer in cards.consumers {
        for (index, row) in consumer.rows.enumerated()
        where !row.key.isEmpty && (row.state == "broken") == isBroken {
          draw(row, at: .init(consumer.corner.x, consumer.middle(ofRow: index)), consumer, &canvas)
        }
      }
    }
  }

  private func draw(
    _ row: FlowCards.Row, at end: SVGCanvas.Point, _ consumer: FlowCards.Card,
    _ canvas: inout SVGCanvas
  ) {
    let isSaid = row.key.hasPrefix("@")
    for provider in cards.providers where provider.name != consumer.name || isSaid {
      guard let start = provider.start(of: row.key) else { continue }
      canvas.flow(
        from: .init(provider.corner.x + FlowCards.width, start), to: end,
        class: "flow \(isSaid ? "said" : row.state ?? "current")")
    }
  }

  private static let style = """
    text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328}
    .page{fill:#ffffff}.card{fill:#f6f8fa;stroke:#d0d7de}
    .title,.name{font-weight:600;font-family:system-ui,sans-serif}.title{font-size:17px}.name{font-size:14px}
    .tail{fill:#59636e;font-size:11px}
    .flow{fill:none;stroke-width:1.6;stroke-opacity:.7}
    circle.current{fill:#1a7f37}circle.stale{fill:#bf8700}circle.broken{fill:#cf222e}
    .flow.current{stroke:#1a7f37}.flow.stale{stroke:#bf8700}
    .flow.broken{stroke:#cf222e;stroke-dasharray:5 4}.flow.said{stroke:#8c959f;stroke-dasharray:2 4}
    @media (prefers-color-scheme:dark){
    text{fill:#e6edf3}.page{fill:#0d1117}.card{fill:#161b22;stroke:#30363d}.tail{fill:#9198a1}
    circle.current{fill:#3fb950}circle.stale{fill:#d29922}circle.broken{fill:#f85149}
    .flow.current{stroke:#3fb950}.flow.stale{stroke:#d29922}.flow.broken{stroke:#f85149}
    }
    """
}

import Contracts
import Coordination
import Realms
import Reports

/// The picture of a realm: who offers stands on the left, who relies on it on the right, and a line
/// leads from each offer to each reliance on it.
struct FlowDrawing {
  /// One line of a card.
  private struct Row {
    var head: String
    var tail: String
    /// `current`, `stale`, `broken`; nil for none.
    var state: String?
    /// What the row is about, for lines between cards.
    var key: String
  }

  private struct Card {
    var name: String
    var rows: [Row]
    var corner = SVGCanvas.Point(0, 0)

    var height: Int { FlowDrawing.headHeight + max(rows.count, 1) * FlowDrawing.rowHeight + 10 }
  }

  private static let cardWidth = 320
  private static let gap = 180
  private static let margin = 24
  private static let headHeight = 34
  private static let rowHeight = 22
  /// More rows than this in a card are told as a number.
  private static let mostRows = 14

  private let graph: FlowGraph
  private var providers: [Card] = []
  private var consumers: [Card] = []

  init(_ graph: FlowGraph) {
    self.graph = graph
    providers = graph.repositories.compactMap(providerCard)
    consumers = graph.repositories.compactMap(consumerCard)
    order()
    place()
  }

  // MARK: Cards

  private func providerCard(_ name: RealmName) -> Card? {
    let offers = graph.offers.filter { $0.provider == name }
    let isNamed = graph.declared.contains { $0.provider == name }
    guard !offers.isEmpty || isNamed else { return nil }
    var rows = offers.prefix(Self.mostRows).map { offer in
      Row(
        head: offer.contract.text + (offer.version.map { " \($0)" } ?? ""),
        tail: offer.domain.text, state: nil, key: key(offer.domain, offer.contract))
    }
    if offers.count > Self.mostRows { rows.append(more(offers.count - Self.mostRows)) }
    return Card(name: name.text, rows: rows)
  }

  private func consumerCard(_ name: RealmName) -> Card? {
    let reliances = graph.reliances.filter { $0.consumer == name }
    let declared = graph.declared.filter { $0.consumer == name }
    guard !reliances.isEmpty || !declared.isEmpty else { return nil }
    var rows = reliances.prefix(Self.mostRows).map { reliance in
      Row(
        head: "\(reliance.contract) \(reliance.range)",
        tail: reliance.uses.isEmpty ? "everything" : reliance.uses.joined(separator: " "),
        state: reliance.status.rawValue, key: key(reliance.domain, reliance.contract))
    }
    if reliances.count > Self.mostRows { rows.append(more(reliances.count - Self.mostRows)) }
    rows += declared.prefix(Self.mostRows).map {
      Row(head: "relies on \($0.provider)", tail: "", state: nil, key: "@" + $0.provider.text)
    }
    return Card(name: name.text, rows: rows)
  }

  private func more(_ count: Int) -> Row {
    Row(head: "and \(count) more", tail: "", state: nil, key: "")
  }

  private func key(_ domain: RealmName, _ contract: ContractName) -> String {
    "\(domain)/\(contract)"
  }

  // MARK: Places

  /// Consumers stand about as high as what they rely on, so that few lines cross.
  private mutating func order() {
    var heights: [String: Int] = [:]
    var height = 0
    for card in providers {
      heights["@" + card.name] = height
      for row in card.rows {
        height += 1
        if heights[row.key] == nil { heights[row.key] = height }
      }
      height += 2
    }
    let middle = { (card: Card) -> Int in
      let found = card.rows.compactMap { heights[$0.key] }
      return found.isEmpty ? .max : found.reduce(0, +) * 16 / found.count
    }
    consumers = consumers.map { ($0, middle($0)) }
      .sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }.map(\.0)
  }

  private mutating func place() {
    let top = Self.margin + 40
    let heights = (providers, consumers)
    let left = Self.height(of: heights.0)
    let right = Self.height(of: heights.1)
    let tallest = max(left, right)
    Self.place(&providers, x: Self.margin, from: top + (tallest - left) / 2)
    Self.place(
      &consumers, x: Self.margin + Self.cardWidth + Self.gap, from: top + (tallest - right) / 2)
  }

  private static func height(of cards: [Card]) -> Int {
    cards.reduce(0) { $0 + $1.height + 18 }
  }

  private static func place(_ cards: inout [Card], x: Int, from top: Int) {
    var y = top
    for index in cards.indices {
      cards[index].corner = .init(x, y)
      y += cards[index].height + 18
    }
  }

  // MARK: Drawing

  var svg: String {
    var canvas = SVGCanvas(title: "Realm \(graph.name): who offers what to whom", style: Self.style)
    let width = Self.margin * 2 + Self.cardWidth * 2 + Self.gap
    let body = max(Self.height(of: providers), Self.height(of: consumers))
    let loners = loners
    let height = Self.margin * 2 + 40 + max(body, 40) + (loners.isEmpty ? 0 : 40)
    canvas.rectangle(.init(0, 0), width: width, height: height, radius: 12, class: "page")
    canvas.text(
      "realm \(graph.name)", at: .init(Self.margin, Self.margin + 12), limit: 60, class: "title")
    drawFlows(&canvas)
    for card in providers { draw(card, &canvas) }
    for card in consumers { draw(card, &canvas) }
    if !loners.isEmpty {
      canvas.text(
        "also in the realm: " + loners.joined(separator: ", "),
        at: .init(Self.margin, height - Self.margin), limit: 100, class: "tail")
    }
    return canvas.file(width: width, height: height)
  }

  /// Repositories that neither offer nor rely on anything.
  private var loners: [String] {
    let drawn = Set((providers + consumers).map(\.name))
    return graph.repositories.map(\.text).filter { !drawn.contains($0) }
  }

  private func draw(_ card: Card, _ canvas: inout SVGCanvas) {
    let (x, y) = (card.corner.x, card.corner.y)
    canvas.rectangle(
      card.corner, width: Self.cardWidth, height: card.height, radius: 8, class: "card")
    canvas.text(card.name, at: .init(x + 14, y + 22), limit: 34, class: "name")
    for (index, row) in card.rows.enumerated() {
      let line = y + Self.headHeight + index * Self.rowHeight + 15
      if let state = row.state {
        canvas.circle(.init(x + 18, line - 4), radius: 4, class: state)
      }
      let indent = row.state == nil ? 14 : 30
      canvas.text(row.head, at: .init(x + indent, line), limit: 27, class: "row")
      canvas.text(
        row.tail, at: .init(x + Self.cardWidth - 14, line), limit: 14, anchor: .end, class: "tail")
    }
  }

  private func drawFlows(_ canvas: inout SVGCanvas) {
    for consumer in consumers {
      for (index, row) in consumer.rows.enumerated() where !row.key.isEmpty {
        let end = SVGCanvas.Point(
          consumer.corner.x, Self.middle(ofRow: index, in: consumer))
        for provider in providers where provider.name != consumer.name || row.key.hasPrefix("@") {
          guard let start = start(of: row.key, in: provider) else { continue }
          let kind = row.key.hasPrefix("@") ? "said" : row.state ?? "current"
          canvas.flow(
            from: .init(provider.corner.x + Self.cardWidth, start), to: end, class: "flow \(kind)")
        }
      }
    }
  }

  private func start(of key: String, in card: Card) -> Int? {
    if key == "@" + card.name { return card.corner.y + Self.headHeight / 2 }
    let index = card.rows.firstIndex { $0.key == key }
    return index.map { Self.middle(ofRow: $0, in: card) }
  }

  private static func middle(ofRow index: Int, in card: Card) -> Int {
    card.corner.y + headHeight + index * rowHeight + 11
  }

  private static let style = """
    text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328}
    .page{fill:#ffffff}.card{fill:#f6f8fa;stroke:#d0d7de}
    .title,.name{font-weight:600;font-family:system-ui,sans-serif}.title{font-size:17px}.name{font-size:14px}
    .tail{fill:#59636e;font-size:11px}
    .flow{fill:none;stroke-width:1.6;stroke-opacity:.75}
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

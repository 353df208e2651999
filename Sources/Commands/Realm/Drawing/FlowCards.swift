import Contracts
import Coordination
import Realms
import Reports

/// The cards of a picture of a realm, and where they stand: who offers on the left, who relies on it
/// on the right, each as high as what it is tied to.
struct FlowCards {
  /// One line of a card.
  struct Row {
    var head: String
    var tail: String
    /// `current`, `stale`, `broken`; nil for none.
    var state: String?
    /// What the row is about, for lines between cards.
    var key: String
  }

  struct Card {
    var name: String
    var rows: [Row]
    var corner = SVGCanvas.Point(0, 0)

    var height: Int { FlowCards.headHeight + max(rows.count, 1) * FlowCards.rowHeight + 10 }

    /// Where lines to a row end.
    func middle(ofRow index: Int) -> Int {
      corner.y + FlowCards.headHeight + index * FlowCards.rowHeight + 11
    }

    /// Where lines from what a key means begin; the head of the card stands for the repository.
    func start(of key: String) -> Int? {
      if key == "@" + name { return corner.y + FlowCards.headHeight / 2 }
      return rows.firstIndex { $0.key == key }.map { middle(ofRow: $0) }
    }
  }

  static let width = 348
  static let margin = 24
  static let headHeight = 34
  static let rowHeight = 22
  /// What stands above the cards.
  static let top = margin + 44
  private static let space = 18
  /// More rows than this in a card are told as a number.
  private static let mostRows = 14

  private let graph: FlowGraph
  private(set) var providers: [Card] = []
  private(set) var consumers: [Card] = []
  /// Between the two columns; more where lines have far to go.
  private(set) var gap = 180

  init(_ graph: FlowGraph) {
    self.graph = graph
    providers = graph.repositories.compactMap(providerCard)
    consumers = graph.repositories.compactMap(consumerCard)
    order()
    place()
  }

  /// Repositories that neither offer nor rely on anything.
  var loners: [String] {
    let drawn = Set((providers + consumers).map(\.name))
    return graph.repositories.map(\.text).filter { !drawn.contains($0) }
  }

  /// Where the column of consumers begins.
  var right: Int { Self.margin + Self.width + gap }

  /// The height of what is drawn below the top.
  var body: Int { max(height(of: providers), height(of: consumers)) }
}

// MARK: - What stands on them

extension FlowCards {
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
}

// MARK: - Places

extension FlowCards {
  /// Cards stand about as high as what they are tied to, so that few lines cross.
  private mutating func order() {
    consumers = Self.sorted(consumers, by: Self.heights(of: providers))
    providers = Self.sorted(providers, by: Self.heights(of: consumers))
    consumers = Self.sorted(consumers, by: Self.heights(of: providers))
  }

  /// How far down each key is found first; a card's name stands for its head.
  private static func heights(of cards: [Card]) -> [String: Int] {
    var heights: [String: Int] = [:]
    var height = 0
    for card in cards {
      for key in ["@" + card.name] + card.rows.map(\.key) where !key.isEmpty {
        height += 1
        if heights[key] == nil { heights[key] = height }
      }
      height += 1
    }
    return heights
  }

  private static func sorted(_ cards: [Card], by heights: [String: Int]) -> [Card] {
    let middle = { (card: Card) -> Int in
      let keys = ["@" + card.name] + card.rows.map(\.key)
      let found = keys.compactMap { heights[$0] }
      return found.isEmpty ? .max : found.reduce(0, +) * 16 / found.count
    }
    return cards.map { ($0, middle($0)) }.sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }
      .map(\.0)
  }

  private mutating func place() {
    let tallest = body
    gap = min(420, 180 + tallest / 8)
    spread(\.providers, x: Self.margin, over: tallest)
    spread(\.consumers, x: right, over: tallest)
  }

  private func height(of cards: [Card]) -> Int {
    max(0, cards.reduce(0) { $0 + $1.height + Self.space } - Self.space)
  }

  /// The shorter column is spread over the height of the other one.
  private mutating func spread(
    _ column: WritableKeyPath<FlowCards, [Card]>, x: Int, over tallest: Int
  ) {
    let count = self[keyPath: column].count
    let free = tallest - height(of: self[keyPath: column])
    var y = Self.top
    for index in self[keyPath: column].indices {
      let shift = free * (2 * index + 1) / (2 * count)
      self[keyPath: column][index].corner = .init(x, y + shift)
      y += self[keyPath: column][index].height + Self.space
    }
  }
}

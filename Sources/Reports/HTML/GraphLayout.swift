/// Where the nodes of a graph stand when it is drawn in layers: what comes first stands first.
///
/// Positions are in units of nothing: `layer` counts from 0, `offset` runs across a layer.
struct GraphLayout {
  struct Edge: Hashable {
    var from: Int
    var to: Int
  }

  /// A place that an edge passes on its way over layers, or a node.
  struct Spot {
    var layer: Int
    var offset = 0.0
    /// The node, or nil for a bend of an edge.
    var node: Int?
  }

  /// Beyond this many nodes nobody would look at a drawing.
  static let mostNodes = 300
  /// Beyond this many bends edges go straight over the layers.
  private static let mostBends = 2000

  /// The first ones are the nodes that have edges; the others are bends.
  private(set) var spots: [Spot] = []
  /// The way of each edge over the spots, from its beginning to its end.
  private(set) var ways: [(edge: Edge, spots: [Int])] = []
  /// Edges that lead back to where they come from, over others.
  private(set) var backward: Set<Edge> = []
  /// Nodes without any edge.
  private(set) var loose: [Int] = []

  init(count: Int, edges: [Edge]) {
    let edges = Self.sound(edges, count)
    let connected = Set(edges.flatMap { [$0.from, $0.to] })
    loose = (0..<count).filter { !connected.contains($0) }
    backward = Self.backwardEdges(edges, count)
    let forward = edges.map { backward.contains($0) ? Edge(from: $0.to, to: $0.from) : $0 }
    let layers = Self.layers(forward, count)
    var spotOfNode: [Int: Int] = [:]
    for node in 0..<count where connected.contains(node) {
      spotOfNode[node] = spots.count
      spots.append(Spot(layer: layers[node], node: node))
    }
    let bends = forward.reduce(0) { $0 + max(0, layers[$1.to] - layers[$1.from] - 1) }
    for (edge, way) in zip(edges, forward) {
      guard let first = spotOfNode[way.from], let last = spotOfNode[way.to] else { continue }
      var passed = [first]
      if bends <= Self.mostBends {
        for layer in (layers[way.from] + 1)..<max(layers[way.to], layers[way.from] + 1) {
          passed.append(spots.count)
          spots.append(Spot(layer: layer))
        }
      }
      passed.append(last)
      ways.append((edge, backward.contains(edge) ? passed.reversed() : passed))
    }
    place()
  }

  var layerCount: Int { (spots.map(\.layer).max() ?? -1) + 1 }

  /// Each edge once, none from a node to itself, none out of the graph.
  private static func sound(_ edges: [Edge], _ count: Int) -> [Edge] {
    var seen: Set<Edge> = []
    return edges.filter {
      $0.from != $0.to && (0..<count).contains($0.from) && (0..<count).contains($0.to)
        && seen.insert($0).inserted
    }
  }

  /// Edges that lead to a node from which one came.
  private static func backwardEdges(_ edges: [Edge], _ count: Int) -> Set<Edge> {
    var targets = [[Int]](repeating: [], count: count)
    for edge in edges { targets[edge.from].append(edge.to) }
    var found: Set<Edge> = []
    /// 0 not seen, 1 on the way, 2 done.
    var state = [Int](repeating: 0, count: count)
    for start in 0..<count where state[start] == 0 {
      var path = [(node: start, next: 0)]
      state[start] = 1
      while let (node, next) = path.last {
        guard next < targets[node].count else {
          state[node] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = targets[node][next]
        if state[target] == 1 {
          found.insert(Edge(from: node, to: target))
        } else if state[target] == 0 {
          state[target] = 1
          path.append((target, 0))
        }
      }
    }
    return found
  }

  /// How many edges the longest way to each node has; the edges have no cycle.
  private static func layers(_ edges: [Edge], _ count: Int) -> [Int] {
    var layers = [Int](repeating: 0, count: count)
    var waiting = [Int](repeating: 0, count: count)
    var targets = [[Int]](repeating: [], count: count)
    for edge in edges {
      targets[edge.from].append(edge.to)
      waiting[edge.to] += 1
    }
    var ready = (0..<count).filter { waiting[$0] == 0 }
    while let node = ready.popLast() {
      for target in targets[node] {
        layers[target] = max(layers[target], layers[node] + 1)
        waiting[target] -= 1
        if waiting[target] == 0 { ready.append(target) }
      }
    }
    return layers
  }
}

extension GraphLayout {
  /// Room across a layer: a node needs one unit, a bend less.
  private func room(_ spot: Int) -> Double { spots[spot].node == nil ? 0.35 : 1 }

  /// Orders each layer after its neighbours, then gives every spot its offset.
  private mutating func place() {
    var rows = [[Int]](repeating: [], count: layerCount)
    for (index, spot) in spots.enumerated() { rows[spot.layer].append(index) }
    var before = [[Int]](repeating: [], count: spots.count)
    var after = before
    for way in ways {
      for (one, other) in zip(way.spots, way.spots.dropFirst()) {
        let (low, high) = spots[one].layer < spots[other].layer ? (one, other) : (other, one)
        after[low].append(high)
        before[high].append(low)
      }
    }
    for row in rows { spread(row) }
    for round in 0..<8 {
      let order = round.isMultiple(of: 2) ? Array(rows.indices) : rows.indices.reversed()
      for layer in order {
        let neighbours = round.isMultiple(of: 2) ? before : after
        sort(&rows[layer], by: neighbours)
        spread(rows[layer])
      }
    }
    for _ in 0..<12 { for row in rows { relax(row, before, after) } }
    let least = spots.map(\.offset).min() ?? 0
    for index in spots.indices { spots[index].offset -= least }
  }

  private func mean(_ others: [Int]) -> Double? {
    others.isEmpty
      ? nil : others.reduce(0) { $0 + spots[$1].offset } / Double(others.count)
  }

  private func sort(_ row: inout [Int], by neighbours: [[Int]]) {
    let wanted = row.map { (spot: $0, offset: mean(neighbours[$0]) ?? spots[$0].offset) }
    // Sorting keeps what is equal in its order.
    row = wanted.sorted { $0.offset < $1.offset }.map(\.spot)
  }

  /// Side by side around the middle.
  private mutating func spread(_ row: [Int]) {
    let total = row.reduce(0) { $0 + room($1) }
    var at = -total / 2
    for spot in row {
      spots[spot].offset = at + room(spot) / 2
      at += room(spot)
    }
  }

  /// Moves the spots of a row towards their neighbours, as far as they do not meet.
  private mutating func relax(_ row: [Int], _ before: [[Int]], _ after: [[Int]]) {
    let wanted = row.map { mean(before[$0] + after[$0]) ?? spots[$0].offset }
    // From one side and from the other: the middle of both is fair to all.
    var low: [Double] = []
    for (index, spot) in row.enumerated() {
      let bound = index > 0 ? low[index - 1] + gap(row[index - 1], spot) : wanted[index]
      low.append(max(bound, wanted[index]))
    }
    var high = wanted
    for index in row.indices.reversed().dropFirst() {
      high[index] = min(high[index + 1] - gap(row[index], row[index + 1]), wanted[index])
    }
    for (index, spot) in row.enumerated() { spots[spot].offset = (low[index] + high[index]) / 2 }
  }

  private func gap(_ one: Int, _ other: Int) -> Double { (room(one) + room(other)) / 2 }
}

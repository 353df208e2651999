extension SchemaGraph {
  /// The cycles that a value could go round for ever, because none of their steps goes into it.
  ///
  /// Depth-first over the in-place edges, with a stack of its own; each cycle is told once, at the
  /// schema where it is entered again.
  func endlessReferences() -> [SchemaProblem] {
    var marks = [Mark](repeating: .new, count: nodes.count)
    var problems: [SchemaProblem] = []
    for start in nodes.indices where marks[start] == .new {
      let edges = nodes[start].inPlace
      guard !edges.isEmpty else { continue }
      var path: [Step] = [Step(node: start, next: edges)]
      marks[start] = .onPath
      while let step = path.last {
        guard let target = step.next.last?.index else {
          marks[step.node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next.removeLast()
        switch marks[target] {
        case .new:
          marks[target] = .onPath
          path.append(Step(node: target, next: nodes[target].inPlace))
        case .onPath: problems.append(problem(with: path, backTo: target))
        case .done: break
        }
      }
    }
    return problems
  }

  private enum Mark { case new, onPath, done }

  private struct Step {
    var node: Int
    var next: [ID]
  }

  private func problem(with path: [Step], backTo target: Int) -> SchemaProblem {
    let start = path.lastIndex { $0.node == target } ?? 0
    var cycle = path[start...].map(\.node)
    // The way from one reference to the next is enough; a cycle may be thousands of schemas long.
    if cycle.count > 12 { cycle = Array(cycle.prefix(6)) + Array(cycle.suffix(5)) }
    let words = (cycle + [target]).map { "#" + nodes[$0].place.pointer }
    let last = nodes[path[path.count - 1].node]
    var place = last.place
    if let keyword = last.keywords.first(where: { $0.rule.inPlace.contains(ID(target)) }) {
      place.span = keyword.span
      place.pointer += "/" + keyword.name
    }
    return SchemaProblem(.endlessReference(words), at: place)
  }
}

import JSONText

extension YAMLTree {
  /// The value after a change; what an edit of the text must lead to.
  func applying(_ operation: YAMLOperation) throws(YAMLEditError) -> YAMLTree {
    switch operation {
    case .replace(let path, let tree):
      return try changing(at: path.steps[...]) { _ throws(YAMLEditError) in tree }
    case .insert(let name, let value, let path, let position, _):
      return try changing(at: path.steps[...]) { target throws(YAMLEditError) in
        guard case .mapping(var members) = target else { throw .notAMapping(path) }
        guard !members.contains(where: { $0.name == name }) else { throw .keyExists(name) }
        let names = members.map(\.name)
        guard let index = position.index(among: names) else { throw .noSuchPlace(path) }
        members.insert(Member(name, value), at: index)
        return .mapping(members)
      }
    case .append(let value, let path):
      return try changing(at: path.steps[...]) { target throws(YAMLEditError) in
        guard case .list(let elements) = target else { throw .notAList(path) }
        return .list(elements + [value])
      }
    case .prepend(let value, let path):
      return try changing(at: path.steps[...]) { target throws(YAMLEditError) in
        guard case .list(let elements) = target else { throw .notAList(path) }
        return .list([value] + elements)
      }
    case .remove(let path): return try removing(path)
    case .rename(let path, let name): return try renaming(path, to: name)
    }
  }

  private func removing(_ path: YAMLPath) throws(YAMLEditError) -> YAMLTree {
    guard let parent = path.parent, let last = path.steps.last else { throw .noSuchPlace(path) }
    return try changing(at: parent.steps[...]) { target throws(YAMLEditError) in
      guard let index = target.index(of: last) else { throw .noSuchPlace(path) }
      switch target {
      case .mapping(var members):
        members.remove(at: index)
        return .mapping(members)
      case .list(var elements):
        elements.remove(at: index)
        return .list(elements)
      case .null, .bool, .number, .string: throw .noSuchPlace(path)
      }
    }
  }

  private func renaming(_ path: YAMLPath, to name: JSONName) throws(YAMLEditError) -> YAMLTree {
    guard let parent = path.parent, let last = path.steps.last else { throw .noSuchPlace(path) }
    return try changing(at: parent.steps[...]) { target throws(YAMLEditError) in
      guard case .mapping(var members) = target else { throw .notAMapping(parent) }
      guard let index = target.index(of: last) else { throw .noSuchPlace(path) }
      guard !members.contains(where: { $0.name == name }) else { throw .keyExists(name) }
      members[index].name = name
      return .mapping(members)
    }
  }

  private func changing(
    at steps: ArraySlice<YAMLPath.Step>,
    _ change: (YAMLTree) throws(YAMLEditError) -> YAMLTree
  ) throws(YAMLEditError) -> YAMLTree {
    guard let step = steps.first else { return try change(self) }
    guard let index = index(of: step) else { throw .noSuchPlace(YAMLPath(Array(steps))) }
    switch self {
    case .mapping(var members):
      members[index].value = try members[index].value.changing(at: steps.dropFirst(), change)
      return .mapping(members)
    case .list(var elements):
      elements[index] = try elements[index].changing(at: steps.dropFirst(), change)
      return .list(elements)
    case .null, .bool, .number, .string: throw .noSuchPlace(YAMLPath(Array(steps)))
    }
  }

  private func index(of step: YAMLPath.Step) -> Int? {
    switch (self, step) {
    case (.mapping(let members), .name(let name)): members.firstIndex { $0.name == name }
    case (.list(let elements), .index(let index)): elements.indices.contains(index) ? index : nil
    default: nil
    }
  }
}

extension YAMLOperation.Position {
  /// Where a new entry stands among entries of these names; nil when the neighbour is not there.
  func index(among names: [JSONName]) -> Int? {
    switch self {
    case .first: 0
    case .last: names.count
    case .before(let name): names.firstIndex(of: name)
    case .after(let name): names.firstIndex(of: name).map { $0 + 1 }
    }
  }
}

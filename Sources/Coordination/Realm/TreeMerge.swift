import JSONText
import YAMLText

/// Brings two changes of one file together: what one side changed stands, and where both changed
/// the same place to something else nobody can tell.
struct TreeMerge {
  /// Where both sides said something else, as a path of keys.
  private(set) var conflicts: [String] = []
  /// The lists whose elements have names, by the key that names them.
  private static let identifiers: [JSONName] = ["contract", "event", "task", "name", "realm"]

  /// Nil stands for "not there" on every side.
  mutating func merge(
    _ base: YAMLTree?, _ ours: YAMLTree?, _ theirs: YAMLTree?, at path: String = ""
  ) -> YAMLTree? {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    switch (ours, theirs) {
    case (.mapping(let one)?, .mapping(let other)?):
      return .mapping(members(base?.mappingMembers ?? [], one, other, at: path))
    case (.list(let one)?, .list(let other)?):
      return list(base?.listElements ?? [], one, other, at: path)
    default:
      conflicts.append(path.isEmpty ? "the file" : path)
      return theirs
    }
  }

  private mutating func members(
    _ base: [YAMLTree.Member], _ ours: [YAMLTree.Member], _ theirs: [YAMLTree.Member],
    at path: String
  ) -> [YAMLTree.Member] {
    let table = { (members: [YAMLTree.Member]) in
      Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    }
    let (old, one, other) = (table(base), table(ours), table(theirs))
    let names = theirs.map(\.name) + ours.map(\.name).filter { other[$0] == nil }
    return names.compactMap { name in
      let place = path.isEmpty ? name.description : "\(path)/\(name)"
      return merge(old[name], one[name], other[name], at: place).map { .init(name, $0) }
    }
  }

  /// Lists of named things are merged thing by thing, all others as sets that keep their order.
  private mutating func list(
    _ base: [YAMLTree], _ ours: [YAMLTree], _ theirs: [YAMLTree], at path: String
  ) -> YAMLTree {
    let all = base + ours + theirs
    guard let key = Self.identifiers.first(where: { key in all.allSatisfy { $0[key] != nil } })
    else {
      let removed = base.filter { !ours.contains($0) }
      let added = ours.filter { !base.contains($0) && !theirs.contains($0) }
      return .list(theirs.filter { !removed.contains($0) } + added)
    }
    let named = { (elements: [YAMLTree]) in
      elements.map { YAMLTree.Member(Self.name(of: $0[key]), $0) }
    }
    return .list(members(named(base), named(ours), named(theirs), at: path).map(\.value))
  }

  private static func name(of tree: YAMLTree?) -> JSONName {
    switch tree {
    case .string(let text)?: JSONName(text)
    case .number(let lexeme)?: JSONName(lexeme)
    case .bool, .null, .list, .mapping, nil: ""
    }
  }
}

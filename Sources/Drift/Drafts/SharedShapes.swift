import JSONText
import YAMLText

/// Gives object schemas that stand at several places a name, and refers to them.
struct SharedShapes {
  /// Smaller objects are quicker read where they stand.
  private static let fewestProperties = 3

  private var counts: [YAMLTree: Int] = [:]
  private var names: [YAMLTree: JSONName] = [:]
  private var definitions: [YAMLTree.Member] = []

  /// The schema with its repeated objects under `$defs`.
  static func sharing(in schema: YAMLTree) -> YAMLTree {
    guard case .mapping(let members) = schema else { return schema }
    var shapes = SharedShapes()
    for member in members { shapes.count(member.value) }
    guard shapes.counts.values.contains(where: { $0 > 1 }) else { return schema }
    var rewritten = members.map {
      YAMLTree.Member($0.name, shapes.rewritten($0.value, named: $0.name), comment: $0.comment)
    }
    if !shapes.definitions.isEmpty {
      let sorted = shapes.definitions.sorted { $0.name < $1.name }
      rewritten.append(YAMLTree.Member("$defs", .mapping(sorted)))
    }
    return .mapping(rewritten)
  }

  // The drafter bounds the depth of trees, and so the recursion.
  private mutating func count(_ tree: YAMLTree) {
    switch tree {
    case .mapping(let members):
      if isShape(members) { counts[tree, default: 0] += 1 }
      // What stands inside of a repeated shape is counted once.
      if counts[tree, default: 0] < 2 { for member in members { count(member.value) } }
    case .list(let elements): for element in elements { count(element) }
    case .null, .bool, .number, .string: break
    }
  }

  private func isShape(_ members: [YAMLTree.Member]) -> Bool {
    guard members.contains(where: { $0.name == "type" }),
      case .mapping(let properties)? = members.first(where: { $0.name == "properties" })?.value
    else { return false }
    return properties.count >= Self.fewestProperties
  }

  private mutating func rewritten(_ tree: YAMLTree, named name: JSONName) -> YAMLTree {
    guard counts[tree, default: 0] > 1 else { return inside(tree, named: name) }
    let known = names[tree] ?? define(tree, named: name)
    let pointer = JSONPointer(["$defs", known]).fragment
    return .mapping([YAMLTree.Member("$ref", .string("#" + pointer))])
  }

  private mutating func inside(_ tree: YAMLTree, named name: JSONName) -> YAMLTree {
    switch tree {
    case .mapping(let members):
      return .mapping(
        members.map {
          let isKeyword = $0.name == "properties" || $0.name == "items" || $0.name == "oneOf"
          let inner = isKeyword || $0.name == "additionalProperties" ? name : $0.name
          return YAMLTree.Member($0.name, rewritten($0.value, named: inner), comment: $0.comment)
        })
    case .list(let elements): return .list(elements.map { rewritten($0, named: name) })
    case .null, .bool, .number, .string: return tree
    }
  }

  private mutating func define(_ tree: YAMLTree, named name: JSONName) -> JSONName {
    let taken = Set(names.values)
    var free = name
    var number = 2
    while taken.contains(free) {
      free = JSONName(name.utf8 + Array(String(number).utf8))
      number += 1
    }
    names[tree] = free
    definitions.append(YAMLTree.Member(free, inside(tree, named: name)))
    return free
  }
}

import JSONText
import YAMLText

/// Gives object schemas that stand at several places a name, and refers to them.
struct SharedShapes {
  /// Smaller objects are quicker read where they stand.
  private static let fewestProperties = 3
  /// Objects with so many equal fields are one thing, whatever their fields are called; of smaller
  /// ones, only those whose names say so.
  private static let tellingProperties = 6

  private var counts: [YAMLTree: Int] = [:]
  /// Under which names each shape stands.
  private var places: [YAMLTree: Set<JSONName>] = [:]
  private var names: [YAMLTree: JSONName] = [:]
  private var definitions: [YAMLTree.Member] = []

  /// The schema with its repeated objects under `$defs`.
  static func sharing(in schema: YAMLTree) -> YAMLTree {
    guard case .mapping(let members) = schema else { return schema }
    var shapes = SharedShapes()
    for member in members { shapes.count(member.value, named: "") }
    shapes.forgetCoincidences()
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
  private mutating func count(_ tree: YAMLTree, named name: JSONName) {
    switch tree {
    case .mapping(let members):
      let shape = Self.core(of: members).tree
      if isShape(members) {
        counts[shape, default: 0] += 1
        places[shape, default: []].insert(name)
      }
      // What stands inside of a repeated shape is counted once.
      guard counts[shape, default: 0] < 2 else { return }
      for member in members { count(member.value, named: Self.inner(member.name, name)) }
    case .list(let elements): for element in elements { count(element, named: name) }
    case .null, .bool, .number, .string: break
    }
  }

  /// Objects that only happen to look alike are no shape: `{x, y, z}` of a price and of a place.
  private mutating func forgetCoincidences() {
    for (shape, names) in places where names.count > 1 {
      let lastWords = Set(names.map { Self.lastWord(of: $0) })
      guard lastWords.count > 1, Self.propertyCount(shape) < Self.tellingProperties else {
        continue
      }
      counts[shape] = nil
    }
  }

  /// `sideBets` and `openSideBet` end alike.
  private static func lastWord(of name: JSONName) -> String {
    let word = PrivateName(name.utf8).words.last ?? name.description
    return word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }

  private static func propertyCount(_ shape: YAMLTree) -> Int {
    guard case .mapping(let members) = shape,
      case .mapping(let properties)? = members.first(where: { $0.name == "properties" })?.value
    else { return 0 }
    return properties.count
  }

  /// What a schema below a keyword, or below a field, is called.
  private static func inner(_ keyword: JSONName, _ name: JSONName) -> JSONName {
    keywords.contains(keyword) ? name : keyword
  }

  private static let keywords: Set<JSONName> = [
    "properties", "items", "oneOf", "prefixItems", "additionalProperties",
  ]

  private func isShape(_ members: [YAMLTree.Member]) -> Bool {
    guard members.contains(where: { $0.name == "type" }),
      case .mapping(let properties)? = members.first(where: { $0.name == "properties" })?.value
    else { return false }
    return properties.count >= Self.fewestProperties
  }

  private mutating func rewritten(_ tree: YAMLTree, named name: JSONName) -> YAMLTree {
    guard case .mapping(let members) = tree else { return inside(tree, named: name) }
    let (shape, isNullable) = Self.core(of: members)
    guard counts[shape, default: 0] > 1 else { return inside(tree, named: name) }
    let known = names[shape] ?? define(shape, named: name)
    let pointer = JSONPointer(["$defs", known]).fragment
    let reference = YAMLTree.mapping([YAMLTree.Member("$ref", .string("#" + pointer))])
    guard isNullable else { return reference }
    let null = YAMLTree.mapping([YAMLTree.Member("type", .string("null"))])
    return .mapping([YAMLTree.Member("anyOf", .list([reference, null]))])
  }

  /// A schema without the null that may stand in place of its objects, and whether it may.
  private static func core(of members: [YAMLTree.Member]) -> (tree: YAMLTree, isNullable: Bool) {
    let nullable = YAMLTree.list([.string("object"), .string("null")])
    guard let place = members.firstIndex(where: { $0.name == "type" }),
      members[place].value == nullable
    else { return (.mapping(members), false) }
    var members = members
    members[place].value = .string("object")
    return (.mapping(members), true)
  }

  private mutating func inside(_ tree: YAMLTree, named name: JSONName) -> YAMLTree {
    switch tree {
    case .mapping(let members):
      return .mapping(
        members.map {
          YAMLTree.Member(
            $0.name, rewritten($0.value, named: Self.inner($0.name, name)), comment: $0.comment)
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

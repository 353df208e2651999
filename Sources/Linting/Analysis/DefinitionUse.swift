import JSONText
import Schemas

/// A definition that something outside of it refers to.
struct DefinitionUse: Hashable {
  var path: String?
  var pointer: String

  /// Every definition that a schema of the graph leads into from outside.
  static func all(in graph: SchemaGraph) -> Set<DefinitionUse> {
    var used: Set<DefinitionUse> = []
    for node in graph.nodes {
      for target in node.inPlace + node.forParts {
        used.formUnion(definitions(around: graph[target].place, seenFrom: node.place))
      }
    }
    // Whoever answers to a dynamic anchor is found by name.
    for resource in graph.resources {
      for anchor in resource.dynamicAnchors.values {
        let place = graph[anchor].place
        used.formUnion(definitions(around: place, seenFrom: nil))
      }
    }
    return used
  }

  /// The definitions that hold a place and do not hold the place it is seen from.
  private static func definitions(
    around target: SchemaPlace, seenFrom source: SchemaPlace?
  ) -> [DefinitionUse] {
    let steps = target.pointer.utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard steps.count > 2 else { return [] }
    var found: [DefinitionUse] = []
    for index in 1..<steps.count - 1
    where steps[index].elementsEqual("$defs".utf8) || steps[index].elementsEqual("definitions".utf8)
    {
      let pointer = steps[...(index + 1)].map { String(Substring($0)) }.joined(separator: "/")
      let isInside =
        source.map { $0.path == target.path && $0.pointer.holds(pointer) } ?? false
      if !isInside { found.append(DefinitionUse(path: target.path, pointer: pointer)) }
    }
    return found
  }
}

extension String {
  /// Whether a pointer is another one or leads on from it.
  fileprivate func holds(_ beginning: String) -> Bool {
    utf8.starts(with: beginning.utf8)
      && (utf8.count == beginning.utf8.count
        || utf8.dropFirst(beginning.utf8.count).first == UInt8(ascii: "/"))
  }
}

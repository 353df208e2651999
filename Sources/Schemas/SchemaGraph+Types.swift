extension SchemaGraph {
  /// The types that a schema lets a value have, as far as the words in its own place tell.
  package func allowedTypes(of id: ID) -> TypeSet {
    var visits = Self.visitLimit
    return allowedTypes(of: id, depth: 0, &visits)
  }

  /// The types that any alternative of a choice lets a value have.
  package func branchTypes(of id: ID) -> TypeSet {
    self[id].keywords.reduce(into: TypeSet()) { types, keyword in
      switch keyword.rule {
      case .anyOf(let parts), .oneOf(let parts):
        for part in parts { types.formUnion(allowedTypes(of: part)) }
      default: break
      }
    }
  }

  /// Choices within choices that lead back to themselves would have no end of branches.
  private static let visitLimit = 1_000

  private func allowedTypes(of id: ID, depth: Int, _ visits: inout Int) -> TypeSet {
    // A chain of references is followed as far as anybody would write one.
    guard depth < 8, visits > 0 else { return .all }
    visits -= 1
    var types = TypeSet.all
    for keyword in self[id].keywords {
      switch keyword.rule {
      case .type(let declared): types.formIntersection(declared)
      case .reference(let target):
        types.formIntersection(allowedTypes(of: target, depth: depth + 1, &visits))
      case .anyOf(let parts), .oneOf(let parts):
        var any = TypeSet()
        for part in parts { any.formUnion(allowedTypes(of: part, depth: depth + 1, &visits)) }
        types.formIntersection(any)
      default: break
      }
    }
    return types
  }
}

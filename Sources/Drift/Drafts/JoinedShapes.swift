import JSONText

/// Lets objects of one shape that stand at several places of an event speak for each other.
///
/// What is rarely seen at one place is often seen at another: an id that came once there has the
/// pattern that it has here. So both are drafted alike, and share a definition.
struct JoinedShapes {
  /// Objects of fewer fields may have the same names by chance.
  private static let tellingFields = 6
  /// So many different objects are no shapes, but a giant.
  private static let mostShapes = 2_000

  /// Objects of one shape wherever they stand, and all of them as one.
  private struct Group {
    var members: [FieldProfile] = []
    /// One stands inside of another: to describe it by all of them would never end.
    var isRecursive = false
  }

  /// By the names of the fields, those that stand at several places, with how many paths they have.
  private var wholes: [[JSONName]: (field: FieldProfile, size: Int)] = [:]
  /// How many paths may still be described again.
  private var budget = 0

  init() {}

  init(in payload: FieldProfile) {
    var groups: [[JSONName]: Group] = [:]
    var above: [[JSONName]] = []
    Self.collect(payload, below: &above, into: &groups)
    guard groups.count <= Self.mostShapes else { return }
    for (names, group) in groups where group.members.count > 1 && !group.isRecursive {
      guard let whole = Self.joined(group.members) else { continue }
      wholes[names] = (whole, whole.pathCount)
    }
    budget = 4 * payload.pathCount + 1_000
  }

  /// What is known of objects like those of a place: of all of them, wherever they stand.
  mutating func whole(of field: FieldProfile) -> FieldProfile {
    guard !wholes.isEmpty, let names = Self.shape(of: field), let whole = wholes[names],
      whole.size <= budget
    else { return field }
    budget -= whole.size
    return whole.field
  }

  // Walking bounds the depth of profiles, and so the recursion.
  private static func collect(
    _ field: FieldProfile, below above: inout [[JSONName]], into groups: inout [[JSONName]: Group]
  ) {
    let names = shape(of: field)
    if let names {
      groups[names, default: Group()].members.append(field)
      if above.contains(names) { groups[names]?.isRecursive = true }
      above.append(names)
    }
    for child in field.children.values { collect(child, below: &above, into: &groups) }
    if names != nil { above.removeLast() }
  }

  private static func shape(of field: FieldProfile) -> [JSONName]? {
    guard field.children.count >= tellingFields, field.types.objects > 0, !field.isMap,
      field.anyField == nil
    else { return nil }
    let names = field.fields.map(\.name)
    return names.count >= tellingFields ? names : nil
  }

  /// All of them as one; nil where a field is of other kinds at one place than at another.
  private static func joined(_ fields: [FieldProfile]) -> FieldProfile? {
    guard let first = fields.first else { return nil }
    var kinds: [JSONName: Set<ValueType>] = [:]
    for (name, child) in fields.flatMap(\.fields) where !child.kinds.isEmpty {
      guard kinds[name, default: child.kinds] == child.kinds else { return nil }
      kinds[name] = child.kinds
    }
    return fields.dropFirst().reduce(into: first) { $0.add($1) }
  }
}

extension FieldProfile {
  /// The types there were, null left out; whole and other numbers are one.
  fileprivate var kinds: Set<ValueType> {
    Set(types.seen.map { $0.type == .integer ? .number : $0.type }).subtracting([.null])
  }
}

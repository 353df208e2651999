package import JSONText

/// The places of an event that a reader looks at, as a tree: what lies beside them it never sees.
///
/// On the way to a place a reader sees what kind of value stands there, how long a list is, and
/// whether a field it wants is present.
package struct UsedPlaces: Hashable, Sendable {
  /// Everything from here down.
  package private(set) var isWhole: Bool
  package private(set) var fields: [JSONName: UsedPlaces] = [:]
  /// What is read of every item and field; at most one, kept apart for the sake of the recursion.
  private var everywhere: [UsedPlaces] = []

  package static let whole = UsedPlaces(isWhole: true)
  /// The value is looked at, but nothing in it.
  package static let presence = UsedPlaces(isWhole: false)

  private init(isWhole: Bool) { self.isWhole = isWhole }

  package init(_ paths: some Sequence<UsedPath>) {
    self = .presence
    for path in paths { insert(path.steps[...]) }
  }

  /// What is read of any item or field; nil for nothing.
  package var any: UsedPlaces? { everywhere.first }

  /// What is read of a field; nil for nothing.
  package func child(_ name: JSONName) -> UsedPlaces? {
    if isWhole { return .whole }
    guard let own = fields[name] else { return any }
    return any.map { own.union($0) } ?? own
  }

  /// What is read of an item of a list.
  package func item(_ index: Int) -> UsedPlaces? { child(JSONName(String(index))) }

  /// The largest number that a field's name is, when one is: an item that is read by itself.
  var lastItem: Int? {
    fields.keys.compactMap { Int($0.description) }.filter { $0 >= 0 }.max()
  }

  private mutating func insert(_ steps: ArraySlice<UsedPath.Step>) {
    guard !isWhole else { return }
    guard let step = steps.first else {
      self = .whole
      return
    }
    switch step {
    case .field(let name): fields[name, default: .presence].insert(steps.dropFirst())
    case .any:
      if everywhere.isEmpty { everywhere = [.presence] }
      everywhere[0].insert(steps.dropFirst())
    }
  }

  /// The same, with the whole of some fields.
  func reading(_ names: some Sequence<JSONName>) -> UsedPlaces {
    var places = self
    for name in names where !places.isWhole { places.fields[name] = .whole }
    return places
  }

  /// The same, with other places below a field.
  func replacing(_ name: JSONName, with places: UsedPlaces) -> UsedPlaces {
    var changed = self
    changed.fields[name] = places
    return changed
  }

  func replacingAny(with places: UsedPlaces) -> UsedPlaces {
    var changed = self
    changed.everywhere = [places]
    return changed
  }

  private func union(_ other: UsedPlaces) -> UsedPlaces {
    if isWhole || other.isWhole { return .whole }
    var joined = self
    for (name, places) in other.fields {
      joined.fields[name] = joined.fields[name].map { $0.union(places) } ?? places
    }
    if let theirs = other.any {
      joined.everywhere = [joined.any.map { $0.union(theirs) } ?? theirs]
    }
    return joined
  }
}

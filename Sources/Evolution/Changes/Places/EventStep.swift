import JSONText
import Patterns
import Schemas

/// One step from a value in an event to a part of it.
enum EventStep: Hashable, Sendable {
  case field(JSONName)
  /// A field whose name a pattern takes.
  case matching(Pattern)
  /// A field that neither schema names.
  case other(OtherNames)
  case item(Int)
  /// Any item from a position on.
  case items(from: Int)

  /// What the other fields are other than.
  struct OtherNames: Hashable, Sendable {
    var names: [JSONName]
    var patterns: [Pattern]
  }

  /// The step as it is written in pointers.
  func appended(to pointer: String) -> String {
    switch self {
    case .field(let name): SchemaPointer.appending(name, to: pointer)
    case .matching, .other, .items: pointer + "/*"
    case .item(let index): pointer + "/\(index)"
    }
  }
}

/// Two sets of schemas that judge the same place in events, before and after.
struct EventLocation {
  /// The location it is a part of, by its number in the search; nil for the root.
  var parent: Int?
  /// How it is reached from there; nil for a branch of a choice, which is the same value.
  var step: EventStep?
  var pointer: String
  var old: [SchemaGraph.ID]
  var new: [SchemaGraph.ID]
  /// How often it was entered from another: bounds the way down.
  var depth = 0
  /// Whether it lies in a branch of a choice, so that not every value is held to it.
  var isInBranch = false
  /// What the way to it adds to the verdict on the place itself.
  var arrival = Arrival.plain

  /// How a place came to be looked at.
  enum Arrival {
    case plain
    case field(Declaration)
    case tuplePosition(old: Bool, new: Bool)
    case pattern(old: Bool, new: Bool)
    /// Fields that nothing names; when not steady, what is left over depends on the event.
    case otherFields(isSteady: Bool)
    case otherItems
  }

  /// What the two schemas of an object say of a field of it.
  struct Declaration {
    var name: JSONName
    var old: SchemaPlace?
    var new: SchemaPlace?
    var oldRequired: SchemaPlace?
    var newRequired: SchemaPlace?

    var isAdded: Bool { old == nil && new != nil }
    var isRemoved: Bool { old != nil && new == nil }
    var isNewlyRequired: Bool { oldRequired == nil && newRequired != nil }
    var isNoLongerRequired: Bool { oldRequired != nil && newRequired == nil }
  }

  init(
    parent: Int?, step: EventStep?, pointer: String, old: [SchemaGraph.ID], new: [SchemaGraph.ID]
  ) {
    self.parent = parent
    self.step = step
    self.pointer = pointer
    self.old = old
    self.new = new
  }

  /// A part of this location, which has the number `number`.
  func part(
    _ step: EventStep, of number: Int, old: [SchemaGraph.ID], new: [SchemaGraph.ID],
    _ arrival: Arrival
  ) -> Self {
    var part = Self(
      parent: number, step: step, pointer: step.appended(to: pointer), old: old, new: new)
    part.depth = depth + 1
    part.isInBranch = isInBranch
    part.arrival = arrival
    return part
  }

  /// The same value as one branch of a choice judges it.
  func branch(of number: Int, old: SchemaGraph.ID, new: SchemaGraph.ID) -> Self {
    var branch = Self(parent: number, step: nil, pointer: pointer, old: [old], new: [new])
    branch.depth = depth + 1
    branch.isInBranch = true
    return branch
  }

  func schemas(_ side: Side) -> [SchemaGraph.ID] {
    switch side {
    case .old: old
    case .new: new
    }
  }
}

/// One of the two that are compared.
enum Side: Hashable, Sendable {
  case old, new

  var other: Side { self == .old ? .new : .old }
}

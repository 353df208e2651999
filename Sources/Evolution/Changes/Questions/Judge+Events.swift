import JSONText
import Patterns
import Schemas
import SourceText
import Validation

extension Judge {
  /// A container that a value is put into: which schemas it meets, and how much it must hold.
  struct Room: Hashable {
    var place: Place
    var isArray: Bool
    var items: Int
  }

  /// A whole event of one side that holds a value at the end of a way, and that the other refuses.
  ///
  /// Both validators have the last word; nil when no such event was found.
  mutating func event(
    with value: JSONValue, along way: [WayPoint], of side: Side
  ) -> JSONValue? {
    guard eventNodes > 0 else { return nil }
    var event = value
    for point in way.reversed() {
      guard let step = point.step else { continue }
      let room = sample(
        of: Room(
          place: Place(schemas: point.schemas, side: side), isArray: step.isIntoArray,
          items: step.leadingItems))
      guard let wider = step.putting(event, into: room) else { return nil }
      event = wider
      eventNodes -= Int(event.node.next)
    }
    return isTold(event, of: side) ? event : nil
  }

  /// Whether one side takes an event that the other refuses, by the validator.
  mutating func isTold(_ event: JSONValue, of side: Side) -> Bool {
    eventNodes -= Int(event.node.next)
    let (mine, other) =
      side == .old ? (oldValidator, newValidator) : (newValidator, oldValidator)
    return mine.verdict(on: event) == .accepted && other.verdict(on: event) == .refused
  }

  /// A small object or array that the schemas of a place take; nil when none was found.
  private mutating func sample(of room: Room) -> JSONValue? {
    if let known = samples[room] { return known }
    let part = part(room.place.schemas, of: room.place.side)
    let question = ContainmentQuestion(isEvery: part, within: room.opposite, budget: budget)
    let found = question.answer().witness
    samples[room] = .some(found)
    return found
  }
}

extension Judge.Room {
  /// Everything but such a container.
  fileprivate var opposite: SchemaGraph {
    var cutting = GraphCutting(from: ComparedGraph(.anything))
    let types = isArray ? TypeSet.array : TypeSet.object
    let others = cutting.add([.type(TypeSet.all.subtracting(types))])
    guard items > 0 else { return cutting.graph(root: others) }
    let tooFew = cutting.add([.maxItems(items - 1)])
    let either = cutting.add([.anyOf([others, tooFew])])
    return cutting.graph(root: either)
  }
}

extension SchemaGraph {
  /// The schema `true`.
  static let anything: SchemaGraph = {
    let place = SchemaPlace(path: nil, span: .beginning, pointer: "")
    let node = SchemaNode(place: place, dialect: .draft2020, resource: 0)
    let resource = SchemaResource(uri: "", dynamicAnchors: [:])
    return SchemaGraph(nodes: [node], root: ID(0), resources: [resource])
  }()
}

/// A container on the way from the root of an event to a place in it, and the step that leaves it.
struct WayPoint {
  var schemas: [SchemaGraph.ID]
  var step: EventStep?
}

extension EventStep {
  var isIntoArray: Bool {
    switch self {
    case .item, .items: true
    case .field, .matching, .other: false
    }
  }

  /// How many items must stand before the one that is meant.
  var leadingItems: Int {
    switch self {
    case .item(let index): index
    case .items(let start): start
    case .field, .matching, .other: 0
    }
  }

  /// The container with a value at this place in it; nil when it cannot have one.
  func putting(_ value: JSONValue, into room: JSONValue?) -> JSONValue? {
    switch self {
    case .field(let name): put(value, named: name, into: room)
    case .matching(let pattern):
      ["x", "a", "A", "0", "_"].map { JSONName(pattern.literalPrefix + $0) }
        .first { pattern.matches($0.utf8.span) == .yes }
        .flatMap { put(value, named: $0, into: room) }
    case .other(let others): others.free.flatMap { put(value, named: $0, into: room) }
    case .item(let index): put(value, atItem: index, into: room)
    case .items(let start): put(value, atItem: max(start, room?.count ?? 0), into: room)
    }
  }

  private func put(_ value: JSONValue, named name: JSONName, into room: JSONValue?) -> JSONValue? {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    if let room, room.kind == .object {
      for member in room.members where member.name != name {
        builder.string(member.name.utf8)
        builder.copy(member.value)
      }
    }
    builder.string(name.utf8)
    builder.copy(value)
    builder.end()
    return builder.finish().root
  }

  private func put(_ value: JSONValue, atItem index: Int, into room: JSONValue?) -> JSONValue? {
    var items = room.map { Array($0.elements) } ?? []
    guard items.count >= index else { return nil }
    if items.count > index { items[index] = value } else { items.append(value) }
    var builder = JSONDocumentBuilder()
    builder.begin(.array)
    for item in items { builder.copy(item) }
    builder.end()
    return builder.finish().root
  }
}

extension EventStep.OtherNames {
  /// A name that is none of these.
  var free: JSONName? {
    ["other", "x", "extra", "a", "_", "0", "Z", "other1"].map { JSONName($0) }.first { name in
      !names.contains(name) && patterns.allSatisfy { $0.matches(name.utf8.span) == .no }
    }
  }
}

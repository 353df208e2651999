import Schemas

extension ChangeSearch {
  /// The items of an array that differ somehow, in order.
  mutating func items(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) -> [EventLocation] {
    guard first.allowedTypes.contains(.array), second.allowedTypes.contains(.array) else {
      return []
    }
    let (mine, other) = (ItemView(first, in: old), ItemView(second, in: new))
    let location = locations[number]
    let positions = max(mine.positions, other.positions)
    var found: [EventLocation] = []
    for position in 0..<positions {
      let (before, after) = (mine.schemas(at: position), other.schemas(at: position))
      if wordLikeness.areAlike(before, after) { continue }
      let arrival = EventLocation.Arrival.tuplePosition(
        old: position < mine.positions, new: position < other.positions)
      found.append(location.part(.item(position), of: number, old: before, new: after, arrival))
    }
    if !wordLikeness.areAlike(mine.rest, other.rest) {
      found.append(
        location.part(
          .items(from: positions), of: number, old: mine.rest, new: other.rest, .otherItems))
    }
    return found
  }
}

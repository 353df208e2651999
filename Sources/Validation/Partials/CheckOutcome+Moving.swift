/// Where one part of the captures stands in all of them.
package struct PartPlace: Hashable, Sendable {
  /// The number of its capture.
  package var capture: Int
  /// How many lines and bytes of that capture stand before the part.
  package var lines: Int
  package var bytes: Int

  package init(capture: Int, lines: Int = 0, bytes: Int = 0) {
    self.capture = capture
    self.lines = lines
    self.bytes = bytes
  }

  func moved(_ place: RecordPlace) -> RecordPlace {
    RecordPlace(
      capture: capture, line: place.line + lines, column: place.column,
      offset: place.offset + bytes)
  }
}

extension CheckOutcome {
  /// What was counted of one capture, or of a part of it, told of where that stands among others.
  package func moved(to part: PartPlace) -> CheckOutcome {
    var moved = self
    if !captures.isEmpty { moved.captures = [part.capture] }
    moved.subjects = subjects.map { $0.moved(to: part) }
    moved.records = records.mapValues { $0.moved { $0.place = part.moved($0.place) } }
    moved.unrouted = unrouted.moved(to: part)
    return moved
  }
}

extension SubjectOutcome {
  fileprivate func moved(to part: PartPlace) -> SubjectOutcome {
    var moved = self
    if !captures.isEmpty { moved.captures = [part.capture] }
    moved.causes = causes.mapValues { $0.moved { $0.place = part.moved($0.place) } }
    moved.seen = seen.mapValues { $0.moved(to: part.capture) }
    moved.unknown = unknown.mapValues { place in
      var place = place
      place.total = place.total.moved(to: part)
      place.keys = place.keys?.moved(to: part)
      place.fields = place.fields.mapValues { $0.moved(to: part) }
      return place
    }
    return moved
  }
}

extension UnknownField {
  fileprivate func moved(to part: PartPlace) -> UnknownField {
    var moved = self
    moved.first = part.moved(first)
    moved.seen = seen.moved(to: part.capture)
    for index in samples.indices { moved.samples[index].place = part.moved(samples[index].place) }
    return moved
  }
}

extension UnroutedTypes {
  fileprivate func moved(to part: PartPlace) -> UnroutedTypes {
    UnroutedTypes(
      captures: captures.isEmpty ? [] : [part.capture], others: others,
      othersSeen.moved(to: part.capture),
      types.map { name, counted in
        (
          name, counted.moved { $0 = part.moved($0) },
          (seen[name] ?? SightingSpan()).moved(to: part.capture)
        )
      })
  }
}

extension Counted {
  fileprivate func moved(_ move: (inout Example) -> Void) -> Counted {
    var moved = self
    for index in moved.examples.indices { move(&moved.examples[index]) }
    return moved
  }
}

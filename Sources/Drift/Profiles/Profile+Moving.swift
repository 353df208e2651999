extension Profile {
  /// The profile of some lines of a capture, told of where so many lines stand before them.
  package func moved(behind lines: Int) -> Profile {
    guard lines > 0 else { return self }
    var moved = self
    moved.events = events.mapValues { event in
      var event = event
      event.payload.move(behind: lines)
      return event
    }
    return moved
  }
}

extension FieldProfile {
  // Walking and reading bound the depth of a profile, and so the recursion.
  fileprivate mutating func move(behind lines: Int) {
    marks = marks.mapValues { RecordMark(capture: $0.capture, line: added($0.line, lines)) }
    children = children.mapValues { child in
      var child = child
      child.move(behind: lines)
      return child
    }
  }
}

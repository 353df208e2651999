/// When and in which capture something was met.
package struct SeenMark: Hashable, Comparable, Sendable {
  /// The event's own time in milliseconds since 1970; nil where events have none.
  package var time: Int?
  package var capture: String

  package init(time: Int?, capture: String) {
    self.time = time
    self.capture = capture
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.time ?? .min, lhs.capture) < (rhs.time ?? .min, rhs.capture)
  }
}

/// One record of a capture.
package struct RecordMark: Hashable, Comparable, Sendable {
  package var capture: String
  package var line: Int

  package init(capture: String, line: Int) {
    self.capture = capture
    self.line = line
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.capture, lhs.line) < (rhs.capture, rhs.line)
  }
}

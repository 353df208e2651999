/// What a walk does besides deciding.
struct WalkMode: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  /// Faults are counted as causes, and the walk goes on.
  static let recording = WalkMode(rawValue: 1)
  /// Unknown fields are counted.
  static let describing = WalkMode(rawValue: 2)
  /// The walk ends at the first fault.
  static let stopping = WalkMode(rawValue: 4)

  /// The event itself.
  static let full: WalkMode = [.recording, .describing]
  /// A branch that is the only one possible: its faults make one fault of the choice.
  static let branch: WalkMode = [.describing]
  /// A branch among several.
  static let trial: WalkMode = [.stopping]
}

/// How a walk ended when it did not end at a position.
enum WalkEnd {
  /// Not JSON, or a name that comes twice: the exact reader says which.
  static let malformed = -1
  /// Only the careful validator can tell.
  static let undecided = -2
  /// A trial met a fault.
  static let stopped = -3
}

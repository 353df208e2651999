import Glibc

/// What one worker makes of its batches, so that nobody who asks us to stop waits for a long record.
///
/// Such a record is worked off on a thread that can be left behind, by a state of its own: what was
/// made of all other records is told then.
struct BatchWork<State> {
  /// A batch as large as this is one record.
  private static var longCount: Int { 8 << 20 }
  /// How long a record is still waited for, in milliseconds.
  private static var patience: Int { 300 }
  private static var pause: Int { 2 }

  private var state: State
  private var apart: StateBox<State>?
  private let makeState: @Sendable () -> sending State
  private let body: @Sendable (inout State, borrowing RecordBatch) -> Void

  init(
    _ makeState: @escaping @Sendable () -> sending State,
    _ body: @escaping @Sendable (inout State, borrowing RecordBatch) -> Void
  ) {
    state = makeState()
    self.makeState = makeState
    self.body = body
  }

  var states: [State] { [state] + (apart.map { [$0.state] } ?? []) }

  /// Works off a batch; false when it was left behind, and is still being read.
  mutating func take(_ box: BatchBox) -> Bool {
    guard box.batch.count >= Self.longCount, let thread = thread(for: box) else {
      body(&state, box.batch)
      return true
    }
    var waited = 0
    while !thread.isDone {
      if Interrupt.isRequested { waited += Self.pause }
      guard waited < Self.patience else {
        thread.leave()
        apart = nil
        return false
      }
      poll(nil, 0, Int32(Self.pause))
    }
    _ = thread.join()
    return true
  }

  private mutating func thread(for box: BatchBox) -> WorkerThread<Bool>? {
    let apart = apart ?? StateBox(makeState())
    self.apart = apart
    let body = body
    return WorkerThread {
      body(&apart.state, box.batch)
      return true
    }
  }
}

/// A state on its way to a thread and back; only one of them has it at a time.
private final class StateBox<State>: @unchecked Sendable {
  var state: State
  init(_ state: State) { self.state = state }
}

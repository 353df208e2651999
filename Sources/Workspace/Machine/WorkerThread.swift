import Glibc
import Synchronization

/// A thread that computes one value.
struct WorkerThread<Value> {
  private let thread: pthread_t
  private let task: ThreadTask

  /// What the thread does, and the place for what it made; it is read only after the join.
  private let result: ThreadResult<Value>

  /// Starts the thread, or gives nil when the system has none left.
  init?(_ body: @escaping @Sendable () -> sending Value) {
    let result = ThreadResult<Value>()
    let task = ThreadTask {
      result.value = body()
      result.isDone.store(true, ordering: .releasing)
    }
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<ThreadTask>.fromOpaque(context).takeUnretainedValue().body()
        return nil
      }, Unmanaged.passUnretained(task).toOpaque())
    guard status == 0 else { return nil }
    self.thread = thread
    self.task = task
    self.result = result
  }

  /// Waits for the thread and takes its value.
  func join() -> Value? {
    pthread_join(thread, nil)
    return result.value
  }

  /// Whether a join would not have to wait.
  var isDone: Bool { result.isDone.load(ordering: .acquiring) }

  /// Lets the thread go on alone; what it makes is lost.
  func leave() {
    // It reads its task for as long as it runs, and nobody can tell how long that is.
    _ = unsafe Unmanaged.passRetained(task)
    pthread_detach(thread)
  }
}

private final class ThreadTask: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private final class ThreadResult<Value>: @unchecked Sendable {
  var value: Value?
  let isDone = Atomic(false)
}

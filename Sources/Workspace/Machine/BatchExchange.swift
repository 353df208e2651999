import Glibc

/// One batch on its way between the reader and a worker; only one of them has it at a time.
final class BatchBox: @unchecked Sendable {
  var batch = RecordBatch()
}

/// Where the reader leaves filled batches and finds empty ones; the number of batches bounds the
/// memory.
@safe final class BatchExchange: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var empty: [BatchBox]
  /// Filled batches, oldest last.
  private var full: [BatchBox] = []
  private var isClosed = false

  init(rooms: Int) {
    unsafe lock = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(changed, nil)
    empty = (0..<rooms).map { _ in BatchBox() }
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(lock)
    unsafe changed.deallocate()
    unsafe lock.deallocate()
  }

  /// A batch in the state it is in.
  enum Room {
    case empty(BatchBox)
    case full(BatchBox)
  }

  /// A batch to be filled, or else one to be worked off; nil when nobody wants more.
  func takeAny() -> Room? {
    locked {
      while empty.isEmpty, full.isEmpty, !isClosed { unsafe pthread_cond_wait(changed, lock) }
      if isClosed { return nil }
      return empty.popLast().map(Room.empty) ?? full.popLast().map(Room.full)
    }
  }

  /// The oldest filled batch, or nil when none will come any more.
  func takeFull() -> BatchBox? {
    locked {
      while full.isEmpty, !isClosed { unsafe pthread_cond_wait(changed, lock) }
      return full.popLast()
    }
  }

  func giveEmpty(_ box: BatchBox) {
    locked {
      empty.append(box)
      unsafe pthread_cond_broadcast(changed)
    }
  }

  func giveFull(_ box: BatchBox) {
    locked {
      full.insert(box, at: 0)
      unsafe pthread_cond_broadcast(changed)
    }
  }

  func close() {
    locked {
      isClosed = true
      unsafe pthread_cond_broadcast(changed)
    }
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return body()
  }
}

import Glibc

/// A piece of raw memory with one owner, filled from the front and used up from the front.
@safe struct ByteRoom: ~Copyable, @unchecked Sendable {
  private var base: UnsafeMutableRawPointer
  private(set) var capacity: Int
  /// Where the bytes not yet used begin.
  private(set) var start = 0
  /// Where they end.
  private(set) var end = 0

  init(capacity: Int) {
    unsafe base = .allocate(byteCount: max(capacity, 1), alignment: 64)
    self.capacity = max(capacity, 1)
  }

  deinit { unsafe base.deallocate() }

  var count: Int { end - start }
  var isEmpty: Bool { start == end }

  /// The bytes not yet used.
  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: base + start, count: end - start)
  }

  /// The same bytes, to be changed in place.
  var mutableBytes: UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: base + start, count: end - start)
  }

  /// The room behind them.
  var free: UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end)
  }

  /// How much fits behind them.
  var freeCount: Int { capacity - end }

  mutating func clear() {
    start = 0
    end = 0
  }

  /// Notes bytes that were written into `free`.
  mutating func grew(by count: Int) { end = min(capacity, end + max(0, count)) }

  /// Forgets bytes at the front.
  mutating func use(_ count: Int) {
    start = min(end, start + max(0, count))
    if start == end { clear() }
  }

  /// Takes back bytes at the front that were used last.
  mutating func unuse(_ count: Int) { start = max(0, start - count) }

  /// Forgets bytes at the back.
  mutating func truncate(to count: Int) { end = min(end, start + max(0, count)) }

  mutating func append(_ more: UnsafeRawBufferPointer) {
    guard let from = more.baseAddress, more.count > 0 else { return }
    reserve(more.count)
    unsafe memcpy(base + end, from, more.count)
    end += more.count
  }

  /// Makes room for so many bytes behind those in use, moving them only when it must.
  mutating func reserve(_ more: Int) {
    guard capacity - end < more else { return }
    if capacity - count >= more, start >= count {
      unsafe memcpy(base, base + start, count)
    } else {
      let larger = max(count + more, 1)
      let room = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 64)
      unsafe memcpy(room, base + start, count)
      unsafe base.deallocate()
      unsafe base = room
      capacity = larger
    }
    end = count
    start = 0
  }

  /// Zeroes so many bytes behind those in use, which the caller reserved.
  mutating func pad(_ count: Int) {
    unsafe memset(base + end, 0, min(count, capacity - end))
  }

  /// Gives memory back when an unusually long record made the room large.
  mutating func shrink(to wanted: Int) {
    guard isEmpty, capacity > wanted else { return }
    unsafe base.deallocate()
    unsafe base = .allocate(byteCount: max(wanted, 1), alignment: 64)
    capacity = max(wanted, 1)
    clear()
  }
}

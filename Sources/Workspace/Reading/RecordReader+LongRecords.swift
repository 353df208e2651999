extension RecordReader {
  /// Takes the next bytes, carried ones first.
  mutating func read(into room: inout ByteRoom) {
    let count = room.count
    let target =
      count < limits.batch
      ? limits.batch : min(count + RecordReader.readCount, max(recordLimit, limits.batch) + 1)
    take(max(1, target - count), into: &room)
  }

  /// Takes at most so many bytes.
  private mutating func take(_ wanted: Int, into room: inout ByteRoom) {
    // Doubling keeps a long record from being moved with every piece that is added; a pipe gives
    // small pieces whatever is asked for, so room is only made when it has run short.
    if room.freeCount < min(wanted, RecordReader.readCount) + RecordBatch.padding {
      room.reserve(max(wanted, min(room.count, 16 << 20)) + RecordBatch.padding)
    }
    let wanted = min(wanted, room.freeCount - RecordBatch.padding)
    if !carry.isEmpty {
      let count = min(wanted, carry.count)
      unsafe room.append(UnsafeRawBufferPointer(rebasing: carry.bytes[..<count]))
      carry.use(count)
      return
    }
    guard !hasEnded else { return }
    do throws(FileError) {
      let free = unsafe UnsafeMutableRawBufferPointer(rebasing: room.free[..<wanted])
      let count = try unsafe source.read(into: free)
      room.grew(by: count)
      hasEnded = count == 0
    } catch {
      failure = error
      hasEnded = true
    }
  }

  /// The batch is one record without an end so far: reads it whole, or passes over it.
  mutating func extend(_ batch: inout RecordBatch) throws(FileError) {
    guard source.canSeek, !hasEnded else {
      if batch.count > recordLimit { return try pass(over: &batch) }
      let wanted = min(batch.count, recordLimit + 1 - batch.count)
      return take(max(1, wanted), into: &batch.room)
    }
    let here = source.position - carry.count
    carry.clear()
    try source.seek(to: here)
    let end = try lookAhead(from: batch.count)
    try source.seek(to: here)
    guard let end else { return try pass(over: &batch) }
    // One byte more shows that the record has ended.
    let length = end.isEndOfFile ? end.length : end.length + 1
    batch.room.reserve(length - batch.count + RecordBatch.padding)
    while batch.count < length, !hasEnded {
      guard !Interrupt.isRequested else { throw .interrupted }
      take(length - batch.count, into: &batch.room)
    }
    if end.isEndOfFile { hasEnded = true }
  }

  /// How long the record is that has `count` bytes so far; nil when it is longer than the limit.
  ///
  /// The bytes are looked at and dropped, so that memory is taken only for a record that fits.
  private mutating func lookAhead(
    from count: Int
  ) throws(FileError) -> (length: Int, isEndOfFile: Bool)? {
    var room = ByteRoom(capacity: 4 * RecordReader.readCount)
    var probe = scanner
    var length = count
    while true {
      guard !Interrupt.isRequested else { throw .interrupted }
      let read = try unsafe source.read(into: room.free)
      guard read > 0 else { return length <= recordLimit ? (length, true) : nil }
      room.grew(by: read)
      if let end = unsafe endOfRecord(in: room.bytes, layout, with: &probe) {
        length += end
        return contentCount(length) <= recordLimit ? (length, false) : nil
      }
      length += read
      guard length <= recordLimit else { return nil }
      room.clear()
    }
  }

  /// Drops a record that is too long and tells it.
  private mutating func pass(over batch: inout RecordBatch) throws(FileError) {
    let start = cursor
    var length = batch.count
    var hasEnd = false
    unsafe cursor.advance(over: batch.room.bytes)
    batch.room.clear()
    while !hasEnd, !(hasEnded && carry.isEmpty) {
      guard !Interrupt.isRequested else { throw .interrupted }
      if !source.canSeek, length - recordLimit > limits.passedInStream {
        batch.faults.append(
          LayoutFault(
            kind: .unending(byteCount: length, limit: recordLimit), position: start.position,
            byteOffset: start.byteOffset))
        return endEarly()
      }
      take(4 * RecordReader.readCount, into: &batch.room)
      var count = batch.count
      if let end = unsafe endOfRecord(in: batch.room.bytes, layout, with: &scanner) {
        count = end
        hasEnd = true
      }
      unsafe cursor.advance(over: UnsafeRawBufferPointer(rebasing: batch.room.bytes[..<count]))
      unsafe giveBack(UnsafeRawBufferPointer(rebasing: batch.room.bytes[count...]))
      length += count
      batch.room.clear()
    }
    batch.faults.append(
      LayoutFault(
        kind: .oversized(byteCount: hasEnd ? contentCount(length) : length, limit: recordLimit),
        position: start.position, byteOffset: start.byteOffset))
    progress.restart()
  }

  /// Reads no more of a stream.
  private mutating func endEarly() {
    hasEnded = true
    carry.clear()
    // What would be missing at the end belongs to the record that has none.
    progress.toldUnclosed = true
    progress.restart()
  }

  /// A line's length does not count its line feed.
  private func contentCount(_ length: Int) -> Int { layout == .lines ? length - 1 : length }
}

/// Where the record that has begun ends in these bytes, or nil when it goes on.
private func endOfRecord(
  in bytes: UnsafeRawBufferPointer, _ layout: CaptureLayout, with scanner: inout ElementScanner
) -> Int? {
  guard layout != .lines else { return unsafe firstLineFeed(in: bytes).map { $0 + 1 } }
  var offset = 0
  while true {
    switch unsafe scanner.next(in: bytes, from: &offset) {
    case .ended(let end): return end
    case .needsMore: return nil
    case .began, .fault: continue
    }
  }
}

extension RecordReader {
  /// How far the batch that is being filled was looked at.
  struct Progress: Sendable {
    /// Bytes of the batch that were searched for record ends.
    var scanned = 0
    /// Where the element begins that has no end yet.
    var elementStart: Int?
    /// The scanner as it stood there.
    var atElement: ElementScanner?
    /// Faults between elements, by offset in the batch.
    var faults: [(kind: LayoutFault.Kind, offset: Int)] = []
    var toldUnclosed = false

    mutating func restart() {
      scanned = 0
      elementStart = nil
      atElement = nil
      faults.removeAll(keepingCapacity: true)
    }
  }

  mutating func begin(_ batch: inout RecordBatch) {
    batch.room.clear()
    batch.room.shrink(to: max(limits.batch, limits.lookAhead) * 2)
    batch.layout = layout
    batch.elements.removeAll(keepingCapacity: true)
    batch.faults.removeAll(keepingCapacity: true)
    batch.endsWithoutNewline = false
    batch.start = cursor
    progress.restart()
  }

  /// Whether it is worth looking for the end of the batch.
  ///
  /// A pipe that someone writes to now and
  /// then is not made to wait until a batch is full.
  func hasEnough(_ count: Int) -> Bool {
    count >= limits.batch || hasEnded || (count > 0 && source.status.kind != .file)
  }

  /// Where the last whole record of the batch ends, or nil when it holds none.
  mutating func cut(_ batch: inout RecordBatch) -> Int? {
    switch layout {
    case .lines:
      let feed = unsafe lastLineFeed(in: batch.room.bytes, from: progress.scanned)
      progress.scanned = batch.count
      return feed.map { $0 + 1 }
    case .array, .documents: return cutElements(&batch)
    }
  }

  private mutating func cutElements(_ batch: inout RecordBatch) -> Int? {
    while true {
      let step = unsafe scanner.next(in: batch.room.bytes, from: &progress.scanned)
      switch step {
      case .began(let offset):
        progress.elementStart = offset
        progress.atElement = scanner.restarted
      case .ended(let offset):
        if let start = progress.elementStart { batch.elements.append(start..<offset) }
        progress.elementStart = nil
      case .fault(let kind, let offset): progress.faults.append((kind, offset))
      case .needsMore:
        let cut = progress.elementStart ?? progress.scanned
        return cut > 0 ? cut : nil
      }
    }
  }

  /// Hands over what stands before the cut and carries the rest to the next batch.
  mutating func deliver(_ batch: inout RecordBatch, upTo cut: Int) {
    unsafe giveBack(UnsafeRawBufferPointer(rebasing: batch.room.bytes[cut...]))
    batch.room.truncate(to: cut)
    if progress.elementStart != nil, let again = progress.atElement { scanner = again }
    batch.start = cursor
    placeFaults(in: &batch)
    if layout == .array { blankGaps(in: &batch) }
    batch.room.reserve(RecordBatch.padding)
    batch.room.pad(RecordBatch.padding)
    unsafe cursor.advance(over: batch.room.bytes)
  }

  /// Bytes that were taken too many go before those that were not taken yet.
  mutating func giveBack(_ bytes: UnsafeRawBufferPointer) {
    if carry.isEmpty {
      unsafe carry.append(bytes)
    } else {
      // As long as bytes are carried, none come from the source: these stood right before them.
      carry.unuse(bytes.count)
    }
  }

  private mutating func placeFaults(in batch: inout RecordBatch) {
    var cursor = batch.start
    var passed = 0
    for fault in progress.faults {
      let offset = min(max(fault.offset, passed), batch.count)
      unsafe cursor.advance(
        over: UnsafeRawBufferPointer(rebasing: batch.room.bytes[passed..<offset]))
      passed = offset
      batch.faults.append(
        LayoutFault(kind: fault.kind, position: cursor.position, byteOffset: cursor.byteOffset))
    }
    progress.faults.removeAll(keepingCapacity: true)
  }

  private func blankGaps(in batch: inout RecordBatch) {
    var gap = 0
    for element in batch.elements {
      unsafe blank(batch.room.mutableBytes, gap..<element.lowerBound)
      gap = element.upperBound
    }
    unsafe blank(batch.room.mutableBytes, gap..<batch.count)
  }

  /// Hands over what is left when nothing more can be read.
  mutating func finish(_ batch: inout RecordBatch) throws(FileError) -> Bool {
    if failure == nil, batch.count > 0 {
      if let start = progress.elementStart { batch.elements.append(start..<batch.count) }
      progress.elementStart = nil
      batch.endsWithoutNewline = layout == .lines
      deliver(&batch, upTo: batch.count)
      return true
    }
    batch.room.clear()
    // What was passed over before reading failed is told first.
    if !batch.faults.isEmpty { return true }
    if let failure { throw failure }
    guard !scanner.isClosed, !progress.toldUnclosed else { return false }
    progress.toldUnclosed = true
    batch.start = cursor
    batch.faults.append(
      LayoutFault(
        kind: .unclosedArray, position: cursor.position, byteOffset: cursor.byteOffset))
    return true
  }
}

/// Overwrites what stands between elements; line feeds stay, so that lines can be counted.
private func blank(_ bytes: UnsafeMutableRawBufferPointer, _ range: Range<Int>) {
  for offset in range where unsafe bytes[offset] != UInt8(ascii: "\n") {
    unsafe bytes[offset] = UInt8(ascii: " ")
  }
}

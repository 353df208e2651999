import Glibc
import SourceText

/// Cuts a capture into batches of whole records, in memory that does not grow with the capture.
///
/// A record longer than a batch gets a batch of its own; one longer than the limit is passed over
/// and told. When reading fails half way, all whole records before are delivered first.
package struct RecordReader: ~Copyable {
  /// How much memory reading may take.
  package struct Limits: Hashable, Sendable {
    /// How many bytes of whole lines a batch aims at: small enough for the processor's cache.
    package var batch = 128 * 1024
    /// The longest record of a file, where its end can be found before memory is taken.
    package var recordInFile = 512 << 20
    /// The longest record of a pipe or of a compressed file.
    package var recordInStream = 64 << 20
    /// How far the end of a longer record is looked for in a stream, which may have none.
    package var passedInStream = 1 << 30
    /// From this length on a file is searched for the record's end instead of being read on.
    package var lookAhead = 1 << 20

    package init() {}
  }

  /// What stood before the first record.
  package enum Preamble: Hashable, Sendable {
    case none
    case byteOrderMark
    /// The capture is UTF-16 and no record of it can be read.
    case utf16
  }

  static let readCount = 64 * 1024

  package let path: String
  package let layout: CaptureLayout
  package let preamble: Preamble
  /// Whether the capture can be read in ranges: plain lines of a file, each a record.
  package var isCuttable: Bool { source.canSeek && layout == .lines && preamble != .utf16 }
  /// How many lines were handed out; what stands behind the last line feed is not counted.
  package var lineCount: Int { cursor.position.line - 1 }
  /// Whether the records are rows of a table, so that lines are called rows.
  package var isRows: Bool { source.isRows }
  var source: ByteSource
  let limits: Limits
  /// The longest record of this capture.
  let recordLimit: Int
  /// Bytes that were read and belong to the next batch.
  var carry: ByteRoom
  /// Where the next batch begins.
  var cursor = TextCursor()
  var scanner: ElementScanner
  /// The source has no more; some may still be carried.
  var hasEnded: Bool
  /// Why reading ended early; told after what was read.
  var failure: FileError?
  var progress = Progress()

  /// Looks at the beginning of a capture.
  package init(_ source: consuming ByteSource, limits: Limits = Limits()) throws(FileError) {
    var limits = limits
    recordLimit = max(1, source.canSeek ? limits.recordInFile : limits.recordInStream)
    // Within one batch no record can be longer than the limit.
    limits.batch = min(max(1, limits.batch), recordLimit)
    var carry = ByteRoom(capacity: CaptureLayout.lookCount + RecordReader.readCount)
    var failure: FileError?
    // Only lines are read in parts, and only the first part begins with what a file begins with.
    var layout: CaptureLayout? = source.part == nil ? nil : .lines
    var hasEnded = false
    let isBeginning = source.part.map { $0.lowerBound == 0 } ?? true
    var isLooking = isBeginning
    while isLooking {
      carry.reserve(RecordReader.readCount)
      do throws(FileError) {
        let count = try unsafe source.read(into: carry.free)
        hasEnded = count == 0
        carry.grew(by: count)
      } catch {
        failure = error
        hasEnded = true
      }
      // Reading the look again for each small piece of a pipe is bounded by the look's length.
      layout = layout ?? CaptureLayout.detect(unsafe withoutMark(carry.bytes), isWhole: hasEnded)
      isLooking = layout == nil
    }
    preamble = isBeginning ? unsafe RecordReader.preamble(of: carry.bytes) : .none
    if preamble == .byteOrderMark {
      carry.use(3)
      cursor.byteOffset = 3
    }
    path = source.path
    self.layout = layout ?? .lines
    scanner = ElementScanner(self.layout)
    self.limits = limits
    self.carry = carry
    self.failure = failure
    self.hasEnded = hasEnded
    self.source = source
  }

  private static func preamble(of bytes: UnsafeRawBufferPointer) -> Preamble {
    let first = unsafe Array(bytes.prefix(4))
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { return .byteOrderMark }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return .utf16 }
    // Without a mark, the zero halves of ASCII letters tell.
    if first.count == 4, (first[0] == 0) != (first[1] == 0), (first[2] == 0) == (first[0] == 0),
      (first[3] == 0) == (first[1] == 0)
    {
      return .utf16
    }
    return .none
  }

  /// Fills a batch with the next records, or says that there are none.
  package mutating func next(into batch: inout RecordBatch) throws(FileError) -> Bool {
    begin(&batch)
    while true {
      if hasEnough(batch.count), let cut = cut(&batch) {
        deliver(&batch, upTo: cut)
        return true
      }
      if hasEnded, carry.isEmpty { return try finish(&batch) }
      guard !Interrupt.isRequested else { throw .interrupted }
      if batch.count >= min(limits.lookAhead, recordLimit + 1) {
        try extend(&batch)
      } else {
        read(into: &batch.room)
      }
    }
  }
}

/// The bytes behind a UTF-8 byte order mark.
private func withoutMark(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let all = unsafe Array(bytes.prefix(CaptureLayout.lookCount + 3))
  return all.starts(with: mark) ? Array(all.dropFirst(3)) : all
}

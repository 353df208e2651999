import SourceText
import Workspace

/// One record as a test sees it.
struct SeenRecord: Hashable {
  var text: String
  var line: Int
  var column: Int
  var byteOffset: Int
}

/// Everything a reader says about a capture.
struct SeenCapture {
  var records: [SeenRecord] = []
  var faults: [LayoutFault] = []
  var failure: FileError?
  var endsWithoutNewline = false
  var largestBatch = 0
  var layout = CaptureLayout.lines
  var preamble = RecordReader.Preamble.none
  var paddingIsZero = true
}

/// Reads a capture to its end, batch by batch.
func see(_ path: String, limits: RecordReader.Limits = .init()) -> SeenCapture {
  var seen = SeenCapture()
  do throws(FileError) {
    var reader = try RecordReader(try ByteSource(path: path), limits: limits)
    seen.layout = reader.layout
    seen.preamble = reader.preamble
    var batch = RecordBatch()
    while try reader.next(into: &batch) { note(batch, in: &seen) }
  } catch { seen.failure = error }
  return seen
}

private func note(_ batch: borrowing RecordBatch, in seen: inout SeenCapture) {
  seen.largestBatch = max(seen.largestBatch, batch.count)
  seen.faults += batch.faults
  seen.endsWithoutNewline = batch.endsWithoutNewline
  var records: [SeenRecord] = []
  batch.eachRecord { range, line in
    // Asking for each place counts from the batch's start; large captures are not about places.
    let place = batch.count < 4096 ? batch.place(of: range.lowerBound) : batch.start
    let isRight = batch.count >= 4096 || line == place.position.line
    records.append(
      SeenRecord(
        text: String(decoding: batch.bytes(in: range), as: UTF8.self), line: isRight ? line : -1,
        column: place.position.column, byteOffset: place.byteOffset))
  }
  seen.records += records
  let isZero = batch.withUnsafeBytes { bytes in
    guard let base = bytes.baseAddress else { return false }
    return (0..<RecordBatch.padding).allSatisfy { base[bytes.count + $0] == 0 }
  }
  seen.paddingIsZero = seen.paddingIsZero && isZero
}

extension RecordReader.Limits {
  init(batch: Int, record: Int = 512 << 20, lookAhead: Int = 1 << 20) {
    self.init()
    self.batch = batch
    recordInFile = record
    recordInStream = record
    self.lookAhead = lookAhead
  }
}

import Captures
import JSONText
import Workspace

/// The captures in the order of their first events, so that a stream goes on from one to the next.
///
/// Only files can be looked into beforehand; where one input is none, or its first event has no
/// time, the order of the command line stays. Empty files stand in nobody's way.
func inTimeOrder(
  _ inputs: [CaptureOperands.Input], _ envelope: Envelope?, _ limits: RecordReader.Limits
) -> [CaptureOperands.Input] {
  guard inputs.count > 1, let envelope else { return inputs }
  var timed: [(input: CaptureOperands.Input, time: EventTime)] = []
  var empty: [CaptureOperands.Input] = []
  for input in inputs {
    if input.isEmptyFile {
      empty.append(input)
    } else if let time = firstTime(in: input, envelope, limits) {
      timed.append((input, time))
    } else {
      return inputs
    }
  }
  // Sorting keeps what is equal in its order.
  return empty + timed.sorted { $0.time < $1.time }.map(\.input)
}

extension CaptureOperands.Input {
  private var status: FileStatus? {
    guard case .file(let path) = self else { return nil }
    return try? FileStatus.following(path)
  }

  fileprivate var isFile: Bool { status?.kind == .file }
  fileprivate var isEmptyFile: Bool { isFile && status?.size == 0 }
}

/// When the first event of a file happened; nil where that cannot be told.
func firstTime(
  in input: CaptureOperands.Input, _ envelope: Envelope, _ limits: RecordReader.Limits
) -> EventTime? {
  guard input.isFile else { return nil }
  var limits = limits
  limits.recordInFile = min(limits.recordInFile, 1 << 20)
  var batch = RecordBatch()
  guard var reader = try? RecordReader(input.open(), limits: limits),
    (try? reader.next(into: &batch)) == true
  else { return nil }
  var first: Range<Int>?
  batch.eachRecord { range, _ in first = first ?? range }
  guard let first, let record = try? JSONDocument.read(batch.bytes(in: first)) else { return nil }
  return (try? envelope.unwrap(record.root))?.time.flatMap { EventTime($0) }
}

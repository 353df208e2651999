import Captures
import JSONText
import Workspace

/// The captures in the order of their first events, so that a stream goes on from one to the next.
///
/// Only files can be looked into beforehand; where one input is none, or has no time that can be
/// compared with the others', the order of the command line stays.
func inTimeOrder(
  _ inputs: [CaptureOperands.Input], _ envelope: Envelope?, _ limits: RecordReader.Limits
) -> [CaptureOperands.Input] {
  guard inputs.count > 1, let envelope else { return inputs }
  var times: [FirstTime] = []
  for input in inputs {
    guard let time = FirstTime(of: input, envelope, limits) else { return inputs }
    times.append(time)
  }
  let order = inputs.indices.sorted { (times[$0], $0) < (times[$1], $1) }
  return order.map { inputs[$0] }
}

/// When the first event of a capture happened.
private enum FirstTime: Hashable, Comparable {
  /// A capture without events stands where it does no harm.
  case never
  case text([UInt8])
  case number(ExactNumber)

  init?(
    of input: CaptureOperands.Input, _ envelope: Envelope, _ limits: RecordReader.Limits
  ) {
    guard case .file(let path) = input,
      let status = try? FileStatus.following(path), status.kind == .file
    else { return nil }
    var small = limits
    small.recordInFile = 1 << 20
    guard var reader = try? RecordReader(input.open(), limits: small) else { return nil }
    var batch = RecordBatch()
    guard (try? reader.next(into: &batch)) == true else {
      self = .never
      return
    }
    var first: Range<Int>?
    batch.eachRecord { range, _ in first = first ?? range }
    guard let first, let record = try? JSONDocument.read(batch.bytes(in: first)),
      let time = try? envelope.unwrap(record.root).time
    else { return nil }
    switch time.kind {
    case .string: self = .text(Array(time.text))
    case .number:
      guard let number = ExactNumber(lexeme: time.text) else { return nil }
      self = .number(number)
    case .null, .true, .false, .array, .object: return nil
    }
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
    switch (lhs, rhs) {
    case (.text(let one), .text(let other)): one.lexicographicallyPrecedes(other)
    case (.number(let one), .number(let other)): one < other
    case (.never, .never): false
    case (.never, _): true
    case (_, .never): false
    case (.text, .number): true
    case (.number, .text): false
    }
  }
}

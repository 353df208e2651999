import SourceText
import Validation
import Workspace

/// Whoever checks records: by one version of contracts, or by two.
protocol RecordChecker: AnyObject {
  func check(lines text: UncheckedBytes, from start: RecordPlace)
  func check(values text: UncheckedBytes, _ ranges: [Range<Int>], from start: RecordPlace)
  func add(_ fault: RecordFault, _ example: RecordExample)
}

extension EventChecker: RecordChecker {}

extension RecordChecker {
  /// Checks the records of a batch, whatever its layout.
  func check(_ batch: borrowing RecordBatch) {
    for fault in batch.faults {
      let place = RecordPlace(
        capture: batch.input, line: fault.position.line, column: fault.position.column,
        offset: fault.byteOffset)
      add(fault.recordFault, RecordExample(place, detail: fault.detail))
    }
    let start = RecordPlace(
      capture: batch.input, line: batch.start.position.line, column: batch.start.position.column,
      offset: batch.start.byteOffset)
    batch.withUncheckedBytes { text in
      switch batch.layout {
      case .lines: check(lines: text, from: start)
      case .array, .documents: check(values: text, batch.elements, from: start)
      }
    }
  }
}

extension LayoutFault {
  fileprivate var recordFault: RecordFault {
    switch kind {
    case .oversized(_, let limit), .unending(_, let limit):
      RecordFault(.oversizedRecord, "the record is longer than the limit of \(limit) bytes")
    case .unclosedArray: RecordFault(.truncatedRecord, description)
    case .missingComma, .extraComma, .trailingContent: RecordFault(.malformedJSON, description)
    }
  }

  fileprivate var detail: String {
    switch kind {
    case .oversized(let count, _): "it has \(count) bytes and was passed over"
    case .unending(let count, _):
      "it has no end in \(count) bytes; nothing behind it was read"
    case .unclosedArray, .missingComma, .extraComma, .trailingContent: ""
    }
  }
}

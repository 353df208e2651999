import SourceText
import Validation
import Workspace

/// Opens captures in turn and hands out their batches.
struct CaptureFeed: ~Copyable {
  private let inputs: [CaptureOperands.Input]
  private let limits: RecordReader.Limits
  private var next = 0
  private var batchCount = 0
  private var reader: RecordReader?
  private var progress: ProgressLine?
  /// Captures that were read to their end.
  private(set) var read: Set<Int> = []
  private(set) var tables: Set<Int> = []
  /// How many lines each capture had that was read to its end.
  private(set) var lineCounts: [Int: Int] = [:]

  private(set) var failures: [FileError] = []
  private(set) var faults: [(fault: RecordFault, place: RecordPlace, detail: String)] = []
  private(set) var byteCount = 0
  private(set) var wasInterrupted = false

  init(
    _ inputs: [CaptureOperands.Input], _ limits: RecordReader.Limits,
    telling progress: ProgressLine? = nil
  ) {
    self.inputs = inputs
    self.limits = limits
    self.progress = progress
  }

  /// Fills a batch; false when there is nothing left to read, or nobody wants more.
  mutating func fill(_ batch: inout RecordBatch) -> Bool {
    while true {
      if Interrupt.isRequested {
        wasInterrupted = true
        break
      }
      do throws(FileError) {
        if reader == nil {
          guard try open() else { break }
        }
        if try reader?.next(into: &batch) == true {
          batch.input = next - 1
          batch.number = batchCount
          batchCount += 1
          byteCount += batch.count
          progress?.note(byteCount)
          return true
        }
        read.insert(next - 1)
        lineCounts[next - 1] = reader?.lineCount ?? 0
      } catch {
        note(error)
      }
      reader = nil
    }
    progress?.clear()
    return false
  }

  /// Opens the next capture; false when there is none.
  private mutating func open() throws(FileError) -> Bool {
    while next < inputs.count {
      next += 1
      let opened = try RecordReader(inputs[next - 1].open(), limits: limits)
      guard opened.preamble == .utf16 else {
        if opened.isRows { tables.insert(next - 1) }
        reader = consume opened
        return true
      }
      add(
        .utf16Text, "the text is UTF-16 or UTF-32, not UTF-8", at: RecordPlace.start(of: next - 1))
    }
    return false
  }

  /// A capture whose compression is broken is a finding; one that cannot be read is an error.
  private mutating func note(_ error: FileError) {
    switch error {
    case .truncated, .damaged:
      add(
        .brokenCompression, "the compressed capture cannot be read to its end",
        at: RecordPlace.start(of: next - 1), detail: error.description)
    case .interrupted:
      wasInterrupted = true
    case .needsProgram:
      noteLack(error)
    default:
      failures.append(error)
    }
  }

  /// A program that is not there is told once, with the first input that needs it.
  private mutating func noteLack(_ error: FileError) {
    for (place, failure) in failures.enumerated() {
      guard case .needsProgram(let path, let program, let others) = failure else { continue }
      failures[place] = .needsProgram(path: path, program, others: others + 1)
      return
    }
    failures.append(error)
  }

  private mutating func add(
    _ rule: RecordRule, _ message: String, at place: RecordPlace, detail: String = ""
  ) {
    faults.append((RecordFault(rule, message), place, detail))
  }
}

extension RecordPlace {
  static func start(of capture: Int) -> RecordPlace {
    RecordPlace(capture: capture, line: 1, column: 1, offset: 0)
  }
}

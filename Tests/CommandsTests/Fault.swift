import Commands
import Foundation
import TestSupport
import Testing

/// One bad input: what is put where, what is run, and how it must end.
struct Fault: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Bytes and not text: many faults are no text.
  var bytes: [UInt8]
  var outcome: Outcome
  /// Something that the answer must hold: the place and a few of its words.
  var told: [String]

  init(_ name: String, _ text: String, _ outcome: Outcome, _ told: String...) {
    self.init(name, bytes: Array(text.utf8), outcome, told)
  }

  init(_ name: String, bytes: [UInt8], _ outcome: Outcome, _ told: [String]) {
    testDescription = name
    self.bytes = bytes
    self.outcome = outcome
    self.told = told
  }

  /// Every form a report can have.
  static let formats = [
    "text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown",
  ]
}

extension Place {
  func write(bytes: [UInt8], to path: String) throws {
    try write("", to: path)
    folder.write(path, bytes)
  }
}

/// Holds a run to what a fault must lead to; nothing raw may reach the reader, and no run may hang.
func expect(_ run: Place.Run, _ fault: Fault) {
  #expect(run.outcome == fault.outcome, "\(run.transcript)")
  let text = run.output + run.errors
  // Long messages are broken into lines; words are looked for as they were written.
  let flat = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
  for words in fault.told { #expect(flat.contains(words), "\(words) in: \(run.transcript)") }
  expectNothingRaw(text)
}

/// No control character, no bidirectional override and nothing invisible.
func expectNothingRaw(_ text: String) {
  let raw = text.unicodeScalars.filter {
    switch $0.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
  #expect(raw.isEmpty, "\(raw.map { String($0.value, radix: 16) }) in: \(text)")
}

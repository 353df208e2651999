import JSONText
import Patterns
import StringFormats
import TestSupport
import Testing

@testable import Evolution

/// What containment believes of formats, against the formats themselves.
@Suite struct ContainmentFormatTests {
  @Test(arguments: StringFormat.allCases)
  func `samples are of their format`(format: StringFormat) {
    #expect(!format.samples.isEmpty)
    for sample in format.samples {
      let text = Array(sample.utf8)
      let isAccepted = format.accepts(text.span)
      #expect(isAccepted, "\(sample)")
    }
  }

  @Test(arguments: StringFormat.allCases)
  func `a format lies between its core and its outline`(format: StringFormat) {
    var faults: [String] = []
    for text in Self.texts {
      let isAccepted = format.accepts(text.span)
      let words = String(decoding: text, as: UTF8.self)
      if let outline = format.outline, isAccepted, outline.matches(text.span) != .yes {
        faults.append("\(words) is beyond the outline")
      }
      if let core = format.core, !isAccepted, core.matches(text.span) == .yes {
        faults.append("\(words) is in the core")
      }
      guard isAccepted else { continue }
      for other in StringFormat.allCases where format.isWithin(other) {
        if !other.accepts(text.span) { faults.append("\(words) is not of \(other)") }
      }
    }
    #expect(faults == [])
  }

  /// The samples, what the test suite says of formats, and each of them with a change by chance.
  private static let texts: [[UInt8]] = {
    var texts = (StringFormat.allCases.flatMap(\.samples) + StringFormat.oddTexts).map {
      Array($0.utf8)
    }
    let folder = "conformance/json-schema-test-suite/tests/draft2020-12/optional/format"
    for path in SharedData.paths(below: folder, ending: ".json") ?? [] {
      guard let bytes = SharedData.bytes(path), let file = try? JSONDocument.read(bytes) else {
        continue
      }
      for group in file.root.elements {
        for test in group["tests"]?.elements.map({ $0 }) ?? [] {
          if let text = test["data"], text.kind == .string { texts.append(Array(text.text)) }
        }
      }
    }
    var generator = SeededGenerator(seed: 11)
    let letters = Array("aZ09-:./@~%[]T+ _#?PYMD\n".utf8)
    for text in texts where !text.isEmpty && text.allSatisfy({ $0 < 0x80 }) {
      for _ in 0..<3 {
        var changed = text
        let place = Int.random(in: 0..<text.count, using: &generator)
        let letter = letters.randomElement(using: &generator) ?? 0x61
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: changed[place] = letter
        case 1: changed.insert(letter, at: place)
        default: changed.remove(at: place)
        }
        texts.append(changed)
      }
    }
    return texts
  }()
}

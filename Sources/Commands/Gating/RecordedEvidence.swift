import Gating
import SourceText
import Workspace

/// The evidence block that a command that was run leaves in a plan.
struct RecordedEvidence {
  struct Line {
    var name: String
    var value: String
    var requirement: String?
    /// Whether the value is what is required.
    var holds: Bool?
  }

  var phase: String
  var day: String
  var command: String
  var lines: [Line] = []

  /// What tells the evidence of one command from that of another.
  var sourceLine: String { "Source: \(Self.inFence(command))" }

  /// The field, and a fence that names its phase: the form that plans have for evidence.
  var text: [String] {
    let body = lines.map { line in
      let demand = line.requirement.map { " (requirement: \($0))" } ?? ""
      let mark = line.holds.map { $0 ? " ✅" : " ❌" } ?? ""
      return "  \(line.name) = \(line.value)\(demand)\(mark)"
    }
    return [
      "**Gate Verification Evidence (\(day)):**", "", "```", "\(phase) Gate Verification:",
      "  " + sourceLine,
    ] + body.map(Self.inFence) + ["```"]
  }

  /// No line of data may close the fence it stands in.
  private static func inFence(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      shown.unicodeScalars.append(scalar.value < 0x20 || scalar == "`" ? "'" : scalar)
    }
    return shown
  }
}

/// Figures that the output of a command tells: `1149 passed`, `coverage: 81.5%`, `rows = 5`.
struct OutputFigures {
  private(set) var figures: [(name: String, value: String)] = []

  private static let nouns: Set<String> = [
    "passed", "failed", "errors", "error", "skipped", "warnings", "tests", "failures", "suites",
  ]
  private static let labels: Set<String> = ["coverage", "total", "tests", "passed", "failed"]

  /// The last word on a thing counts: summaries stand at the end.
  ///
  /// `name: value` is what logs are full of, so it counts where somebody asks for the name.
  init(_ output: [UInt8], wanted: Set<String> = []) {
    var found: [String: String] = [:]
    var order: [String] = []
    func note(_ name: String, _ value: String) {
      if found.updateValue(value, forKey: name) == nil { order.append(name) }
    }
    for line in output.suffix(64 * 1024).split(separator: UInt8(ascii: "\n")).suffix(200) {
      let text = String(decoding: line.prefix(1000), as: UTF8.self)
      if let (name, value) = Self.pair(text, wanted) {
        note(name, value)
        continue
      }
      let words = text.split { !Self.isOfWord($0) }.map { $0.lowercased() }
      for (number, word) in zip(words, words.dropFirst()) {
        if Self.nouns.contains(word), let count = Int(number), count >= 0 {
          note(word == "error" ? "errors" : word, String(count))
        } else if Self.labels.contains(number), word.hasSuffix("%") {
          note("coverage", word)
        }
      }
    }
    let names = order.filter(wanted.contains) + order.filter { !wanted.contains($0) }.prefix(12)
    figures = names.map { ($0, found[$0] ?? "") }
  }

  /// A line that gives one name one number: `rows = 5`, or `rows: 5` where rows are asked for.
  private static func pair(_ line: String, _ wanted: Set<String>) -> (String, String)? {
    let sides = line.split(maxSplits: 1) { $0 == "=" || $0 == ":" }.map {
      $0.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    }
    guard sides.count == 2, sides[0].count == 1, (1...2).contains(sides[1].count),
      let name = sides[0].first.map(String.init), name.utf8.count <= 64,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }),
      name.first?.isLetter == true, line.contains("=") || wanted.contains(name)
    else { return nil }
    let value = sides[1].joined(separator: " ")
    guard case .number = ClaimValue(value).kind else { return nil }
    return (name, value)
  }

  private static func isOfWord(_ letter: Character) -> Bool {
    letter.isLetter || letter.isNumber || letter == "." || letter == "%" || letter == "_"
  }
}

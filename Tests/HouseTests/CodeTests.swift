import Foundation
import Testing

/// Holds the sources to what the house forbids.
struct CodeTests {
  /// Modules around a C library, or around memory that is read without checks.
  private let mayBeUnsafe: Set<String> = [
    "SourceText", "JSONText", "YAMLText", "MarkdownText", "XMLText", "Patterns", "Workspace",
    "Commands",
  ]

  @Test func `unsafe code stands in few modules`() {
    for file in House.sources where !mayBeUnsafe.contains(file.module) {
      for line in file.code where isUnsafe(line) {
        Issue.record("\(file.path): \(line.drop { $0 == " " })")
      }
    }
  }

  @Test(arguments: ["try!", "as!", "fatalError(", "[String: Any]", "static var shared", "TODO"])
  func `no source holds`(_ word: String) {
    for file in House.sources {
      for line in file.lines where holds(line, word) {
        Issue.record("\(file.path): \(line.drop { $0 == " " })")
      }
    }
  }

  @Test func `only the program prints`() {
    for file in House.sources {
      for line in file.code where line.drop(while: { $0 == " " }).hasPrefix("print(") {
        Issue.record("\(file.path): \(line.drop { $0 == " " })")
      }
    }
  }

  /// The word as a marker, rather than as a name after a dot or in a declaration.
  private func isUnsafe(_ line: String) -> Bool {
    let words = line.split { " ([{".contains($0) }
    return words.enumerated().contains { index, word in
      word == "unsafe" && (index == 0 || words[index - 1] != "case")
    }
  }

  private func holds(_ line: String, _ word: String) -> Bool {
    guard let range = line.range(of: word) else { return false }
    let before = line[..<range.lowerBound].last
    return before.map { !($0.isLetter || $0 == "_") } ?? true
  }
}

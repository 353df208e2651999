import Findings
package import Plans
import SourceText

/// Evidence that was made up.
struct InventedData: PlanRule {
  static let info = RuleInfo(
    RuleID(.gate, 104), "invented-data", severity: .error,
    summary: "Evidence rests on mocked, synthetic or otherwise invented data.",
    rationale: """
      Tests must use real data. A test that passes with events that nobody ever received shows \
      that the test and the code share their mistakes. A fixture says where it was captured from.
      """,
    bad: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 42 tests pass with mocked events

      """,
    good: """
      # Plan

      ## Phase A: Capture ✅ COMPLETE (2026-01-10)

      **Verification:** 42 tests pass with events captured from the live feed

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    docket.live.filter { $0.isDone || $0.state == .needsVerification }.flatMap { phase in
      words(of: phase, docket) + fixtures(of: phase, docket)
    }
  }

  private func words(of phase: JudgedPhase, _ docket: Docket) -> [Ruling] {
    let texts =
      phase.contents.evidence.flatMap { $0.lines + $0.sources }
      + phase.contents.gates.filter(\.isPassed).compactMap(\.text)
    var seen: Set<SourceSpan> = []
    return texts.compactMap { text in
      guard let word = inventedWord(in: text.value), seen.insert(text.span).inserted else {
        return nil
      }
      return ruling(
        "the evidence of '\(phase.label)' speaks of \(word) data", .fails, on: phase, at: text.span,
        in: docket)
    }
  }

  private func fixtures(of phase: JudgedPhase, _ docket: Docket) -> [Ruling] {
    phase.contents.evidence.flatMap(\.references).flatMap { reference -> [Ruling] in
      guard let path = reference.path, let fact = docket.facts.fixtures[path] else { return [] }
      return fault(of: fact, path).map { message, effect in
        ruling(message, effect, on: phase, at: reference.span, in: docket)
      }.map { [$0] } ?? []
    }
  }

  private func fault(of fact: FixtureFact, _ path: String) -> (String, Ruling.Effect)? {
    if let marker = fact.mockMarkers.first {
      return ("the fixture '\(path)' says '\(marker)'", .fails)
    }
    if fact.digestMatches == false {
      return ("the fixture '\(path)' is not what its manifest describes", .fails)
    }
    if fact.capturedFrom == nil, isFixture(path) {
      return ("the fixture '\(path)' does not say where it was captured from", .clouds)
    }
    return nil
  }
}

extension PlanReference {
  /// The path that is meant, without a line; nil for anything but paths.
  package var path: String? {
    switch target {
    case .path(let path), .line(let path, _): path
    case .commit, .issue, .decision, .rfc, .url, .heading: nil
    }
  }
}

/// Whether a path says that it leads to data kept for tests: a capture is its own provenance, and
/// code and logs have none.
private func isFixture(_ path: String) -> Bool {
  fixtureWords.occurs(in: path)
}

private let fixtureWords = WordFinder(["fixture", "testdata", "test_data", "sample", "golden"])

/// The word by which a text says that data was made up, unless it denies that.
func inventedWord(in text: String) -> String? {
  guard inventionBeginnings.occurs(in: text) else { return nil }
  let words = plainWords(text)
  for (index, word) in words.enumerated() {
    guard let found = inventions.first(where: { word.hasPrefix($0) }) else { continue }
    let before = words[max(0, index - 4)..<index]
    guard !before.contains(where: { denials.contains($0) }) else { continue }
    return inventionWords[found] ?? found
  }
  return nil
}

private let inventions = [
  "mock", "synthetic", "fake", "dummy", "fabricat", "hand-written", "stubbed",
]
private let inventionBeginnings = WordFinder(inventions)
private let inventionWords = ["mock": "mocked", "fake": "faked", "fabricat": "fabricated"]
private let denials: Set<String> = [
  "no", "not", "without", "never", "instead", "replace", "replaced", "replaces", "removed",
  "remove", "eliminated", "than", "non", "zero", "0", "isn", "aren", "unlike", "eliminate",
]

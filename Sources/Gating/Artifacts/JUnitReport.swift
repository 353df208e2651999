import Findings
import JSONText
import SourceText
import XMLText

/// Test cases, counted one by one; what a suite says of itself is held against the count.
struct JUnitReport {
  private enum Element {
    case suite(Suite)
    case testCase(TestCase)
    case other
  }

  private struct Suite {
    var name: String?
    var place: Place
    /// What the `tests` attribute says.
    var declared: Int?
    var counted = 0
  }

  private struct TestCase {
    var name: String
    var place: Place
    var outcome = Outcome.passed
  }

  /// The gravest comes last: a case may say several.
  private enum Outcome: Int {
    case passed, skipped, failed, erred
  }

  private let start: Place
  private var open: [Element] = []
  private var counts = [0, 0, 0, 0]
  private var names: [String] = []
  private var failures: [ArtifactFailure] = []
  private var doubts: [ArtifactDoubt] = []
  private var madeAt: String?

  init(at start: Place) { self.start = start }

  mutating func begin(_ element: XMLElement, _ place: Place) {
    switch element.localName {
    case "testsuites", "testsuite": beginSuite(element, place)
    case "testcase":
      open.append(.testCase(TestCase(name: Self.name(of: element), place: place)))
    case "failure": note(.failed)
    case "error": note(.erred)
    case "skipped": note(.skipped)
    default: open.append(.other)
    }
  }

  private mutating func beginSuite(_ element: XMLElement, _ place: Place) {
    if madeAt == nil { madeAt = element["timestamp"] }
    if let name = element["name"], names.count < 100 { names.append(name) }
    let declared = element["tests"].flatMap { Int($0) }
    open.append(.suite(Suite(name: element["name"], place: place, declared: declared)))
  }

  private static func name(of element: XMLElement) -> String {
    let name = element["name"] ?? ""
    guard let owner = element["classname"], !owner.isEmpty else { return name }
    return "\(owner).\(name)"
  }

  /// What stands in a case says how it ended; elsewhere it means nothing.
  private mutating func note(_ outcome: Outcome) {
    if case .testCase(var testCase) = open.last {
      if outcome.rawValue > testCase.outcome.rawValue { testCase.outcome = outcome }
      open[open.count - 1] = .testCase(testCase)
    }
    open.append(.other)
  }

  mutating func end() {
    switch open.popLast() {
    case .testCase(let testCase): count(testCase)
    case .suite(let suite): close(suite)
    case .other, nil: break
    }
  }

  private mutating func count(_ testCase: TestCase) {
    counts[testCase.outcome.rawValue] += 1
    let isFailure = testCase.outcome == .failed || testCase.outcome == .erred
    if isFailure, failures.count < ArtifactReading.keptFailures {
      failures.append(ArtifactFailure(testCase.name, at: testCase.place))
    }
    for index in open.indices {
      guard case .suite(var suite) = open[index] else { continue }
      suite.counted += 1
      open[index] = .suite(suite)
    }
  }

  private mutating func close(_ suite: Suite) {
    guard let declared = suite.declared, declared != suite.counted, doubts.count < 20 else {
      return
    }
    let name = suite.name.map { "suite '\($0)'" } ?? "the suite"
    doubts.append(
      ArtifactDoubt(
        "\(name) says it has \(declared) tests and holds \(suite.counted)", at: suite.place))
  }

  func reading() -> ArtifactReading {
    let total = counts.reduce(0, +)
    let failed = counts[Outcome.failed.rawValue]
    let erred = counts[Outcome.erred.rawValue]
    var reading = ArtifactReading(
      path: start.path, kind: .junit,
      figures: [
        ArtifactFigure("tests", total, at: start),
        ArtifactFigure("passed", counts[Outcome.passed.rawValue], at: start),
        ArtifactFigure("failed", failed + erred, at: start),
        ArtifactFigure("failures", failed, at: start),
        ArtifactFigure("errors", erred, at: start),
        ArtifactFigure("skipped", counts[Outcome.skipped.rawValue], at: start),
      ])
    if total > 0 {
      let judged = total - counts[Outcome.skipped.rawValue]
      let rate = sharePercent(counts[Outcome.passed.rawValue], of: judged)
      reading.figures.append(ArtifactFigure("pass_rate", .number(rate), unit: "%", at: start))
    }
    reading.doubts =
      total == 0 ? [ArtifactDoubt("the artifact holds no tests", at: start)] + doubts : doubts
    reading.failures = failures
    reading.subjects = names
    reading.madeAt = madeAt
    return reading
  }
}

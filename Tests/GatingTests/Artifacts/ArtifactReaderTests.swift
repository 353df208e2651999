import Contracts
import Findings
import Gating
import JSONText
import SourceText
import Testing

private func read(_ text: String, _ path: String = "report") throws -> ArtifactReading {
  try ArtifactReader.read(SourceFile(path: path, text: text))
}

private func fault(_ bytes: [UInt8]) -> ArtifactFault? {
  do throws(ArtifactFault) {
    _ = try ArtifactReader.read(SourceFile(path: "report", bytes: bytes))
    return nil
  } catch { return error }
}

/// The figures as `name value`, so that a table reads at a glance.
private func words(_ reading: ArtifactReading) -> [String] {
  reading.figures.map { figure in
    let value =
      switch figure.value {
      case .number(let number): number.description
      case .text(let text): text
      case .truth(let truth): truth ? "true" : "false"
      }
    return "\(figure.name) \(value)\(figure.unit ?? "")"
  }
}

struct ArtifactReaderTests {
  static let junit = """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite name="unit" tests="4" failures="1" timestamp="2026-01-18T09:00:00">
        <testcase classname="ticks" name="positive" time="0.01"/>
        <testcase classname="ticks" name="negative"><failure message="no">trace</failure></testcase>
        <testcase name="slow"><skipped/></testcase>
        <testcase name="crash"><error/><system-out>said</system-out></testcase>
      </testsuite>
      <testsuite name="e2e" tests="1"><testcase name="all"/></testsuite>
    </testsuites>
    """

  @Test func `tests are counted one by one`() throws {
    let reading = try read(Self.junit)
    #expect(reading.kind == .junit)
    #expect(
      words(reading) == [
        "tests 5", "passed 2", "failed 2", "failures 1", "errors 1", "skipped 1", "pass_rate 50%",
      ])
    #expect(reading.failures.map(\.name) == ["ticks.negative", "crash"])
    #expect(reading.failures.first?.place.position == Position(line: 5, column: 5))
    #expect(reading.subjects == ["unit", "e2e"])
    #expect(reading.doubts.isEmpty)
    #expect(reading.quality.date?.description == "2026-01-18")
  }

  @Test func `a suite that claims more tests than it holds is doubted`() throws {
    let text = Self.junit.replacing("tests=\"4\"", with: "tests=\"1149\"")
    let reading = try read(text)
    #expect(
      reading.doubts.map(\.words) == ["suite 'unit' says it has 1149 tests and holds 4"])
    #expect(reading.doubts.first?.place.position.line == 3)
    #expect(try read(text).quality.content == .unreadable(reading.doubts[0].words))
  }

  @Test func `a run without tests proves nothing`() throws {
    let reading = try read("<testsuites/>")
    #expect(reading.doubts.map(\.words) == ["the artifact holds no tests"])
  }

  @Test func `cobertura lines count once, those of methods not again`() throws {
    let reading = try read(
      """
      <!DOCTYPE coverage SYSTEM "http://example.invalid/coverage-04.dtd">
      <coverage line-rate="0.6667" lines-valid="3" lines-covered="2" timestamp="1">
        <packages><package name="p"><classes><class name="c" filename="c.py">
          <methods><method name="m"><lines><line number="1" hits="0"/></lines></method></methods>
          <lines>
            <line number="1" hits="3"/><line number="2" hits="0"/>
            <line number="3" hits="1" branch="true" condition-coverage="50% (1/2)"/>
          </lines></class></classes></package></packages>
      </coverage>
      """)
    #expect(
      words(reading) == [
        "coverage 66.666666666666%", "lines 3", "lines_covered 2", "branch_coverage 50%",
        "branches 2",
      ])
    #expect(reading.doubts.isEmpty)
  }

  @Test func `a root that promises more than its lines is doubted`() throws {
    let reading = try read(
      """
      <coverage line-rate="0.95"><packages><package><classes><class><lines>
      <line number="1" hits="1"/><line number="2" hits="0"/>
      </lines></class></classes></package></packages></coverage>
      """)
    #expect(
      reading.doubts.map(\.words) == [
        "the report says that 95.0 % of the lines are covered, its lines say 50.0 %"
      ])
  }

  @Test func `lcov lines are merged over tests`() throws {
    let reading = try read(
      """
      TN:one
      SF:a.swift
      DA:1,0
      DA:2,5
      BRDA:2,0,0,1
      BRDA:2,0,1,-
      LF:2
      LH:1
      end_of_record
      TN:two
      SF:a.swift
      DA:1,1,abc
      DA:2,0
      end_of_record
      SF:b.swift
      DA:7,0
      end_of_record
      """)
    #expect(
      words(reading) == [
        "coverage 66.666666666666%", "lines 3", "lines_covered 2", "files 2", "branch_coverage 50%",
      ])
    #expect(reading.doubts.isEmpty)
  }

  @Test func `a trace that was cut off is doubted, and one with a broken line is refused`() throws {
    let cut = try read("SF:a.swift\nDA:1,1\n")
    #expect(cut.doubts.map(\.words) == ["the trace ends inside a record"])
    let broken = fault(Array("SF:a.swift\nDA:x,1\n".utf8))
    #expect(broken?.message == "the line is no lcov record")
    #expect(broken?.place.position.line == 2)
  }

  static let sarif = """
    {"version": "2.1.0", "runs": [{
      "tool": {"driver": {"name": "scan", "rules": [
        {"id": "A", "properties": {"security-severity": "9.8"}},
        {"id": "B", "defaultConfiguration": {"level": "note"}}]}},
      "results": [
        {"ruleId": "A", "ruleIndex": 0, "level": "error"},
        {"ruleId": "A", "suppressions": [{"kind": "inSource"}]},
        {"ruleId": "A", "suppressions": [{"kind": "external", "status": "rejected"}],
         "properties": {"security-severity": "7.0"}},
        {"ruleId": "B"},
        {"ruleId": "C", "kind": "pass", "level": "none"},
        {"ruleId": "D", "baselineState": "absent"}]}]}
    """

  @Test func `results of a scan are rated as code-scanning pages rate them`() throws {
    let reading = try read(Self.sarif)
    #expect(
      words(reading) == [
        "results 3", "critical 1", "high 1", "medium 0", "low 0", "unrated 0", "note 1",
        "suppressed 1",
      ])
    #expect(reading.failures.map(\.name) == ["A", "A"])
    #expect(reading.quality.content == .scan(.init(critical: 1, high: 1)))
  }

  struct Silent: Sendable, CustomTestStringConvertible {
    var testDescription: String { words }
    var text: String
    var words: String
  }

  @Test(arguments: [
    Silent(text: #"{"runs": []}"#, words: "the artifact holds no runs"),
    Silent(
      text: #"{"runs": [{"tool": {"driver": {"name": "x"}}}]}"#,
      words: "x: the scan holds no list of results, so it says nothing"),
    Silent(
      text:
        #"{"runs": [{"results": [], "invocations": [{"executionSuccessful": false}]}]}"#,
      words: "the scan says that it did not come to its end"),
  ])
  func `a scan that did not look is no clean scan`(_ example: Silent) throws {
    let reading = try read(example.text)
    #expect(reading.doubts.map(\.words) == [example.words])
    #expect(reading.quality.content == .unreadable(example.words))
  }

  @Test func `an unrated error is not taken for low`() throws {
    let text = #"{"runs": [{"results": [{"ruleId": "x", "level": "error"}]}]}"#
    #expect(
      try read(text).quality.content
        == .unreadable("1 results have no security-severity, so nobody can tell how grave they are")
    )
  }

  @Test func `metrics are found by their whole name or an ending that is unique`() throws {
    let reading = try read(
      #"{"total": {"lines": {"pct": 81.5}}, "p95_ms": 12, "a": {"n": 1}, "b": {"n": 2}, "ok": true, "rate": "85.2%"}"#
    )
    #expect(reading.figure(named: "P95-ms")?.number == ExactNumber(12))
    #expect(reading.figure(named: "coverage")?.number == ExactNumber(lexeme: "81.5"))
    #expect(reading.figure(named: "n") == nil)
    #expect(reading.figure(named: "b.n")?.number == ExactNumber(2))
    #expect(reading.figure(named: "rate")?.unit == "%")
    #expect(reading.figure(named: "ok")?.value == .truth(true))
  }

  @Test func `what is no artifact gets one clear fault`() {
    #expect(fault([])?.message == "the artifact is empty")
    #expect(fault([0x7F, 0x45, 0x4C, 0x46])?.message.hasPrefix("the artifact is neither") == true)
    #expect(fault(Array("<html/>".utf8))?.message.hasPrefix("the element 'html'") == true)
    #expect(fault(Array("{\"a\": ".utf8))?.message.hasPrefix("the artifact is no JSON") == true)
    let laughs = "<!DOCTYPE a [<!ENTITY x 'ha'>]><testsuites>&x;</testsuites>"
    #expect(fault(Array(laughs.utf8))?.message.contains("refused unread") == true)
    let data = "[" + String(repeating: "1,", count: 30_000) + "1]"
    #expect(fault(Array(data.utf8))?.message.contains("no summary") == true)
  }

  @Test func `no beginning of an artifact traps`() {
    for text in [Self.junit, Self.sarif, "TN:\nSF:a\nDA:1,2\nend_of_record\n"] {
      let bytes = Array(text.utf8)
      for end in stride(from: 0, to: bytes.count, by: 3) { _ = fault(Array(bytes[..<end])) }
    }
  }
}

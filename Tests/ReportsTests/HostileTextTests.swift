import Findings
import JSONText
import SourceText
import Testing

@testable import Reports

/// Whatever a capture holds, a report stays a report.
struct HostileTextTests {
  @Test(arguments: Samples.naughtyStrings, ReportFormat.allCases)
  func `nothing that a terminal obeys or hides is printed`(_ text: String, _ format: ReportFormat) {
    let output = render(GateSamples.hostileReport(text), as: format)
    // What is printable ASCII is asked nothing: pages are long.
    for scalar in output.unicodeScalars
    where scalar != "\n" && !(0x20..<0x7F).contains(scalar.value) {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      let category = scalar.properties.generalCategory
      #expect(category != .format && category != .lineSeparator && category != .unassigned)
    }
  }

  @Test(arguments: Samples.naughtyStrings, [20, 33, 60, 100])
  func `no line of ours becomes a workflow command`(_ text: String, _ width: Int) {
    for format in [ReportFormat.text, .github, .markdown] {
      let output = render(Samples.hostileReport(text), as: format, style: TextStyle(width: width))
      for line in output.split(separator: "\n") {
        let start = line.drop { $0 == " " }
        let isOurs =
          format == .github
          && ["::error ", "::warning ", "::notice "].contains { start.hasPrefix($0) }
        #expect(!start.hasPrefix("::") || isOurs, "\(line)")
        if format != .markdown {
          #expect(!line.contains("##[") && !line.contains("##vso["), "\(line)")
        }
      }
    }
  }

  @Test(arguments: Samples.naughtyStrings)
  func `an annotation is one command with its own properties`(_ text: String) {
    let lines = render(Samples.hostileReport(text), as: .github).split(separator: "\n")
    #expect(lines.count == 4)
    for line in lines.dropFirst() {
      let command = line.dropFirst(2).prefix { $0 != ":" }
      let names = command.drop { $0 != " " }.dropFirst().split(separator: ",")
        .map { $0.prefix { $0 != "=" } }
      #expect(names == ["file", "line", "col", "title"])
    }
  }

  @Test(arguments: Samples.naughtyStrings, [ReportFormat.json, .sarif, .gitlab])
  func `what programs read is JSON`(_ text: String, _ format: ReportFormat) throws {
    let output = render(Samples.hostileReport(text), as: format)
    #expect(throws: Never.self) { try JSONDocument.read(Array(output.utf8)) }
  }

  @Test(arguments: Samples.naughtyStrings)
  func `each line of jsonl is a finding and loses nothing`(_ text: String) throws {
    let lines = render(Samples.hostileReport(text), as: .jsonl).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines {
      let value = try JSONDocument.read(Array(line.utf8)).root
      #expect(value["message"]?.string.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test(arguments: Samples.naughtyStrings)
  func `markdown shows data in code spans and nowhere else`(_ text: String) {
    let output = render(Samples.hostileReport(text), as: .markdown)
    for line in output.split(separator: "\n") {
      let outside = withoutCodeSpans(line.dropFirst(line.hasPrefix("| ") ? 1 : 0))
      for sign in ["@org", "fixes #1", "javascript", "<script", "alert", "$("] {
        #expect(!outside.contains(sign), "\(line)")
      }
    }
  }

  @Test(arguments: [
    ("plain", "`plain`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("```", "```` ``` ````"),
    ("a|b", "`a\\|b`"), ("a\\|b", "`a\\\\u007cb`"), ("", ""), (" x ", "`  x  `"),
    ("x\ny", "`x\\u000ay`"),
  ])
  func `a code span holds any text`(_ text: String, _ expected: String) {
    #expect(codeSpan(text) == expected)
  }

  @Test(arguments: [
    ("plain words", "plain words"),
    ("\u{1B}[31m", "\\u001b[31m"),
    ("a\u{202E}b", "a\\u202eb"),
    ("\u{E0001}", "\\u{e0001}"),
    ("a\u{FE0F}", "a\\ufe0f"),
    ("\u{26A0}\u{FE0F}", "\u{26A0}\u{FE0F}"),
    ("x\u{0}y\r\n\t", "x\\u0000y\\u000d\\u000a\\u0009"),
    (
      String(repeating: "x", count: 10_000),
      String(repeating: "x", count: 200) + "...(800 more)... (9,000 more characters)"
    ),
    (String(repeating: "x", count: 999), String(repeating: "x", count: 200) + "...(799 more)"),
  ])
  func `data is shown, never obeyed`(_ text: String, _ expected: String) {
    #expect(displayText(text) == expected)
  }

  @Test(arguments: [
    ("contracts/a.yaml", "contracts/a.yaml"), ("a b.yaml", "a%20b.yaml"), ("/x", "file:///x"),
    ("javascript:alert(1)", "javascript%3Aalert%281%29"), ("caf\u{E9}", "caf%C3%A9"),
    ("a?b#c%", "a%3Fb%23c%25"),
  ])
  func `a path is a path in a URI too`(_ path: String, _ expected: String) throws {
    var report = Samples.clean
    report.findings = FindingSet([
      Finding(Samples.wrongType, "x", at: Place(path: path, position: Position(line: 1, column: 1)))
    ])
    #expect(render(report, as: .sarif).contains("\"uri\": \"\(expected)\""))
  }

  /// A line without its code spans, matched by the length of their fences as CommonMark does.
  private func withoutCodeSpans(_ line: Substring) -> String {
    var outside = ""
    var rest = line.unicodeScalars[...]
    while let scalar = rest.first {
      guard scalar == "`" else {
        outside.unicodeScalars.append(scalar)
        rest.removeFirst()
        continue
      }
      let fence = rest.prefix { $0 == "`" }.count
      rest = rest.dropFirst(fence)
      while !rest.isEmpty {
        let run = rest.prefix { $0 == "`" }.count
        rest = rest.dropFirst(max(run, 1))
        if run == fence { break }
      }
    }
    return outside
  }
}

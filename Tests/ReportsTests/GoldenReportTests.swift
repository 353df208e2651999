import Findings
import Reports
import TestSupport
import Testing

struct GoldenReportTests {
  @Test(arguments: Samples.all.keys.sorted(), ReportFormat.allCases)
  func `a report is what it was`(_ name: String, _ format: ReportFormat) throws {
    let report = try #require(Samples.all[name])
    // Only gates attest anything.
    guard format != .inToto || report.gates?.origin != nil else {
      #expect(render(report, as: format).isEmpty == (format == .inToto))
      return
    }
    expectGolden(render(report, as: format), "reports/\(name).\(ending(format))")
  }

  @Test(arguments: Samples.all.keys.sorted(), [50, 72, 120])
  func `text follows the width of the screen`(_ name: String, _ width: Int) throws {
    let report = try #require(Samples.all[name])
    let text = render(report, as: .text, style: TextStyle(width: width))
    expectGolden(text, "reports/\(name).\(width).txt")
  }

  @Test(arguments: ["validate", "lint"])
  func `colour is added where it is asked for`(_ name: String) throws {
    let report = try #require(Samples.all[name])
    let style = TextStyle(color: .ansi, width: 100, verbosity: .verbose)
    let text = render(report, as: .text, style: style)
    expectGolden(text, "reports/\(name).ansi")
    let plain = render(report, as: .text, style: TextStyle(width: 100, verbosity: .verbose))
    #expect(withoutColour(text) == plain)
  }

  @Test func `quiet is the verdict alone`() {
    let text = render(Samples.lint, as: .text, style: TextStyle(verbosity: .quiet))
    #expect(text == "FAIL  2 errors, 1 warning, 14 contracts, 1 waived\n")
  }

  @Test func `an explanation tells what, why and how`() {
    expectGolden(explanation(of: Samples.undeclared), "reports/explanation.txt")
    expectGolden(ruleList([Samples.undeclared, Samples.wrongType]), "reports/rule-list.txt")
    expectGolden(rulesDocument([Samples.undeclared, Samples.wrongType]), "reports/rules.md")
  }

  private func ending(_ format: ReportFormat) -> String {
    switch format {
    case .text: "txt"
    case .json: "json"
    case .jsonl: "jsonl"
    case .sarif: "sarif"
    case .junit: "xml"
    case .github: "github"
    case .gitlab: "gitlab.json"
    case .markdown: "md"
    case .html: "html"
    case .inToto: "intoto.jsonl"
    }
  }

  private func withoutColour(_ text: String) -> String {
    var plain = ""
    var isCode = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isCode = true }
      if !isCode { plain.unicodeScalars.append(scalar) }
      if isCode, scalar == "m" { isCode = false }
    }
    return plain
  }
}

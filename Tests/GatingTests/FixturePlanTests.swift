import Findings
import Gating
import Plans
import SourceText
import TestSupport
import Testing

/// Plans of our own: those that are in order, and those with planted errors.
struct FixturePlanTests {
  static let names = PackageFiles.names(in: "Fixtures/gating").filter { $0.hasSuffix(".md") }

  @Test(arguments: names.filter { $0.hasPrefix("clean-") })
  func `a plan that is in order has no findings`(_ name: String) {
    #expect(Self.assess(name)?.findings.map(Self.line) == [])
  }

  @Test(arguments: names.filter { $0.hasPrefix("planted-") })
  func `planted errors are found, each at its line`(_ name: String) {
    guard let assessment = Self.assess(name) else {
      #expect(Bool(false), "\(name) cannot be read")
      return
    }
    let gates = assessment.gates.map { "\($0.verdict.rawValue): \($0.id)" }
    let text = (assessment.findings.map(Self.line) + [""] + gates).joined(separator: "\n") + "\n"
    expectFresh(text, "Fixtures/gating/\(name.dropLast(3)).findings")
  }

  @Test(arguments: [
    ("clean-codes.md", 11), ("clean-languages.md", 3), ("clean-headings.md", 2),
    ("clean-stories.md", 4),
  ])
  func `plans in order have gates, whatever their words`(_ name: String, _ count: Int) {
    #expect(Self.assess(name)?.gates.count == count)
  }

  @Test func `there are plans of both kinds`() {
    #expect(Self.names.count >= 5)
  }

  static func assess(_ name: String) -> GateAssessment? {
    PackageFiles.bytes("Fixtures/gating/\(name)").map { bytes in
      judge([PlanDocument.read(SourceFile(path: name, bytes: bytes))], facts: exampleFacts)
    }
  }

  static func line(_ finding: Finding) -> String {
    "\(finding.place?.position.line ?? 0) \(finding.rule) \(finding.severity): \(finding.message.text)"
  }
}

import Gating
import Plans
import SourceText
import TestSupport
import Testing

/// The founding documents, with what their maintainers would agree to.
struct FoundingPlanTests {
  static let expected: [(String, [String])] = [
    (
      "001.md",
      [
        "PL006@95", "PL006@96", "PL006@98", "GE001@102", "GE103@102", "PL005@102", "PL004@105",
        "PL007@111", "PL020@119", "GE001@132", "GE102@194", "PL021@218", "GE205@244", "GE006@271",
        "PL023@288", "PL011@326", "PL012@369",
      ]
    ),
    ("000.md", ["PL024@178", "PL025@245", "PL025@246"]),
    ("002.md", []),
    ("003.md", ["PL027@5", "PL031@361"]),
    ("004.md", []),
  ]

  @Test(arguments: expected)
  func `a founding plan has these findings and no others`(_ name: String, _ expected: [String]) {
    guard let assessment = Self.assess(name) else { return }
    #expect(assessment.short.sorted() == expected.sorted())
  }

  @Test(arguments: [("001.md", "001_raw.md"), ("003.md", "003_raw.md")])
  func `a mangled encoding changes no finding`(_ clean: String, _ mangled: String) {
    guard let one = Self.assess(clean), let other = Self.assess(mangled) else { return }
    #expect(one.short == other.short.filter { !$0.hasPrefix("TX") })
    #expect(other.short.contains { $0.hasPrefix("TX") })
    #expect(one.gates.map(\.verdict) == other.gates.map(\.verdict))
  }

  static func assess(_ name: String) -> GateAssessment? {
    guard let bytes = SharedData.bytes("../seeds/\(name)") else { return nil }
    return judge([PlanDocument.read(SourceFile(path: name, bytes: bytes))], facts: exampleFacts)
  }
}

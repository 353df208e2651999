import Findings
import Linting
import SourceText
import TestSupport
import Testing

/// `Fixtures/rules/<slug>/bad-*` breaks the rule of that name, `good-*` keeps it.
struct RuleFixtureTests {
  static let paths = PackageFiles.paths(below: "Fixtures/rules", endings: [".yaml", ".json"])

  @Test func `there are fixtures`() {
    #expect(Self.paths.count > 80)
  }

  @Test(arguments: paths)
  func `awkward cases are told from harmless ones`(_ path: String) throws {
    let parts = path.split(separator: "/").map(String.init)
    let slug = try #require(parts.dropLast().last)
    #expect(lintRuleInfos.contains { $0.slug == slug }, "no rule is called \(slug)")
    let name = try #require(parts.last)
    let file = SourceFile(path: path, bytes: try #require(PackageFiles.bytes(path)))
    let findings = lint(LintedCatalog([file])).findings
    let isFound = findings.contains { $0.slug == slug }
    let told = findings.map { "\($0.slug): \($0.message.text)" }
    #expect(isFound == name.hasPrefix("bad-"), "\(told)")
  }
}

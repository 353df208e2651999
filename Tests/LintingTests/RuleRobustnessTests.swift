import Findings
import Linting
import SourceText
import TestSupport
import Testing

struct RuleRobustnessTests {
  static let files: [SourceFile] =
    PackageFiles.files(below: "Fixtures", endings: [".yaml", ".json", ".yml"])
    + PackageFiles.files(below: "contracts", endings: [".yaml", ".json"])

  @Test(arguments: files.map(\.path))
  func `every rule looks at every fixture`(_ path: String) throws {
    let file = SourceFile(path: path, bytes: try #require(PackageFiles.bytes(path)))
    let findings = lint(LintedCatalog([file])).findings
    #expect(findings.allSatisfy { !$0.message.text.isEmpty })
  }

  @Test func `every rule looks at all examples together`() {
    let examples = lintRuleInfos.flatMap { [Example($0.bad), Example($0.good)] }
    let catalog = LintedCatalog(
      examples.flatMap(\.files), published: examples.flatMap(\.published),
      digests: examples.flatMap(\.digests))
    #expect(!lint(catalog).isEmpty)
  }

  @Test(arguments: lintRuleInfos)
  func `an example that is cut short or spoilt never traps`(_ info: RuleInfo) {
    let bytes = Array(info.bad.utf8)
    for end in stride(from: 0, through: bytes.count, by: 7) {
      for path in ["contracts/x.yaml", "contracts/x.json"] {
        var spoilt = Array(bytes[..<end])
        _ = lint(LintedCatalog([SourceFile(path: path, bytes: spoilt)]))
        if end > 3 {
          spoilt[end / 2] = UInt8(truncatingIfNeeded: end &* 37)
          _ = lint(LintedCatalog([SourceFile(path: path, bytes: spoilt)]))
        }
      }
    }
  }

  @Test func `findings are the same on every run`() {
    let first = lint(LintedCatalog(Self.files)).findings
    let second = lint(LintedCatalog(Self.files.reversed())).findings
    #expect(first == second)
  }
}

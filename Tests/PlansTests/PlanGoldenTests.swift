import Plans
import SourceText
import TestSupport
import Testing

struct PlanGoldenTests {
  @Test(arguments: ["harbour"])
  func `a plan reads as it is kept`(_ name: String) throws {
    let path = "Fixtures/plans/\(name).md"
    let bytes = try #require(PackageFiles.bytes(path))
    var dump = PlanDump(PlanDocument.read(SourceFile(path: path, bytes: bytes)))
    expectGolden(dump.text(), "plans/\(name).txt")
  }

  @Test(arguments: LegacyEncoding.allCases)
  func `a mangled plan reads like the plan it was`(_ encoding: LegacyEncoding) throws {
    let text = try #require(PackageFiles.text("Fixtures/plans/harbour.md"))
    let bytes = Array(encoding.mangled(text).utf8)
    var good = PlanDump(PlanDocument.read(SourceFile(path: "plan.md", text: text)))
    let mangled = PlanDocument.read(SourceFile(path: "plan.md", bytes: bytes))
    var bad = PlanDump(mangled)
    #expect(bad.text() == good.text())
    #expect(mangled.textFindings().count == 1)
  }

  @Test func `carriage returns and a missing last line change nothing`() throws {
    let text = try #require(PackageFiles.text("Fixtures/plans/harbour.md"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var good = PlanDump(PlanDocument.read(SourceFile(path: "plan.md", text: text)))
    let expected = good.text()
    let other = "\u{FEFF}" + lines.dropLast().joined(separator: "\r\n")
    var dump = PlanDump(PlanDocument.read(SourceFile(path: "plan.md", text: other)))
    #expect(dump.text() == expected)
  }

  @Test func `every span lies in the file`() throws {
    let text = try #require(PackageFiles.text("Fixtures/plans/harbour.md"))
    let bytes = Array(LegacyEncoding.macRoman.mangled(text).utf8)
    let document = PlanDocument.read(SourceFile(path: "plan.md", bytes: bytes))
    for phase in document.phases {
      for claim in phase.contents.statuses {
        let word = try #require(claim.word)
        #expect(String(decoding: bytes[word.span.range], as: UTF8.self) == word.value)
      }
    }
  }
}

import Plans
import SourceText
import Testing

struct PlanDocumentTests {
  @Test func `a plan keeps its source`() {
    let source = SourceFile(path: "plan.md", text: "# One\n")
    #expect(PlanDocument.read(source).source == source)
  }
}

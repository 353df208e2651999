import Coordination
import Findings
import Realms
import SourceText
import Testing

struct LinkedDocumentTests {
  private func read(_ text: String, _ path: String = "docs/rfcs/0045-metrics.md") throws
    -> LinkedDocument.Reading?
  {
    LinkedDocument.read(
      SourceFile(path: path, text: text), of: try #require(RealmName("aperture")))
  }

  @Test func `the table at the head says what a document hangs on`() throws {
    let text = """
      # RFC: Metrics

      | | |
      |---|---|
      | **Status** | Accepted |
      | **Depends On** | fungal-image-analysis:rfc-0060-cross-account-access, `rfc-0001`<br>soon |
      | **Blocks** | [aperture:rfc-0046-training](../rfcs/0046-training.md) |

      ## Tasks

      - [ ] fungal-image-analysis: grant the new path
      - [x] Note: nobody
      - [ ] fungal-image-analysys: misspelt

      ```
      | **Blocks** | x:rfc-0001 |
      - [ ] aperture: in code
      ```

      | **Depends On** | late:rfc-0001 |
      """
    let reading = try #require(try read(text))
    #expect(reading.document.reference.description == "aperture:rfc-0045-metrics")
    #expect(reading.document.title == "RFC: Metrics")
    #expect(reading.document.stage == .accepted)
    #expect(
      reading.document.dependsOn.map(\.target.description)
        == ["fungal-image-analysis:rfc-0060-cross-account-access", "rfc-0001"])
    #expect(reading.document.blocks.map(\.target.description) == ["aperture:rfc-0046-training"])
    #expect(reading.document.unreadable.map(\.text) == ["soon"])
    #expect(reading.tasks.map(\.repository).count == 3)
    let findings = LinkedDocument.findings(
      reading.tasks, repositories: ["aperture", "fungal-image-analysis"])
    #expect(findings.map(\.slug) == ["task-for-unknown-repository"])
  }

  @Test(arguments: ["README.md", "docs/rfcs/metrics.md", "docs/rfcs/.md", "docs/rfcs/0045.txt"])
  func `a file without a number is no document`(_ path: String) throws {
    #expect(try read("# x\n", path) == nil)
  }

  @Test(arguments: ["", "|", "||||", "| **Depends On** |", "- [", "- [x]", "- [ ] :", "```", "# "])
  func `odd lines are passed over`(_ text: String) throws {
    let reading = try #require(try read(text))
    #expect(reading.document.dependsOn.isEmpty)
    #expect(reading.tasks.isEmpty)
  }

  @Test(arguments: [
    ("Draft", LinkedDocument.Stage.open), ("In Progress", .underway), ("in-progress", .underway),
    ("Implemented (2026-01-02)", .underway), ("Accepted", .accepted), ("Superseded", .open),
  ])
  func `a status is read by its first word`(_ text: String, _ stage: LinkedDocument.Stage) {
    #expect(LinkedDocument.Stage(text) == stage)
  }
}

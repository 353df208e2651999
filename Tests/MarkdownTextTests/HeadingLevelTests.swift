import MarkdownText
import Testing

struct HeadingLevelTests {
  @Test(arguments: [0, 7, -1])
  func `there is no heading of another depth`(_ depth: Int) {
    #expect(HeadingLevel(depth) == nil)
  }
}

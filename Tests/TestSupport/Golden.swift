import Foundation
import Testing

/// Compares a text with a file under `Fixtures/golden`, or writes that file when `UPDATE_GOLDEN`
/// is set.
package func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectFresh(text, "Fixtures/golden/\(name)", sourceLocation: sourceLocation)
}

/// Compares a text with a file that is made from the program, or writes that file when
/// `UPDATE_GOLDEN` is set.
package func expectFresh(
  _ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    #expect(throws: Never.self, sourceLocation: sourceLocation) {
      try PackageFiles.write(text, to: path)
    }
  }
  guard let kept = PackageFiles.text(path) else {
    Issue.record(
      "\(path) is missing; run the tests with UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
    return
  }
  #expect(
    text == kept, "\(path) is stale; run the tests with UPDATE_GOLDEN=1",
    sourceLocation: sourceLocation)
}

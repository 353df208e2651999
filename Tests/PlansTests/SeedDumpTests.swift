import Foundation
import Plans
import SourceText
import TestSupport
import Testing

struct SeedDumpTests {
  @Test(arguments: ["000.md", "001.md", "001_raw.md", "002.md", "003.md", "003_raw.md", "004.md"])
  func `seeds dump`(_ name: String) throws {
    guard let bytes = PackageFiles.bytes("../shared/seeds/\(name)") else { return }
    let document = PlanDocument.read(SourceFile(path: name, bytes: bytes))
    var dump = PlanDump(document)
    try dump.text().write(toFile: "/tmp/plans-dump-\(name).txt", atomically: true, encoding: .utf8)
    print(name, document.text.mojibake.runs.count, document.text.mojibake.count(.macRoman), document.text.mojibake.count(.windows1252))
  }
}

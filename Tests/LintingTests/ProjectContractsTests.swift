import Contracts
import Findings
import JSONText
import Linting
import Schemas
import SourceText
import TestSupport
import Testing

struct ProjectContractsTests {
  @Test func `the project's own contracts are clean`() {
    let all = PackageFiles.files(below: "contracts", endings: [".yaml"])
    let published = all.filter { $0.path.contains("/published/") }
    let working = all.filter { !$0.path.contains("/published/") }
    #expect(working.count > 10)
    let options = LintOptions(schemas: .init(resolve: resolver(among: all)))
    let catalog = LintedCatalog(working, published: published, options: options)
    let findings = lint(catalog).findings
    for finding in findings where finding.severity > .info {
      let place = finding.place.map { "\($0.path):\($0.position.line)" } ?? ""
      print("\(place): \(finding.rule) \(finding.slug): \(finding.message.text) \(finding.notes)")
    }
    // What is for information is told of names that the sender chose, and stays.
    #expect(findings.filter { $0.severity > .info }.isEmpty)
  }
}

/// Finds the schemas of a list of files by the addresses lint gives them.
func resolver(among files: [SourceFile]) -> SchemaResolver {
  var sources: [String: SchemaSource] = [:]
  for file in files {
    guard let text = try? ContractText.read(file) else { continue }
    let root = text.document.root
    let value = Contract.isContract(root) ? root["schema"] ?? root : root
    let uri = fileAddress(file.path)
    sources[uri] = SchemaSource(uri: uri, path: file.path, value: value)
  }
  return { [sources] uri in sources[uri].map { .found($0) } ?? .missing }
}

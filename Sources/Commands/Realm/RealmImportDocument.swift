import Arguments
import Reports
import Workspace

struct RealmImportDocument {
  static let spec = CommandSpec(
    "import-doc", summary: "Bootstrap a realm from a prose coordination document.",
    operands: [OperandSpec("FILE", kind: .path, help: "A Markdown file.")],
    sharedOptions: ReportOptions.specs)

  init(_ arguments: ParsedArguments, _ surroundings: Surroundings) {}

  func run() throws(CommandError) -> Outcome { .failure }
}

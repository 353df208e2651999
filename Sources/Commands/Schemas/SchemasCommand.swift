package import Arguments
import Drift
import Evolution
import Findings
import JSONText
import Reports
import Workspace

/// Hands out the JSON Schemas of the files that the program reads and writes.
package struct SchemasCommand: Command {
  package static let spec = CommandSpec(
    "schemas", summary: "Hand out the JSON Schemas of settings, contracts, results and manifests.",
    discussion: """
      Editors take them to complete and check files. A comment at the head of a YAML file names \
      the one that it follows:

      # yaml-language-server: $schema=.schemas/settings.schema.json

      'schema init' keeps those of settings and contracts in '.schemas', and files that it and \
      'schema draft' write begin with such a comment; --write .schemas brings them up to date.
      """,
    operands: [
      OperandSpec(
        "NAME", .any, kind: .text,
        help: "Which to print: \(shippedSchemas.map(\.name).joined(separator: ", ")).")
    ],
    options: [
      OptionSpec("write", short: "w", takes: .path("DIR"), help: "Write all of them into a folder.")
    ],
    examples: [
      .init("schema schemas --write .schemas", "Keep the schemas beside the files."),
      .init("schema schemas contract", "Print the schema of contract files."),
    ])

  private let names: [String]
  private let folder: String?

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    names = arguments.operands("NAME")
    folder = arguments.value("write")
    for name in names where !shippedSchemas.contains(where: { $0.name == name }) {
      throw .usage(
        "there is no schema '\(name)'",
        advice: ["there are: " + shippedSchemas.map(\.name).joined(separator: ", ")])
    }
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let wanted = shippedSchemas.filter { names.isEmpty || names.contains($0.name) }
    guard let folder else {
      for schema in wanted where names.contains(schema.name) { try surroundings.print(schema.text) }
      if names.isEmpty { try surroundings.print(list) }
      return .clean
    }
    do throws(FileError) { try makeFolders(surroundings.located(folder)) } catch {
      throw .file(error)
    }
    for schema in wanted {
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + schema.fileName
      try surroundings.writeFile(Array(schema.text.utf8), to: path)
      try surroundings.print("wrote \(path)\n")
    }
    return .clean
  }

  private var list: String {
    let width = shippedSchemas.map(\.name.utf8.count).max() ?? 0
    return shippedSchemas.map { schema in
      let gap = String(repeating: " ", count: width - schema.name.utf8.count + 2)
      return "\(schema.name)\(gap)\(schema.summary)\n"
    }.joined()
  }
}

/// A JSON Schema that ships with the program.
package struct ShippedSchema: Sendable {
  package let name: String
  package let summary: String
  private let write: @Sendable () -> String

  /// The names of all schemas stand in help, which every run has at hand: none of them is written for
  /// that.
  init(name: String, summary: String, text: @autoclosure @escaping @Sendable () -> String) {
    self.name = name
    self.summary = summary
    write = text
  }

  package var text: String { write() }
  package var fileName: String { "\(name).schema.json" }
}

/// Every schema, in the order of the list that people see.
package let shippedSchemas: [ShippedSchema] = [
  ShippedSchema(name: "settings", summary: "schema.yaml", text: settingsSchema),
  ShippedSchema(name: "contract", summary: "contracts/<name>.yaml", text: contractSchema),
  ShippedSchema(name: "result", summary: "what '--format json' prints", text: resultSchema),
  ShippedSchema(
    name: "gate-report", summary: "what 'schema gate report --format json' prints",
    text: gateReportSchema),
  ShippedSchema(name: "ledger", summary: "manifests/unknown_fields.json", text: ledgerSchema),
  ShippedSchema(
    name: "manifest", summary: "manifests/schema_version.json", text: versionManifestSchema),
  ShippedSchema(name: "baseline", summary: Baseline.path, text: baselineSchema),
]

/// A value as an indented JSON text.
func jsonText(_ value: Report.Value) -> String {
  let bytes = Array(jsonLine(value).utf8)
  guard let document = try? JSONDocument.read(bytes) else { return jsonLine(value) + "\n" }
  return String(decoding: document.root.prettyBytes(sortedKeys: false), as: UTF8.self)
}

import Contracts
import Evolution
import JSONText
import Schemas
import SourceText

/// A schema or contract as a test writes it: JSON on a line.
func compared(
  _ text: String, as path: String = "schema.json", formats: FormatPolicy = .declared,
  dialect: Dialect = .draft2020
) throws -> ComparedSchema {
  try compared(try JSONDocument.read(text).root, as: path, formats: formats, dialect: dialect)
}

/// The same of a value; one with `contract` in it is a contract.
func compared(
  _ value: JSONValue, as path: String = "schema.json", formats: FormatPolicy = .declared,
  dialect: Dialect = .draft2020
) throws -> ComparedSchema {
  guard value["contract"] != nil else {
    let source = SchemaSource(uri: "file:///\(path)", path: path, value: value)
    let options = SchemaReader.Options(dialect: dialect, formats: formats)
    return ComparedSchema(SchemaReader.read(source, options: options).graph)
  }
  let file = ContractFile(SourceFile(path: path, bytes: value.prettyBytes(sortedKeys: false)))
  guard let contract = file.contract else { throw NotAContract(problems: file.problems) }
  return compared(contract)
}

func compared(_ contract: Contract) -> ComparedSchema {
  let policy: FormatPolicy =
    switch contract.formats?.value {
    case .assert: .assert
    case .annotate: .annotate
    case nil: .declared
    }
  let source = SchemaSource(
    uri: "file:///\(contract.file.path)", path: contract.file.path, value: contract.schema,
    key: "schema")
  let graph = SchemaReader.read(source, options: SchemaReader.Options(formats: policy)).graph
  return ComparedSchema(graph, contract: contract)
}

struct NotAContract: Error {
  var problems: [ContractProblem]
}

/// A pair as the examples of rules are written: `{"old": ..., "new": ...}`.
func comparison(_ pair: String) throws -> Comparison {
  let value = try JSONDocument.read(pair).root
  guard let old = value["old"], let new = value["new"] else { throw NotAContract(problems: []) }
  return compare(try compared(old, as: "old.json"), try compared(new, as: "new.json"))
}

/// One line for a change: `minor newly-required field-newly-required /a  refuted proved  words`.
func line(_ change: Change) -> String {
  let verdicts = "\(change.backward.word)/\(change.forward.word)"
  let users = change.users.isEmpty ? "" : "  \(change.users)"
  return "\(change.level.rawValue) \(change.effect.rawValue) \(change.kind.rawValue) "
    + "'\(change.pointer)' \(verdicts) \(change.message)\(users)"
}

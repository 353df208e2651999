import Evolution
import JSONText
import Schemas

/// A schema as a test writes it: JSON on a line.
func graph(_ text: String) throws -> SchemaGraph {
  let source = SchemaSource(
    uri: "file:///schema.json", path: "schema.json", value: try JSONDocument.read(text).root)
  return SchemaReader.read(source).graph
}

func comparison(_ old: String, _ new: String) throws -> Comparison {
  compare(ComparedSchema(try graph(old)), ComparedSchema(try graph(new)))
}

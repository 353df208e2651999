import Contracts
package import JSONText
package import Schemas
import SourceText

/// A schema of one file, read, with what rules ask about it.
package struct LintedSchema: Sendable {
  package let text: LintedText
  package let value: JSONValue
  package let reading: SchemaReading
  /// The contract's name and version, when the schema belongs to one.
  package let contract: String?
  /// Whether `format` and its like are asked to refuse events.
  package let assertsFormats: Bool
  /// The schemas that stand in this file, in source order.
  package let own: [SchemaGraph.ID]
  package let groups: InPlaceGroups
  package let types: TypeAnalysis
  /// Asks any schema of the graph about a value; nil when the graph is not sound enough.
  let judge: SchemaJudge?
  /// Where the object of each schema stands in the document, by its first byte.
  private let places: [Int: Int]

  package var graph: SchemaGraph { reading.graph }

  init(_ value: JSONValue, in text: LintedText, contract: Contract?, options: LintOptions) {
    self.text = text
    self.value = value
    self.contract = contract?.reference
    var schemas = options.schemas
    switch contract?.formats?.value {
    case .assert?: schemas.formats = .assert
    case .annotate?: schemas.formats = .annotate
    case nil: break
    }
    assertsFormats = schemas.formats == .assert
    let path = text.file.path
    reading = SchemaReader.read(
      SchemaSource(uri: options.address(path), path: path, value: value), options: schemas)
    let graph = reading.graph
    own = graph.nodes.indices.filter { graph.nodes[$0].place.path == path }
      .map { SchemaGraph.ID($0) }
      .sorted { (graph[$0].place.span, $0) < (graph[$1].place.span, $1) }
    groups = InPlaceGroups(graph)
    types = TypeAnalysis(graph)
    judge = reading.isUsable ? SchemaJudge(graph) : nil
    places = Self.places(in: value)
  }

  /// The schemas of this file, each as rules see it.
  package var nodes: [LintedNode] { own.map { LintedNode(id: $0, schema: self) } }

  package func node(_ id: SchemaGraph.ID) -> LintedNode { LintedNode(id: id, schema: self) }

  /// The object of a schema as it was written; nil for schemas of other files.
  func value(of node: SchemaNode) -> JSONValue? {
    guard node.place.path == text.file.path else { return nil }
    return places[node.place.span.start].map { JSONValue(document: value.document, index: $0) }
  }

  private static func places(in value: JSONValue) -> [Int: Int] {
    var places: [Int: Int] = [:]
    for index in value.index..<Int(value.node.next) {
      let node = value.document.nodes[index]
      // What is aliased stands in one place and says the same each time: the first will do.
      if node.kind == .object, places[Int(node.start)] == nil { places[Int(node.start)] = index }
    }
    return places
  }
}

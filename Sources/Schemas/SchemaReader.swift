import JSONText
import SourceText

/// Builds the graph of a schema and of everything it refers to.
///
/// Documents are first scanned for resources and anchors, then turned into nodes from a work list:
/// no nesting and no chain of references is deep for it. Reading never stops at the first problem.
package struct SchemaReader {
  /// How schemas are read.
  package struct Options: Sendable {
    /// For a schema that does not say its dialect.
    package var dialect: Dialect
    package var formats: FormatPolicy
    /// How many schemas there may be.
    package var limit: Int
    package var resolve: SchemaResolver
    /// Copies of the options share it.
    package var patterns = PatternCache()

    package init(
      dialect: Dialect = .draft2020, formats: FormatPolicy = .declared, limit: Int = 100_000,
      resolve: @escaping SchemaResolver = { _ in .missing }
    ) {
      self.dialect = dialect
      self.formats = formats
      self.limit = limit
      self.resolve = resolve
    }
  }

  let options: Options
  var library: SchemaLibrary
  var nodes: [SchemaNode] = []
  var problems: [SchemaProblem] = []
  /// The node of each value of each document, or -1.
  private var ids: [[Int32]] = []
  /// The schema of each node; those from `built` on have no keywords yet.
  private var locations: [SchemaLibrary.Location] = []
  private var built = 0

  private init(options: Options) {
    self.options = options
    library = SchemaLibrary(limit: options.limit, resolve: options.resolve)
  }

  /// Reads a document whose root is a schema.
  package static func read(_ source: SchemaSource, options: Options = Options()) -> SchemaReading {
    var reader = SchemaReader(options: options)
    return reader.read(source)
  }

  private mutating func read(_ source: SchemaSource) -> SchemaReading {
    let root = id(of: library.add(source, dialect: options.dialect))
    build()
    let resources = resources()
    let graph = SchemaGraph(nodes: nodes, root: root, resources: resources)
    let found = library.problems + problems + graph.endlessReferences()
    return SchemaReading(graph: graph, problems: Self.sorted(found, root: source.path))
  }

  /// The node of a schema, which is filled in later when it is new.
  mutating func id(of location: SchemaLibrary.Location) -> SchemaGraph.ID {
    while ids.count <= location.document {
      let nodes = library.documents[ids.count].source.value.document.nodes
      ids.append(Array(repeating: -1, count: nodes.count))
    }
    let known = ids[location.document][location.value]
    if known >= 0 { return SchemaGraph.ID(Int(known)) }
    let id = SchemaGraph.ID(nodes.count)
    ids[location.document][location.value] = Int32(id.index)
    let value = library.value(at: location)
    let position = library.position(of: location)
    let resource = position?.resource ?? 0
    let place = library.place(
      of: value, pointer: position?.pointer ?? "", in: location.document)
    let dialect =
      library.resources.indices.contains(resource)
      ? library.resources[resource].rules.dialect : options.dialect
    nodes.append(SchemaNode(place: place, dialect: dialect, resource: resource))
    locations.append(location)
    return id
  }

  /// Whether `format` refuses in a document: what it says of itself comes first.
  func formats(in document: Int) -> FormatPolicy {
    library.documents[document].source.formats ?? options.formats
  }

  private mutating func build() {
    while built < locations.count {
      // Past the limit nodes stay empty; the problem that is told makes the graph unusable.
      guard nodes.count <= 2 * options.limit else {
        let first = nodes[0].place
        return problems.append(SchemaProblem(.tooLarge(limit: options.limit), at: first))
      }
      fill(locations[built], SchemaGraph.ID(built))
      built += 1
    }
  }

  private mutating func fill(_ location: SchemaLibrary.Location, _ id: SchemaGraph.ID) {
    guard library.position(of: location) != nil else { return }
    let value = library.value(at: location)
    switch value.kind {
    case .object:
      var keywords = KeywordReader(
        value, of: nodes[id.index], at: location,
        vocabularies: library.resources[nodes[id.index].resource].rules.vocabularies)
      keywords.read(with: &self)
      nodes[id.index] = keywords.node
    case .true, .false:
      nodes[id.index].isBoolean = true
      nodes[id.index].refusesAll = value.kind == .false
      if nodes[id.index].dialect == .draft4, !nodes[id.index].place.isBesideProperties {
        problems.append(SchemaProblem(.notASchema, at: nodes[id.index].place))
      }
    case .null, .number, .string, .array:
      problems.append(SchemaProblem(.notASchema, at: nodes[id.index].place))
    }
  }

  /// The resources with the nodes that answer to anchors; asking for one may find more of both.
  ///
  /// Of a file that many contracts share, each reads what it refers to and not all there is.
  private mutating func resources() -> [SchemaResource] {
    var resources: [SchemaResource] = []
    while resources.count < library.resources.count {
      let found = library.resources[resources.count]
      let document = found.root.document
      let anchors = found.dynamicAnchors.sorted { $0.key < $1.key }.map { name, value in
        (name, id(of: SchemaLibrary.Location(document: document, value: value)))
      }
      // Whoever answers by name is taken as a whole.
      if !anchors.isEmpty { _ = id(of: found.root) }
      resources.append(
        SchemaResource(uri: found.uri, dynamicAnchors: Dictionary(uniqueKeysWithValues: anchors)))
      build()
    }
    return resources
  }

  /// By place, the document that was asked about first.
  private static func sorted(_ problems: [SchemaProblem], root: String?) -> [SchemaProblem] {
    var seen: Set<SchemaProblem> = []
    return problems.filter { seen.insert($0).inserted }.sorted { first, second in
      let (left, right) = (first.place, second.place)
      if left.path != right.path {
        if left.path == root || right.path == root { return left.path == root }
        return (left.path ?? "") < (right.path ?? "")
      }
      if left.span != right.span { return left.span < right.span }
      return first.message < second.message
    }
  }
}

extension SchemaPlace {
  /// Where draft-04 takes a boolean for a schema.
  fileprivate var isBesideProperties: Bool {
    pointer.hasSuffix("/additionalProperties") || pointer.hasSuffix("/additionalItems")
  }
}

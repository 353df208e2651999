package import Contracts
import JSONText
package import Schemas
import SourceText
import YAMLText

/// A contract as it is published: the file as it stands, with all that its schema takes from other
/// files put under `$defs`.
///
/// Each file keeps its path as `$id`, so that references stay as they were written and a later
/// change of a shared file does not reach back. Of a file whose definitions are used one by one
/// only those are taken.
package struct FrozenContract: Sendable {
  package enum Fault: Error, Hashable, Sendable {
    /// The contract's own text cannot be added to.
    case layout(String)
    /// What was put together does not stand for itself; the words of the first problem.
    case incomplete(String)

    package var message: String {
      switch self {
      case .layout(let words): words
      case .incomplete(let words):
        "the schema does not stand for itself when it is frozen: \(words)"
      }
    }
  }

  package let bytes: [UInt8]
  /// The files that went in.
  package let taken: [String]

  /// `documents` are what reading the contract's schema asked for besides its own file, `graph` is
  /// what it came to.
  package init(
    _ contract: Contract, graph: SchemaGraph, documents: [SchemaSource]
  ) throws(Fault) {
    let use = DefinitionUse(graph)
    let external = documents.filter { $0.path != contract.file.path && use.reaches($0) }
      .sorted { $0.uri < $1.uri }
    guard !external.isEmpty else {
      bytes = contract.file.bytes
      taken = []
      return
    }
    let root = graph[graph.root]
    let base =
      graph.resources.indices.contains(root.resource)
      ? graph.resources[root.resource].uri : ""
    var operations: [YAMLOperation] = []
    let key = JSONName(root.dialect < .draft2019 ? "definitions" : "$defs")
    if contract.schema[key] == nil {
      operations.append(.insert(key, .mapping([]), into: ["schema"], at: .last))
    }
    for document in external {
      let address = relativeAddress(of: document.uri, from: base)
      let tree = embedded(document, as: address, in: root.dialect, use)
      operations.append(
        .insert(JSONName(address), tree, into: ["schema", .name(key)], at: .last))
    }
    bytes = try Self.edited(contract, operations)
    taken = external.compactMap(\.path)
    try Self.check(contract, bytes)
  }

  private static func edited(
    _ contract: Contract, _ operations: [YAMLOperation]
  ) throws(Fault) -> [UInt8] {
    let document: YAMLDocument
    do throws(YAMLError) { document = try yaml(of: contract) } catch {
      throw .layout(error.message)
    }
    do throws(YAMLEditError) { return try document.applying(operations).bytes } catch {
      throw .layout(error.message)
    }
  }

  private static func yaml(of contract: Contract) throws(YAMLError) -> YAMLDocument {
    guard let yaml = contract.yaml else { return try .read(contract.file) }
    return yaml
  }

  /// Reads the frozen file where nothing else can be reached.
  private static func check(_ contract: Contract, _ bytes: [UInt8]) throws(Fault) {
    let (frozen, problems) = Contract.read(SourceFile(path: contract.file.path, bytes: bytes))
    guard let frozen else { throw .incomplete(problems.first?.message ?? "it is no contract") }
    let source = SchemaSource(
      uri: "file:///published/frozen.yaml", path: contract.file.path, value: frozen.schema,
      key: "schema")
    let reading = SchemaReader.read(source)
    guard !reading.isUsable else { return }
    throw .incomplete(reading.problems.first?.message ?? "it cannot be read")
  }
}

/// A file's schema as it stands under `$defs` of another.
private func embedded(
  _ document: SchemaSource, as address: String, in dialect: Dialect, _ use: DefinitionUse
) -> YAMLTree {
  let used = use.definitions(of: document)
  var members = [YAMLTree.Member(JSONName(dialect.identifierKeyword), .string(address))]
  for member in document.value.members {
    switch member.name.description {
    case dialect.identifierKeyword: continue
    case "$schema" where member.value.string.flatMap({ Dialect(address: $0) }) == dialect: continue
    case "$defs", "definitions":
      let kept = member.value.members.filter { used?.contains($0.name) ?? true }
      members.append(
        .init(member.name, .mapping(kept.map { .init($0.name, YAMLTree($0.value)) })))
    case "$schema", "title", "description", "$comment":
      members.append(.init(member.name, YAMLTree(member.value)))
    // What the file says of itself binds nobody who takes its definitions.
    default: if used == nil { members.append(.init(member.name, YAMLTree(member.value))) }
    }
  }
  return .mapping(members)
}

/// Which schemas of a graph are reached from its root by what they say, not by lying in the file.
///
/// A file that is taken as a whole is reached in all its parts.
private struct DefinitionUse {
  private let graph: SchemaGraph
  private var seen: Set<SchemaGraph.ID> = []
  private var pointers: [String: Set<String>] = [:]
  private var whole: Set<String> = []

  init(_ graph: SchemaGraph) {
    self.graph = graph
    for anchor in graph.resources.flatMap(\.dynamicAnchors.values) {
      if let path = graph[anchor].place.path { whole.insert(path) }
    }
    var pending = [graph.root]
    while !pending.isEmpty {
      reach(pending)
      let found = pointers.keys.filter { !whole.contains($0) && names(in: $0) == nil }
      whole.formUnion(found)
      pending = graph.nodes.indices.map { SchemaGraph.ID($0) }.filter { id in
        guard !seen.contains(id), let path = graph[id].place.path else { return false }
        return whole.contains(path) && pointers[path] != nil
      }
    }
  }

  private mutating func reach(_ schemas: [SchemaGraph.ID]) {
    var pending = schemas
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      let node = graph[next]
      if let path = node.place.path { pointers[path, default: []].insert(node.place.pointer) }
      pending += node.inPlace + node.forParts
    }
  }

  /// Whether anything of a document is used.
  func reaches(_ document: SchemaSource) -> Bool {
    document.path.map { pointers[$0] != nil } ?? true
  }

  /// The names of the definitions that are used; nil when more than definitions is.
  func definitions(of document: SchemaSource) -> Set<JSONName>? {
    guard let path = document.path, !whole.contains(path) else { return nil }
    return names(in: path)
  }

  private func names(in path: String) -> Set<JSONName>? {
    guard let used = pointers[path] else { return nil }
    var names: Set<JSONName> = []
    for pointer in used {
      guard let tokens = JSONPointer(pointer)?.tokens, tokens.count > 1,
        tokens[0] == "$defs" || tokens[0] == "definitions"
      else { return nil }
      names.insert(tokens[1])
    }
    return names
  }
}

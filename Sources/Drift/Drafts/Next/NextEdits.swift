import Contracts
import JSONText
import Schemas
import SourceText
import YAMLText

/// Turns wishes into edits of a contract's text, one after the other.
struct NextEdits {
  /// Why a schema cannot be edited.
  struct Refusal: Error, Hashable {
    var words: String

    init(_ words: String) { self.words = words }
  }

  let contract: Contract
  let graph: SchemaGraph
  private var drafter: SchemaDrafter
  /// What earlier steps left of lists, and which keywords they brought in.
  private var required: [SchemaGraph.ID: [JSONName]] = [:]
  private var withProperties: Set<SchemaGraph.ID> = []

  init(_ contract: Contract, _ graph: SchemaGraph, _ options: DraftOptions) {
    self.contract = contract
    self.graph = graph
    drafter = SchemaDrafter(Profile(), options: options)
  }

  /// Mistakes inside of what was drafted.
  var outliers: [DraftOutlier] { drafter.outliers }

  mutating func step(
    _ key: SchemaWish.Key, _ wish: SchemaWish
  ) -> Result<NextDraft.Step, Refusal> {
    do throws(Refusal) {
      let (path, schema) = try place(of: key.node)
      let edit = try edit(key, wish, path, schema)
      return .success(
        NextDraft.Step(
          pointer: wish.place.pointer, words: edit.words, support: support(key, wish),
          operations: edit.operations))
    } catch { return .failure(error) }
  }

  /// Where a schema stands in the contract's own file.
  private func place(
    of node: SchemaGraph.ID
  ) throws(Refusal) -> (path: YAMLPath, schema: JSONValue) {
    let place = graph[node].place
    guard place.path == contract.file.path, let pointer = JSONPointer(place.pointer),
      let schema = contract.schema[pointer], schema.span == place.span
    else { throw Refusal("its schema stands elsewhere: \(place.path ?? "in the tool")") }
    var path: YAMLPath = ["schema"]
    var value = contract.schema
    for token in pointer.tokens {
      if value.kind == .array, let number = Int(token.description) {
        path = path.appending(.index(number))
        value = value[index: number] ?? value
      } else {
        path = path.appending(.name(token))
        value = value[token] ?? value
      }
    }
    return (path, schema)
  }

  private mutating func edit(
    _ key: SchemaWish.Key, _ wish: SchemaWish, _ path: YAMLPath, _ schema: JSONValue
  ) throws(Refusal) -> (operations: [YAMLOperation], words: String) {
    switch key.kind {
    case .types: return try types(key.node, wish, path, schema)
    case .alternative(let type): return try alternative(type, wish, path, schema)
    case .values: return try values(wish, path, schema)
    case .bound(let keyword): return try bound(keyword, wish, path, schema)
    case .dropped(let keyword):
      guard schema[JSONName(keyword)] != nil else { throw Refusal("'\(keyword)' stands elsewhere") }
      return (
        [.remove(path.appending(.name(JSONName(keyword))))], "'\(keyword)' is asked no longer"
      )
    case .optional(let name): return try optional(name, key.node, path, schema)
    case .field(let name): return try field(name, key.node, wish, path, schema)
    }
  }

  // MARK: - Values

  private mutating func types(
    _ node: SchemaGraph.ID, _ wish: SchemaWish, _ path: YAMLPath, _ schema: JSONValue
  ) throws(Refusal) -> (operations: [YAMLOperation], words: String) {
    guard let type = schema["type"] else { throw Refusal("its type stands elsewhere") }
    let known = type.kind == .array ? type.elements.compactMap(\.string) : [type.string ?? ""]
    let all = TypeSet(names: known).union(wish.types)
    let new = all.names.filter { !known.contains($0) }
    guard !new.isEmpty else { throw Refusal("the contract says it already") }
    // `integer` gives way to `number`.
    let kept = known.filter { all.names.contains($0) } + new
    let tree: YAMLTree =
      kept.count == 1 ? .string(kept[0]) : .list(kept.map { .string($0) })
    var operations: [YAMLOperation] = [.replace(path.appending("type"), with: tree)]
    if let field = wish.field {
      for member in drafter.parts(of: field, wish.place) where schema[member.name] == nil {
        operations.append(.insert(member.name, member.value, into: path, at: .last))
        if member.name == "properties" { withProperties.insert(node) }
      }
    }
    return (operations, "may also be \(new.joined(separator: " or "))")
  }

  private mutating func alternative(
    _ type: ValueType, _ wish: SchemaWish, _ path: YAMLPath, _ schema: JSONValue
  ) throws(Refusal) -> (operations: [YAMLOperation], words: String) {
    let keyword: JSONName = schema["anyOf"] != nil ? "anyOf" : "oneOf"
    guard let field = wish.field, schema[keyword]?.kind == .array else {
      throw Refusal("its alternatives stand elsewhere")
    }
    let drafted = drafter.schema(field, wish.place)
    let members =
      drafted.isEmpty ? [YAMLTree.Member("type", .string(type.rawValue))] : drafted
    return (
      [.append(.mapping(members), to: path.appending(.name(keyword)))],
      "may also be \(type.rawValue)"
    )
  }

  private func values(
    _ wish: SchemaWish, _ path: YAMLPath, _ schema: JSONValue
  ) throws(Refusal) -> (operations: [YAMLOperation], words: String) {
    let new = wish.values.sorted { $0.sortText.lexicographicallyPrecedes($1.sortText) }
    let words =
      "may also be "
      + new.map { String(decoding: $0.sortText, as: UTF8.self) }.joined(separator: ", ")
    if schema["enum"]?.kind == .array {
      return (new.map { .append($0, to: path.appending("enum")) }, words)
    }
    guard let constant = schema["const"] else { throw Refusal("its values stand elsewhere") }
    return (
      [
        .rename(path.appending("const"), to: "enum"),
        .replace(path.appending("enum"), with: .list([YAMLTree(constant)] + new)),
      ], words
    )
  }

  private func bound(
    _ keyword: String, _ wish: SchemaWish, _ path: YAMLPath, _ schema: JSONValue
  ) throws(Refusal) -> (operations: [YAMLOperation], words: String) {
    guard let bound = wish.bound, schema[JSONName(keyword)]?.kind == .number else {
      throw Refusal("'\(keyword)' stands elsewhere")
    }
    let tree = YAMLTree.number(lexeme: Array(bound.description.utf8))
    var operations: [YAMLOperation] = []
    var name = keyword
    if keyword.hasPrefix("exclusive") {
      name = keyword == "exclusiveMinimum" ? "minimum" : "maximum"
      guard schema[JSONName(name)] == nil else { throw Refusal("two bounds stand beside another") }
      operations.append(.rename(path.appending(.name(JSONName(keyword))), to: JSONName(name)))
    }
    operations.append(.replace(path.appending(.name(JSONName(name))), with: tree))
    return (operations, "'\(name)' is \(bound)")
  }

  // MARK: - Objects

  private mutating func optional(
    _ name: JSONName, _ node: SchemaGraph.ID, _ path: YAMLPath, _ schema: JSONValue
  ) throws(Refusal) -> (operations: [YAMLOperation], words: String) {
    guard let listed = schema["required"], listed.kind == .array else {
      throw Refusal("what is required stands elsewhere")
    }
    var names = required[node] ?? listed.elements.compactMap(\.name)
    guard let index = names.firstIndex(of: name) else {
      throw Refusal("what is required stands elsewhere")
    }
    names.remove(at: index)
    required[node] = names
    let list = path.appending("required")
    return (
      [.remove(names.isEmpty ? list : list.appending(.index(index)))], "may be missing"
    )
  }

  private mutating func field(
    _ name: JSONName, _ node: SchemaGraph.ID, _ wish: SchemaWish, _ path: YAMLPath,
    _ schema: JSONValue
  ) throws(Refusal) -> (operations: [YAMLOperation], words: String) {
    guard let field = wish.field else { throw Refusal("nothing was seen of it") }
    let tree = YAMLTree.mapping(drafter.schema(field, wish.place))
    let comment = drafter.options.explains ? drafter.support(field, of: wish.support.of) : nil
    let words = "optional field\(Self.typeWords(of: tree))"
    guard schema["properties"] != nil || withProperties.contains(node) else {
      withProperties.insert(node)
      let members = YAMLTree.mapping([YAMLTree.Member(name, tree, comment: comment)])
      return ([.insert("properties", members, into: path, at: .last)], words)
    }
    return (
      [.insert(name, tree, into: path.appending("properties"), at: .last, comment: comment)], words
    )
  }

  /// What a drafted schema says of types: `: string or null`.
  private static func typeWords(of tree: YAMLTree) -> String {
    guard case .mapping(let members) = tree else { return "" }
    switch members.first(where: { $0.name == "type" })?.value {
    case .string(let type): return ": \(String(decoding: type, as: UTF8.self))"
    case .list(let types):
      let names = types.compactMap { type in
        if case .string(let name) = type { String(decoding: name, as: UTF8.self) } else { nil }
      }
      return ": \(names.joined(separator: " or "))"
    default: return members.contains { $0.name == "enum" } ? ": one of a few words" : ""
    }
  }

  private func support(_ key: SchemaWish.Key, _ wish: SchemaWish) -> String {
    let (seen, of) = (wish.support.seen, wish.support.of)
    switch key.kind {
    case .optional: return "missing in \(seen) of \(of)"
    case .bound where seen == 0: return "\(of) values"
    case .types, .alternative, .values, .bound, .dropped, .field:
      return "\(seen) of \(of)"
    }
  }
}

extension TypeSet {
  fileprivate init(names: [String]) {
    self = names.reduce(into: []) { $0.formUnion(TypeSet(name: $1) ?? []) }
  }
}

extension YAMLTree {
  /// A value as messages show it.
  fileprivate var sortText: [UInt8] {
    switch self {
    case .string(let text): Array("'".utf8) + JSONName(text).description.utf8 + Array("'".utf8)
    case .number(let lexeme): lexeme
    case .bool(let value): Array(String(value).utf8)
    case .null: Array("null".utf8)
    case .list: Array("a list".utf8)
    case .mapping: Array("an object".utf8)
    }
  }
}

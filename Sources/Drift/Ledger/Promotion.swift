package import Contracts
package import JSONText
package import YAMLText

/// What makes a contract say an unknown: the place in its schema, and the level of the change.
package struct Promotion: Hashable, Sendable {
  /// Why a contract cannot be made to say it by an edit.
  package enum Refusal: Error, Hashable, Sendable {
    /// The schema of the place stands in another file.
    case elsewhere(reference: String)
    /// Nothing in the contract's own schema leads there.
    case noPlace(path: String)
    /// The contract says it already.
    case known
    /// The value has to be given: the ledger holds none, or several.
    case noValue
    case noSchema
    /// Events without a contract need one of their own.
    case noContract

    package var message: String {
      switch self {
      case .elsewhere(let reference): "its schema stands elsewhere, at '\(reference)'"
      case .noPlace(let path): "nothing in the contract's schema leads to '\(path)'"
      case .known: "the contract says it already"
      case .noValue: "the ledger does not hold the one value to allow"
      case .noSchema: "the ledger does not tell its type"
      case .noContract: "no contract takes the event"
      }
    }
  }

  package let operation: YAMLOperation
  package let level: Magnitude
  /// What changes, for the history.
  package let words: String

  /// `schema` and `value` come before what the ledger suggests.
  package init(
    _ key: LedgerKey, _ entry: LedgerEntry, in contract: Contract, schema: JSONValue? = nil,
    value: JSONValue? = nil, widening: Magnitude = .minor
  ) throws(Refusal) {
    var place = SchemaWay(contract)
    let tokens = JSONPointer(parsing: key.place.path.utf8)?.tokens ?? []
    switch key.kind {
    case .event: throw .noContract
    case .field:
      guard let name = tokens.last else { throw .noPlace(path: key.path) }
      guard let tree = Self.described(schema ?? entry.suggestion, entry) else { throw .noSchema }
      try place.go(tokens.dropLast(), to: key.path)
      operation = try place.declaring(name, tree)
      level = .patch
      words = "optional field \(key.path)"
    case .value:
      guard let value = value ?? entry.onlyValue else { throw .noValue }
      try place.go(tokens[...], to: key.path)
      operation = try place.allowing(YAMLTree(value))
      level = widening
      words = "another value of \(key.path)"
    case .type, .null:
      let names = key.kind == .null ? ["null"] : entry.types.keys.sorted().map(\.rawValue)
      guard !names.isEmpty else { throw .noSchema }
      try place.go(tokens[...], to: key.path)
      operation = try place.allowing(types: names)
      level = widening
      words = "\(key.path) may be \(names.joined(separator: " or "))"
    }
  }

  /// What the expert said describes the field.
  private static func described(_ schema: JSONValue?, _ entry: LedgerEntry) -> YAMLTree? {
    guard let schema else { return nil }
    guard case .mapping(var members) = YAMLTree(schema), schema["description"] == nil,
      let answer = entry.review.answer?.text, !answer.isEmpty, !answer.utf8.contains(0x0A)
    else { return YAMLTree(schema) }
    members.append(.init("description", .string(answer)))
    return .mapping(members)
  }
}

extension LedgerEntry {
  fileprivate var onlyValue: JSONValue? {
    guard values.count == 1, let value = values.first else { return nil }
    return (try? JSONDocument.read(value.utf8))?.root
  }
}

/// Goes down a contract's schema by the steps of an event's path.
private struct SchemaWay {
  private let root: JSONValue
  private var schema: JSONValue
  private var path: YAMLPath = ["schema"]

  /// No way through references and choices is longer.
  private static let limit = 64

  init(_ contract: Contract) {
    root = contract.schema
    schema = contract.schema
  }

  mutating func go(
    _ tokens: ArraySlice<JSONName>, to whole: String
  ) throws(Promotion.Refusal) {
    for token in tokens {
      try settle()
      let isAny = token == "*"
      guard step(token, isAny: isAny) || alternative(token, isAny: isAny) else {
        throw .noPlace(path: whole)
      }
    }
    try settle()
  }

  /// Follows references within the contract to the schema that says something.
  private mutating func settle() throws(Promotion.Refusal) {
    for _ in 0..<Self.limit {
      guard let reference = schema["$ref"]?.string else { return }
      guard reference.utf8.first == UInt8(ascii: "#"),
        let pointer = JSONPointer(fragment: String(reference.dropFirst())),
        let target = root[pointer]
      else { throw .elsewhere(reference: reference) }
      schema = target
      path = YAMLPath(["schema"] + pointer.tokens.map { .name($0) })
    }
    throw .elsewhere(reference: "a circle of references")
  }

  private mutating func step(_ token: JSONName, isAny: Bool) -> Bool {
    if !isAny, let next = schema["properties"]?[token] {
      enter(next, ["properties", .name(token)])
      return true
    }
    guard isAny else { return false }
    for keyword in ["items", "additionalProperties"] {
      if let next = schema[keyword], next.kind == .object {
        enter(next, [.name(JSONName(keyword))])
        return true
      }
    }
    return false
  }

  /// Goes into the first alternative that knows the step: `anyOf: [null, {...}]`.
  private mutating func alternative(_ token: JSONName, isAny: Bool) -> Bool {
    for keyword in ["anyOf", "oneOf", "allOf"] {
      for (number, part) in (schema[keyword].map { Array($0.elements) } ?? []).enumerated() {
        var way = self
        way.enter(part, [.name(JSONName(keyword)), .index(number)])
        guard (try? way.settle()) != nil, way.step(token, isAny: isAny) else { continue }
        self = way
        return true
      }
    }
    return false
  }

  private mutating func enter(_ next: JSONValue, _ steps: [YAMLPath.Step]) {
    schema = next
    path = YAMLPath(path.steps + steps)
  }

  // MARK: - Edits

  func declaring(_ name: JSONName, _ tree: YAMLTree) throws(Promotion.Refusal) -> YAMLOperation {
    guard schema.kind == .object else { throw .noPlace(path: name.description) }
    // A nullable object declares its fields in the alternative that is one.
    if schema["properties"] == nil, let way = objectAlternative {
      return try way.declaring(name, tree)
    }
    guard let properties = schema["properties"] else {
      let members = YAMLTree.mapping([.init(name, tree)])
      return .insert("properties", members, into: path, at: .last)
    }
    guard properties[name] == nil else { throw .known }
    return .insert(name, tree, into: path.appending("properties"), at: .last)
  }

  private var objectAlternative: SchemaWay? {
    for keyword in ["anyOf", "oneOf"] {
      for (number, part) in (schema[keyword].map { Array($0.elements) } ?? []).enumerated() {
        var way = self
        way.enter(part, [.name(JSONName(keyword)), .index(number)])
        if (try? way.settle()) != nil, way.schema["properties"] != nil { return way }
      }
    }
    return nil
  }

  func allowing(_ value: YAMLTree) throws(Promotion.Refusal) -> YAMLOperation {
    if let values = schema["enum"], values.kind == .array {
      guard !values.elements.contains(where: { YAMLTree($0) == value }) else { throw .known }
      return .append(value, to: path.appending("enum"))
    }
    throw .noPlace(path: "an enum")
  }

  func allowing(types: [String]) throws(Promotion.Refusal) -> YAMLOperation {
    guard let type = schema["type"] else { throw .noPlace(path: "a type") }
    let known = type.kind == .array ? type.elements.compactMap(\.string) : [type.string ?? ""]
    let isNumber = known.contains("number")
    let new = types.filter { !known.contains($0) && !($0 == "integer" && isNumber) }
    guard !new.isEmpty else { throw .known }
    let all = (known + new).map { YAMLTree.string($0) }
    return .replace(path.appending("type"), with: .list(all))
  }
}

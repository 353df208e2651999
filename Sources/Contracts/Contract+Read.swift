package import JSONText
package import SourceText

extension Contract {
  /// Reads a contract and every problem in its file.
  ///
  /// A contract comes back when its name, version and schema are sound, whatever else is wrong, so
  /// that events can be validated while somebody mends the rest.
  package static func read(_ file: SourceFile) -> (contract: Contract?, problems: [ContractProblem])
  {
    let file = ContractFile(file)
    return (file.contract, file.problems)
  }

  /// Whether a document is a contract rather than a bare JSON Schema or something else.
  package static func isContract(_ root: JSONValue) -> Bool {
    root["contract"] != nil || root["schema"].map { $0.kind == .object } == true
  }

  static func read(
    _ text: ContractText, of file: SourceFile
  ) -> (contract: Contract?, problems: [ContractProblem]) {
    var reader = ContractReader(file)
    let root = text.document.root
    guard root.kind == .object else {
      reader.report(root.kind == .null ? .empty : .notAMapping(root.kind), at: root.span)
      return (nil, reader.problems)
    }
    guard isContract(root) || !looksLikeSchema(root) else {
      reader.report(.bareSchema, at: SourceSpan(root.span.start, root.span.start))
      return (nil, reader.problems)
    }
    for key in ContractKey.required where root[key.rawValue] == nil {
      let start = root.span.start
      reader.report(.missingKey(key.rawValue, within: nil), at: SourceSpan(start, start))
    }
    let name = root["contract"].flatMap { reader.name($0) }
    let version = root["version"].flatMap { reader.version($0) }
    let schema = root["schema"].flatMap { reader.schema($0) }
    // What is read without a sound head is only read for its problems.
    let stand = SourceSpan.beginning
    var contract = Contract(
      file: file, yaml: text.yaml, document: text.document,
      name: name ?? Placed(.unnamed, at: stand),
      version: version ?? Placed(Version(0, 0, 0), at: stand),
      schema: schema ?? root)
    for member in root.members { reader.take(member, into: &contract) }
    let isSound = name != nil && version != nil && schema != nil
    return (isSound ? contract : nil, reader.problems.sorted { $0.span < $1.span })
  }

  private static func looksLikeSchema(_ root: JSONValue) -> Bool {
    [
      "$schema", "$id", "$ref", "$defs", "definitions", "properties", "type", "allOf", "anyOf",
      "oneOf", "not", "enum", "const",
    ]
    .contains { root[$0] != nil }
  }
}

extension ContractReader {
  mutating func schema(_ value: JSONValue) -> JSONValue? {
    switch value.kind {
    case .object, .true, .false: return value
    case .null, .number, .string, .array:
      report(.wrongType("schema", expected: "a JSON Schema", got: value.kind), at: value.span)
      return nil
    }
  }

  /// Reads one key into the contract.
  fileprivate mutating func take(_ member: JSONValue.Member, into contract: inout Contract) {
    let value = member.value
    guard let key = ContractKey(rawValue: member.name.description) else {
      unknownKey(member, among: ContractKey.allCases.map(\.rawValue), within: nil)
      return
    }
    switch key {
    case .contract, .version, .schema: break
    case .owner: contract.owner = text(value, key.rawValue)
    case .summary: contract.summary = text(value, key.rawValue)
    case .events: contract.events = texts(value, key.rawValue)
    case .aliases: contract.aliases = texts(value, key.rawValue)
    case .stability: contract.stability = word(value, key.rawValue, as: Contract.Stability.self)
    case .sunset: contract.sunset = day(value, key.rawValue)
    case .formats: contract.formats = word(value, key.rawValue, as: Contract.FormatMode.self)
    case .policy: contract.policy = policy(value)
    case .location: contract.location = text(value, key.rawValue)
    case .sources: contract.sources = texts(value, key.rawValue)
    case .reserved: contract.reserved = texts(value, key.rawValue)
    case .stream: contract.stream = elements(value, key.rawValue).compactMap { streamRule($0) }
    case .history:
      contract.history = elements(value, key.rawValue).compactMap { historyEntry($0) }
    }
  }

  private mutating func policy(_ value: JSONValue) -> [Contract.PolicyKey: Placed<Magnitude>] {
    var policy: [Contract.PolicyKey: Placed<Magnitude>] = [:]
    for member in members(value, "policy") {
      guard let key = Contract.PolicyKey(rawValue: member.name.description) else {
        unknownKey(member, among: Contract.PolicyKey.allCases.map(\.rawValue), within: "policy")
        continue
      }
      policy[key] = word(member.value, key.rawValue, as: Magnitude.self)
    }
    return policy
  }

  private mutating func streamRule(_ value: JSONValue) -> Contract.StreamRule? {
    guard value.kind == .object else {
      report(.wrongType("stream", expected: "a list of mappings", got: value.kind), at: value.span)
      return nil
    }
    guard let rule = value["rule"] else {
      report(.missingKey("rule", within: "stream"), at: value.span)
      return nil
    }
    return text(rule, "rule").map { Contract.StreamRule(rule: $0, options: value) }
  }

  private mutating func historyEntry(_ value: JSONValue) -> Contract.HistoryEntry? {
    guard value.kind == .object else {
      report(.wrongType("history", expected: "a list of mappings", got: value.kind), at: value.span)
      return nil
    }
    var entry = Contract.HistoryEntry(span: value.span)
    for member in value.members {
      switch member.name.description {
      case "version": entry.version = version(member.value)
      case "date": entry.date = day(member.value, "date")
      case "level": entry.level = word(member.value, "level", as: Magnitude.self)
      case "changes": entry.changes = texts(member.value, "changes")
      case "migration" where member.value.kind == .array: entry.migrationSteps = member.value
      case "migration": entry.migration = text(member.value, "migration")
      case "rebuild": entry.rebuild = rebuild(member.value)
      default:
        let known = ["version", "date", "level", "changes", "migration", "rebuild"]
        unknownKey(member, among: known, within: "history")
      }
    }
    if value["version"] == nil { report(.missingKey("version", within: "history"), at: value.span) }
    return entry
  }

  private mutating func rebuild(_ value: JSONValue) -> [Contract.Rebuild] {
    members(value, "rebuild").compactMap { member in
      let consumer = Placed(member.name.description, at: member.key.span)
      return text(member.value, "rebuild").map { .init(consumer: consumer, command: $0) }
    }
  }
}

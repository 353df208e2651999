package import JSONText
import SourceText
import YAMLText

extension Migration {
  /// Reads the steps under `migration:`; a text there is for people and no steps.
  package static func read(_ value: JSONValue) throws(MigrationFault) -> Migration {
    guard value.kind == .array else {
      throw MigrationFault("a migration is a text or a list of steps", at: value.span)
    }
    guard value.count > 0 else { throw MigrationFault("a migration has no steps", at: value.span) }
    var steps: [Step] = []
    for element in value.elements { steps.append(try step(element)) }
    return Migration(steps)
  }

  private enum Key: String, CaseIterable {
    case set, remove, const, `default`, copy, derive, replace
    static let sources: [Key] = [.const, .default, .copy, .derive]
  }

  private static func step(_ value: JSONValue) throws(MigrationFault) -> Step {
    let keys = try members(of: value, Key.self, "a step")
    if let path = keys[.remove] {
      guard keys.count == 1 else {
        throw MigrationFault("'remove' stands alone in its step", at: value.span)
      }
      return Step(target: try self.path(path), action: .remove, span: value.span)
    }
    guard let path = keys[.set] else {
      throw MigrationFault("a step has neither 'set' nor 'remove'", at: value.span)
    }
    let sources = Key.sources.filter { keys[$0] != nil }
    guard let kind = sources.first, sources.count == 1, let said = keys[kind] else {
      throw MigrationFault(
        "'set' goes with one of 'const', 'default', 'copy', 'derive'", at: value.span)
    }
    let target = try self.path(path)
    let source = try source(kind, said)
    for path in source.paths where !path.isBound(by: target) {
      throw MigrationFault(
        "'\(path)' has a '*' that stands for nothing in '\(target)'", at: value.span)
    }
    let replaces = try flag(keys[.replace])
    return Step(target: target, action: .set(source, replaces: replaces), span: value.span)
  }

  private static func source(
    _ kind: Key, _ value: JSONValue
  ) throws(MigrationFault) -> Source {
    switch kind {
    case .const: return .constant(YAMLTree(value))
    case .copy: return .copy(try path(value))
    case .derive: return .derived(try derivation(value))
    case .default, .set, .remove, .replace:
      // `{ set: /a, default }` has the key with nothing behind it.
      guard value.bool == true || value.kind == .null else {
        throw MigrationFault("'default' is true or nothing; a value is a 'const'", at: value.span)
      }
      return .schemaDefault
    }
  }

  private static func flag(_ value: JSONValue?) throws(MigrationFault) -> Bool {
    guard let value else { return false }
    guard let flag = value.bool else {
      throw MigrationFault("'replace' is true or false", at: value.span)
    }
    return flag
  }

  private static func path(_ value: JSONValue) throws(MigrationFault) -> EventPath {
    guard let text = value.string, let path = EventPath(text) else {
      throw MigrationFault(
        "a field is named by a JSON pointer such as /players/*/id", at: value.span)
    }
    return path
  }

  /// The members of a mapping by their known keys; others are told.
  private static func members<Name: RawRepresentable & CaseIterable & Hashable>(
    of value: JSONValue, _: Name.Type, _ what: String
  ) throws(MigrationFault) -> [Name: JSONValue] where Name.RawValue == String {
    guard value.kind == .object else {
      throw MigrationFault("\(what) is a mapping of keys", at: value.span)
    }
    var members: [Name: JSONValue] = [:]
    for member in value.members {
      guard let name = Name(rawValue: member.name.description) else {
        let known = Name.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw MigrationFault(
          "\(what) has the unknown key '\(member.name)'; known are \(known)", at: member.key.span)
      }
      members[name] = member.value
    }
    return members
  }
}

extension Migration {
  private enum DerivationKey: String, CaseIterable { case length, sum, product, join, map, to }

  private static func derivation(_ value: JSONValue) throws(MigrationFault) -> Derivation {
    let keys = try members(of: value, DerivationKey.self, "'derive'")
    if let path = keys[.map], let table = keys[.to], keys.count == 2 {
      return .map(try self.path(path), to: try self.table(table))
    }
    guard keys.count == 1, let (kind, said) = keys.first else {
      throw MigrationFault(
        "'derive' has one way: length, sum, product, join, or map with to", at: value.span)
    }
    switch kind {
    case .length: return .length(try path(said))
    case .sum: return .sum(try operands(said))
    case .product: return .product(try operands(said))
    case .join: return .join(try operands(said))
    case .map, .to: throw MigrationFault("'map' goes with 'to'", at: value.span)
    }
  }

  private static func table(_ value: JSONValue) throws(MigrationFault) -> [JSONName: YAMLTree] {
    guard value.kind == .object else {
      throw MigrationFault("'to' is a mapping of values", at: value.span)
    }
    var table: [JSONName: YAMLTree] = [:]
    for member in value.members { table[member.name] = YAMLTree(member.value) }
    return table
  }

  private static func operands(_ value: JSONValue) throws(MigrationFault) -> [Derivation.Operand] {
    guard value.kind == .array, value.count > 0 else {
      throw MigrationFault("a list of paths and values is needed", at: value.span)
    }
    var operands: [Derivation.Operand] = []
    for element in value.elements {
      let isPath = element.kind == .string && element.text.first == UInt8(ascii: "/")
      operands.append(isPath ? .path(try path(element)) : .value(YAMLTree(element)))
    }
    return operands
  }
}

extension Migration.Source {
  fileprivate var paths: [EventPath] {
    switch self {
    case .constant, .schemaDefault: []
    case .copy(let path): [path]
    case .derived(let derivation): derivation.paths
    }
  }
}

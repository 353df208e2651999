package import Findings
import JSONText
import Linting
package import Schemas
import SourceText

/// Compares the columns of stored tables with the contract that their rows are held to.
package struct TableComparison {
  /// References and combinations inside each other are followed so far.
  private static let deepest = 32

  private let reference: String
  private let graph: SchemaGraph
  private let types: TypeAnalysis
  private let groups: InPlaceGroups

  /// `reference` is the contract as findings name it.
  package init(_ reference: String, _ graph: SchemaGraph) {
    self.reference = reference
    self.graph = graph
    types = TypeAnalysis(graph)
    groups = InPlaceGroups(graph)
  }

  /// One finding for each column that differs, however many files have it.
  package func findings(_ tables: [StoredTable]) -> [Finding] {
    var found: [Finding] = []
    var places: [Fingerprint: Int] = [:]
    for table in tables where isTable(of: table) {
      let place = Place(path: table.path, position: Position(line: 1, column: 1))
      var columns = table.columns
      columns += Self.partitions(of: table.path).filter { key in
        !columns.contains { $0.name == key.name }
      }
      for finding in differences(columns, at: graph.root, "", depth: 0) + nullable(columns, place) {
        var finding = finding
        finding.place = place
        if let known = places[finding.fingerprint] {
          found[known].count += 1
          if found[known].examples.count < 3 { found[known].examples.append(place) }
        } else {
          finding.examples = [place]
          places[finding.fingerprint] = found.count
          found.append(finding)
        }
      }
    }
    return found
  }

  /// A table that keeps events as text has rows of a contract of its own.
  private func isTable(of table: StoredTable) -> Bool {
    let keepsTexts = table.columns.contains { $0.name == StoredTable.textColumn }
    return !keepsTexts || groups.fields(of: graph.root).declared.contains(StoredTable.textColumn)
  }

  /// `doc_type=ws_event` in a path is a column without a place in the file.
  private static func partitions(of path: String) -> [TableColumn] {
    path.split(separator: "/").dropLast().compactMap { part in
      let halves = part.split(separator: "=", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      return TableColumn(
        name: JSONName(String(halves[0])), type: "a partition",
        types: [.string, .integer, .fraction, .boolean], mayBeNull: false, isStored: false)
    }
  }

  private func differences(
    _ columns: [TableColumn], at schema: SchemaGraph.ID, _ pointer: String, depth: Int
  ) -> [Finding] {
    guard depth < Self.deepest else { return [] }
    let fields = groups.fields(of: schema)
    let names = Set(columns.map(\.name))
    var found = required(of: schema, depth: 0).subtracting(names).sorted().map { name in
      finding(
        TableRules.missingColumn, "there is no column for the required field '\(name)'",
        pointer + JSONPointer([name]).description)
    }
    for column in columns {
      let place = pointer + JSONPointer([column.name]).description
      let schemas = fields.properties.filter { $0.name == column.name }.map(\.schema)
      if schemas.isEmpty {
        guard column.isStored, fields.hasProperties, !fields.describesOthers,
          fields.patterns.isEmpty
        else {
          continue
        }
        found.append(
          finding(
            TableRules.undeclaredColumn,
            "column '\(column.name)' (\(column.type)) is not declared", place))
        continue
      }
      found += difference(column, schemas, place)
      for part in schemas where !column.parts.isEmpty {
        found += differences(column.parts, at: part, place, depth: depth + 1)
      }
    }
    return found
  }

  private func difference(
    _ column: TableColumn, _ schemas: [SchemaGraph.ID], _ pointer: String
  ) -> [Finding] {
    let allowed = schemas.reduce(TypeSet()) { $0.union(types.types(of: $1)) }
    guard allowed.isDisjoint(with: column.types) else { return [] }
    let expected = allowed.names.joined(separator: " or ")
    return [
      finding(
        TableRules.wrongColumnType,
        "column '\(column.name)' is \(column.type), the contract wants \(expected)", pointer)
    ]
  }

  /// All of them in one finding: most writers mark every column.
  private func nullable(_ columns: [TableColumn], _ place: Place) -> [Finding] {
    let fields = groups.fields(of: graph.root)
    let names = columns.filter { column in
      column.mayBeNull
        && fields.properties.contains {
          $0.name == column.name && !types.types(of: $0.schema).contains(.null)
        }
    }.map { "'\($0.name)'" }
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(5).joined(separator: ", ")
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    return [
      finding(
        TableRules.nullableColumn,
        "columns may hold null where the contract wants a value: \(shown)\(rest)", "")
    ]
  }

  private func required(of schema: SchemaGraph.ID, depth: Int) -> Set<JSONName> {
    guard depth < Self.deepest else { return [] }
    return graph[schema].keywords.reduce(into: []) { names, keyword in
      if case .required(let more) = keyword.rule { names.formUnion(more) }
      if case .reference(let other) = keyword.rule {
        names.formUnion(required(of: other, depth: depth + 1))
      }
      if case .allOf(let all) = keyword.rule {
        for other in all { names.formUnion(required(of: other, depth: depth + 1)) }
      }
    }
  }

  private func finding(
    _ rule: RuleInfo, _ message: Finding.Message, _ pointer: String
  ) -> Finding {
    var finding = Finding(rule, message)
    finding.contract = reference
    finding.pointer = pointer
    finding.unit = "files"
    return finding
  }
}

package import JSONText
package import Schemas

/// A column of a stored table, as its file declares it.
package struct TableColumn: Hashable, Sendable {
  package var name: JSONName
  /// The type in the words of the file: `DECIMAL(10,2)`.
  package var type: String
  /// The JSON types that its values are read as.
  package var types: TypeSet
  package var mayBeNull: Bool
  /// Partitions stand in the path, and there may be more of them than anybody asked for.
  package var isStored = true
  /// The parts of a nested column.
  package var parts: [TableColumn] = []
}

/// A file of a table with its columns.
package struct StoredTable: Hashable, Sendable {
  package var path: String
  package var columns: [TableColumn]
}

extension StoredTable {
  /// The column that holds whole events as JSON text.
  static let textColumn = JSONName("raw_json")

  /// The same table under the name that findings use.
  package func shown(as path: String) -> StoredTable { StoredTable(path: path, columns: columns) }

  /// Nested deeper than this, columns are taken as they are.
  private static let deepest = 32

  /// Reads the rows of duckdb's `parquet_schema`, one object a line: the columns of each file, each
  /// followed by its parts.
  package static func read(_ lines: [UInt8]) -> [StoredTable] {
    let rows = lines.split(separator: UInt8(ascii: "\n")).compactMap {
      (try? JSONDocument.read(Array($0)))?.root
    }
    var tables: [StoredTable] = []
    var rest = rows[...]
    while let root = rest.popFirst() {
      guard let path = root["file_name"]?.string else { continue }
      let count = root["num_children"]?.int ?? 0
      tables.append(StoredTable(path: path, columns: take(count, from: &rest, depth: 0)))
    }
    return tables
  }

  private static func take(
    _ count: Int, from rows: inout ArraySlice<JSONValue>, depth: Int
  ) -> [TableColumn] {
    var columns: [TableColumn] = []
    guard depth < deepest else { return [] }
    for _ in 0..<min(count, rows.count) {
      guard let row = rows.popFirst() else { break }
      let parts = take(row["num_children"]?.int ?? 0, from: &rows, depth: depth + 1)
      if let column = TableColumn(row, parts: parts) { columns.append(column) }
    }
    return columns
  }
}

extension TableColumn {
  fileprivate init?(_ row: JSONValue, parts: [TableColumn]) {
    guard let name = row["name"]?.name else { return nil }
    self.name = name
    mayBeNull = row["repetition_type"]?.string == "OPTIONAL"
    let convertedType = row["converted_type"]?.string
    if parts.isEmpty {
      type = row["duckdb_type"]?.string ?? row["type"]?.string ?? "of unknown type"
      types = Self.types(of: type)
    } else if convertedType == "LIST" {
      (type, types) = ("a list", .array)
    } else if convertedType == "MAP" || convertedType == "MAP_KEY_VALUE" {
      (type, types) = ("a map", .object)
    } else {
      (type, types) = ("a struct", .object)
      self.parts = parts
    }
  }

  /// What has no JSON type of its own, such as dates, is written as text.
  private static func types(of type: String) -> TypeSet {
    let word = type.prefix { $0 != "(" && $0 != " " }
    if word == "BOOLEAN" { return .boolean }
    if word.hasSuffix("INT") || word == "INTEGER" || word == "UINTEGER" { return .integer }
    return ["DOUBLE", "FLOAT", "DECIMAL"].contains(word) ? .number : .string
  }
}

extension JSONValue {
  fileprivate var int: Int? {
    kind == .number ? Int(String(decoding: text, as: UTF8.self)) : nil
  }
}

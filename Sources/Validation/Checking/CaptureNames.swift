package import Findings
import SourceText

/// What the captures of a run are called, by their numbers.
package struct CaptureNames: Sendable {
  private let paths: [String]
  /// Captures that are tables: their records are rows.
  private let tables: Set<Int>

  package init(_ paths: [String], tables: Set<Int> = []) {
    self.paths = paths
    self.tables = tables
  }

  /// Where a record, or a byte of it, stands, as findings tell it.
  package func place(_ record: RecordPlace) -> Place {
    var place = Place(
      path: paths.indices.contains(record.capture) ? paths[record.capture] : "",
      position: Position(line: record.line, column: record.column), byteOffset: record.offset)
    place.isRow = tables.contains(record.capture)
    return place
  }
}

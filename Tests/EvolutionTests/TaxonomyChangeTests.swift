import Contracts
import Evolution
import JSONText
import Schemas
import TestSupport
import Testing

/// The kinds of schema change with the relation of each, held to what a comparison says.
struct TaxonomyChangeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var id: String
    var relation: String
    var old: JSONValue
    var new: JSONValue
    var formats: FormatPolicy

    var testDescription: String { id }
  }

  static let rows: [Row] = (SharedData.lines("changes/taxonomy.jsonl") ?? []).compactMap { bytes in
    guard let row = try? JSONDocument.read(bytes).root, let id = row["id"]?.string,
      let relation = row["relation"]?.string, let old = row["old"], let new = row["new"]
    else { return nil }
    let asserts = row["assert_formats"]?.bool == true
    return Row(
      id: id, relation: relation, old: old, new: new, formats: asserts ? .assert : .annotate)
  }

  static func comparison(_ row: Row) throws -> Comparison {
    compare(
      try compared(row.old, formats: row.formats), try compared(row.new, formats: row.formats))
  }

  @Test(arguments: rows)
  func `the verdicts are those of the relation`(_ row: Row) throws {
    let comparison = try Self.comparison(row)
    let words = (comparison.backward.word, comparison.forward.word)
    let expected =
      switch row.relation {
      case "equivalent": ("proved", "proved")
      case "widening": ("proved", "refuted")
      case "narrowing": ("refuted", "proved")
      default: ("refuted", "refuted")
      }
    #expect(words == expected, "\(row.id): \(comparison.changes.map(line))")
  }

  /// Levels other than those that the relation alone gives: none, minor, major, major.
  static let levels: [String: Magnitude] = [
    // An optional field is new, whatever the object says of others.
    "P1": .patch, "P2": .patch, "P3": .patch, "P4": .patch, "P5": .patch,
    // Stored events lack a field that must be there, and a migration fills it in.
    "P9": .minor, "P10": .minor, "P11": .minor, "P12": .minor,
    // Declared: a field will go, a unit is another.
    "M3": .minor, "M5": .major,
  ]

  @Test(arguments: rows)
  func `the level is that of the founding rule`(_ row: Row) throws {
    let comparison = try Self.comparison(row)
    let byRelation: Magnitude =
      switch row.relation {
      case "equivalent": .none
      case "widening": .minor
      default: .major
      }
    let expected = Self.levels[row.id] ?? byRelation
    #expect(comparison.level == expected, "\(row.id): \(comparison.changes.map(line))")
  }

  @Test(arguments: rows)
  func `a change is told in one piece`(_ row: Row) throws {
    let changes = try Self.comparison(row).changes
    let isRename = row.id == "P17" || row.id == "P18"
    let ends = ["N7", "R9"].contains(row.id)
    #expect(changes.count <= (isRename || ends ? 2 : 1), "\(row.id): \(changes.map(line))")
    #expect(!changes.contains { $0.kind == .schemaNarrowed || $0.kind == .schemaWidened })
  }
}

import Evolution
import JSONText
import Schemas
import TestSupport
import Testing
import Validation

/// Pairs of schemas whose relation others have worked out.
@Suite struct ContainmentDataTests {
  @Test func `every kind of change has its relation and its witnesses`() throws {
    guard let lines = SharedData.lines("changes/taxonomy.jsonl") else { return }
    #expect(lines.count == 134)
    for line in lines {
      let row = try JSONDocument.read(line).root
      let (id, pair) = (row["id"]?.string ?? "", try SchemaPair(reading: row, "old", "new"))
      let (old, new) = (pair.first.root, pair.second.root)
      let backward = pair.containment(of: .first(old), within: .second(new))
      let forward = pair.containment(of: .second(new), within: .first(old))
      #expect(backward.word == (row["backward_witness"] == nil ? "proved" : "refuted"), "\(id)")
      #expect(forward.word == (row["forward_witness"] == nil ? "proved" : "refuted"), "\(id)")
    }
  }

  @Test func `no answer about the containment suite is wrong, and few are missing`() throws {
    guard let lines = SharedData.lines("changes/containment-half.jsonl") else { return }
    var (stated, decided) = (0, 0)
    for line in lines {
      let row = try JSONDocument.read(line).root
      guard row["doubtful"] == nil else { continue }
      let pair = try SchemaPair(reading: row, "s1", "s2")
      let (first, second) = (pair.first.root, pair.second.root)
      for (key, inner, outer) in [
        ("s1SubsetEqOfs2", SchemaPair.Place.first(first), SchemaPair.Place.second(second)),
        ("s2SubsetEqOfs1", .second(second), .first(first)),
      ] {
        guard let isWithin = row[key]?.bool else { continue }
        stated += 1
        let answer = pair.containment(of: inner, within: outer)
        if case .unknown = answer { continue }
        decided += 1
        #expect(answer.isProved == isWithin, "\(row["id"]?.string ?? "") \(key)")
      }
    }
    #expect(decided * 100 >= stated * 99)
  }

  @Test func `neighbouring versions of real schemas are decided`() throws {
    guard let lines = SharedData.lines("changes/version-pairs.jsonl") else { return }
    var (asked, decided) = (0, 0)
    for line in lines {
      // Two of the files name a member twice and are no JSON for us.
      guard let row = try? JSONDocument.read(line).root else { continue }
      let pair = try SchemaPair(reading: row, "old", "new", dialect: .draft4)
      let (old, new) = (pair.first.root, pair.second.root)
      for answer in [
        pair.containment(of: .first(old), within: .second(new)),
        pair.containment(of: .second(new), within: .first(old)),
      ] {
        asked += 1
        if case .unknown = answer { continue }
        decided += 1
      }
    }
    #expect(asked >= 320)
    #expect(decided * 100 >= asked * 98)
  }
}

extension SchemaPair {
  /// The schemas under two keys of a row of test data.
  convenience init(
    reading row: JSONValue, _ first: String, _ second: String, dialect: Dialect = .draft2020
  ) throws {
    let isAsserted = row["assert_formats"]?.bool == true
    func graph(_ key: String) throws -> SchemaGraph {
      let source = SchemaSource(
        uri: "file:///\(key).json", path: nil, value: try #require(row[key]))
      let options = SchemaReader.Options(
        dialect: dialect, formats: isAsserted ? .assert : .annotate)
      return SchemaReader.read(source, options: options).graph
    }
    self.init(try graph(first), try graph(second))
  }
}

import Contracts
import Evolution
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing
import Validation

/// What holds of every comparison.
struct ChangePropertyTests {
  static let contracts = PackageFiles.paths(below: "contracts", endings: [".yaml"])

  static func contract(_ path: String) throws -> ComparedSchema? {
    let bytes = try #require(PackageFiles.bytes(path))
    return ContractFile(SourceFile(path: path, bytes: bytes)).contract.map { compared($0) }
  }

  @Test(arguments: contracts)
  func `a contract does not differ from itself`(_ path: String) throws {
    guard let contract = try Self.contract(path) else { return }
    let comparison = compare(contract, contract)
    #expect(comparison.changes.isEmpty, "\(comparison.changes.map(line))")
    #expect(comparison.level == .none)
  }

  @Test func `no exported or published schema differs from itself`() throws {
    let paths = SharedData.paths(below: "contracts-reference", ending: ".json") ?? []
    for path in paths {
      guard let bytes = SharedData.bytes(path), let text = try? JSONDocument.read(bytes) else {
        continue
      }
      let schema = try compared(text.root)
      #expect(compare(schema, schema).changes.isEmpty, "\(path)")
    }
  }

  /// Witnesses are what the validators say they are, and the whole and its parts agree.
  static func check(_ comparison: Comparison, _ name: String) {
    let (old, new) = (
      CarefulValidator(comparison.old.graph), CarefulValidator(comparison.new.graph)
    )
    for change in comparison.changes {
      if let witness = change.backward.witness {
        #expect(old.accepts(witness) && !new.accepts(witness), "\(name) \(line(change))")
      }
      if let witness = change.forward.witness {
        #expect(new.accepts(witness) && !old.accepts(witness), "\(name) \(line(change))")
      }
      #expect(change.level <= comparison.level)
    }
    for (whole, parts) in [
      (comparison.backward, comparison.changes.map(\.backward)),
      (comparison.forward, comparison.changes.map(\.forward)),
    ] {
      // A proof of the whole leaves no part refuted; a refutation is told by some change.
      #expect(!whole.isProved || parts.allSatisfy { $0.witness == nil }, "\(name)")
      #expect(whole.isProved || parts.contains { !$0.isProved }, "\(name)")
    }
  }

  @Test func `neighbouring published versions are told with events that show it`() throws {
    for bytes in SharedData.lines("changes/version-pairs.jsonl") ?? [] {
      // One line holds an object with a name twice, which is no JSON to us.
      guard let row = try? JSONDocument.read(bytes).root else { continue }
      guard let old = row["old"], let new = row["new"] else { continue }
      let name = row["id"]?.string ?? ""
      let comparison = compare(
        try compared(old, dialect: .draft4), try compared(new, dialect: .draft4))
      Self.check(comparison, name)
    }
  }

  @Test func `pairs with a known inclusion never get the opposite verdict`() throws {
    var decided = 0
    var asked = 0
    for (number, bytes) in (SharedData.lines("changes/containment-half.jsonl") ?? []).enumerated()
    where number % 6 == 0 {
      let row = try JSONDocument.read(bytes).root
      guard let first = row["s1"], let second = row["s2"], row["doubtful"] == nil,
        let stated = row["s1SubsetEqOfs2"]?.bool
      else { continue }
      let formats: FormatPolicy = row["assert_formats"]?.bool == true ? .assert : .annotate
      let comparison = compare(
        try compared(first, formats: formats), try compared(second, formats: formats))
      let name = row["id"]?.string ?? ""
      Self.check(comparison, name)
      asked += 1
      switch comparison.backward {
      case .proved: #expect(stated, "\(name)")
      case .refuted: #expect(!stated, "\(name)")
      case .unknown: continue
      }
      decided += 1
    }
    #expect(decided * 100 >= asked * 95)
  }
}

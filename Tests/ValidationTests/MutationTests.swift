import Captures
import Contracts
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing
import Validation

/// Holds both ways to one outcome on spoilt captures, where they are most likely to part.
struct MutationTests {
  @Test func `both ways say the same of mutated captures`() throws {
    let (fast, careful) = plans()
    var random = SeededGenerator(seed: 20_251_212)
    let lines = captureLines()
    for round in 0..<60 {
      var text: [UInt8] = []
      for _ in 0..<100 {
        let line = lines[Int.random(in: 0..<lines.count, using: &random)]
        text += mutated(line, using: &random)
        text.append(0x0A)
      }
      let one = try #require(BothWays.run(fast, text))
      let other = try #require(BothWays.run(careful, text))
      let differences = BothWays.differences(one, other)
      #expect(differences.isEmpty, "round \(round): \(differences.prefix(3))")
      if !differences.isEmpty { break }
    }
  }

  /// The own contracts, for both ways.
  private func plans() -> (fast: CheckPlan, careful: CheckPlan) {
    var subjects: [CheckPlan.Subject] = []
    var routes: [JSONName: Int] = [:]
    for contract in OwnContracts.catalog.contracts {
      for name in contract.eventNames { routes[JSONName(name.value)] = subjects.count }
      subjects.append(
        CheckPlan.Subject(
          name: contract.name.value.description, version: nil,
          graph: OwnContracts.reading(of: contract).graph))
    }
    let fast = CheckPlan(subjects: subjects, routes: routes, envelope: OwnContracts.envelope)
    for index in subjects.indices { subjects[index].isFast = false }
    return (fast, CheckPlan(subjects: subjects, routes: routes, envelope: OwnContracts.envelope))
  }

  private func captureLines() -> [[UInt8]] {
    let paths = ["drifted", "good"].flatMap { group in
      PackageFiles.paths(below: "Fixtures/captures/\(group)", endings: [".jsonl"])
    }
    let lines = paths.flatMap { path in
      (PackageFiles.bytes(path) ?? []).split(separator: 0x0A).map { [UInt8]($0) }
    }
    #expect(lines.count > 20)
    return lines
  }

  /// A line with up to three bytes replaced, dropped, doubled, or pieces of it moved.
  private func mutated(_ line: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var line = line
    let interesting =
      Array(#"{}[],:"\0123456789.eE+-tfn u/"#.utf8) + [0x00, 0x09, 0x0D, 0x80, 0xC3]
    for _ in 0..<Int.random(in: 0...3, using: &random) where !line.isEmpty {
      let place = Int.random(in: 0..<line.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: line[place] = interesting[Int.random(in: 0..<interesting.count, using: &random)]
      case 1: line.remove(at: place)
      case 2: line.insert(line[place], at: place)
      case 3: line.removeLast(line.count - place)
      default:
        let end = min(line.count, place + Int.random(in: 1...40, using: &random))
        let target = Int.random(in: 0..<line.count, using: &random)
        line.insert(contentsOf: line[place..<end], at: target)
      }
    }
    return line.filter { $0 != 0x0A }
  }
}

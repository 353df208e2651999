import Contracts
import Evolution
import Findings
import Workspace

/// One run of `schema diff --matrix`: every published version of contracts against every later one,
/// the working copy last.
struct MatrixRun {
  private var matrices: [(name: ContractName, matrix: CompatibilityMatrix)] = []
  private var failures: [CommandError] = []

  init(_ words: [String], _ finder: ContractFinder) throws(CommandError) {
    let contracts = finder.contracts
    failures = contracts.files.failures
    let all = contracts.catalog.contracts + contracts.catalog.published
    let names: Set<ContractName>
    if words.isEmpty {
      names = Set(all.map(\.name.value))
    } else {
      names = try Self.named(words, among: all, finder)
    }
    for name in names.sorted() {
      let versions = try versions(of: name, contracts)
      matrices.append((name, CompatibilityMatrix(versions)))
    }
    guard matrices.contains(where: { !$0.matrix.cells.isEmpty }) else {
      throw .setup(
        "there are no two versions to compare",
        advice: ["'schema publish' freezes the versions that '--matrix' compares"])
    }
  }

  private static func named(
    _ words: [String], among contracts: [Contract], _ finder: ContractFinder
  ) throws(CommandError) -> Set<ContractName> {
    var names: Set<ContractName> = []
    for word in words {
      if let name = ContractName(word), contracts.contains(where: { $0.name.value == name }) {
        names.insert(name)
      } else if let name = try finder.source(word).contract?.name.value {
        names.insert(name)
      } else {
        throw .usage("'\(word)' is a schema without a contract, so it has no versions")
      }
    }
    return names
  }

  private mutating func versions(
    of name: ContractName, _ contracts: ContractSnapshot
  ) throws(CommandError) -> [(name: String, schema: ComparedSchema)] {
    let found = contracts.published(name)
    failures += found.failures
    var versions = found.sources.map { source in
      (
        name: source.version?.description ?? source.name,
        schema: ComparedSchema(source.graph, contract: source.contract)
      )
    }
    do throws(CommandError) {
      if let working = try contracts.source(name.text) {
        let isPublished = found.sources.contains { $0.version == working.version }
        let version = working.version?.description ?? ""
        versions.append(
          (
            name: isPublished ? "working copy" : version,
            schema: ComparedSchema(working.graph, contract: working.contract)
          ))
      }
    } catch { failures.append(error) }
    return versions
  }

  func deliver(
    _ options: ReportOptions, in surroundings: Surroundings
  ) throws(CommandError) -> Outcome {
    var report = options.report("diff", summary: summary, findings: FindingSet([]))
    if options.failOn != .never, matrices.contains(where: \.matrix.hasUnknown) {
      report.verdict = .unknown
      report.exit = Outcome.unknown.rawValue
    }
    report.passages = matrices.map { passage($0.name, $0.matrix) }
    report.tables = matrices.compactMap { table($0.name, $0.matrix) }
    report.subjects = matrices.map { name, matrix in
      var subject = Report.Subject(name: name.text, tallies: [])
      subject.details = [.init("matrix", matrix.details)]
      return subject
    }
    return try options.deliver(report, failures: failures, in: surroundings)
  }

  private var summary: [Report.Tally] {
    let cells = matrices.flatMap(\.matrix.cells)
    return [
      .init("steps", "steps", cells.count),
      .init("breakingData", "breaking stored events", cells.count { $0.backward.witness != nil }),
      .init(
        "breakingReaders", "breaking strict readers", cells.count { $0.forward.witness != nil }),
      .init(
        "unknown", "unknown", cells.count { $0.backward.isUnknown || $0.forward.isUnknown }),
    ]
  }
}

// MARK: - What is told

extension MatrixRun {
  /// For each version, the first later one that breaks it.
  private func passage(_ name: ContractName, _ matrix: CompatibilityMatrix) -> Report.Passage {
    let items = matrix.versions.indices.dropLast().map { old in
      let data = matrix.firstBreakOfData(since: old)
      let readers = matrix.firstBreakOfReaders(since: old)
      let words = [
        data.map { "stored events first break at \(matrix.versions[$0.new])" }
          ?? "stored events stay valid",
        readers.map { "strict readers first break at \(matrix.versions[$0.new])" }
          ?? "strict readers stay safe",
      ]
      return Report.Passage.Item(
        matrix.versions[old], words.joined(separator: ", "),
        lines: line(data?.backward, matrix.versions[old], data.map { matrix.versions[$0.new] })
          + line(
            readers?.forward, readers.map { matrix.versions[$0.new] }, matrix.versions[old]))
    }
    return Report.Passage("\(name): who is broken first", items: items)
  }

  private func line(_ verdict: Containment?, _ takes: String?, _ refuses: String?) -> [String] {
    guard let witness = verdict?.witness, let takes, let refuses else { return [] }
    return ["\(takes) takes, \(refuses) refuses: \(witness.shortText())"]
  }

  /// More versions than these make a table nobody can read; the first breaks say it then.
  private static let widest = 12

  private func table(_ name: ContractName, _ matrix: CompatibilityMatrix) -> Report.Table? {
    guard (2...Self.widest).contains(matrix.versions.count) else { return nil }
    let rows = matrix.versions.indices.dropLast().map { old in
      [matrix.versions[old]]
        + matrix.versions.indices.dropFirst().map { new in
          matrix.cell(old, new).map(\.word) ?? ""
        }
    }
    return Report.Table(
      "\(name): what breaks from (row) to (column)",
      columns: [.init("from")] + matrix.versions.dropFirst().map { .init($0) }, rows: rows)
  }
}

extension CompatibilityMatrix.Cell {
  /// What the step breaks, in a word.
  fileprivate var word: String {
    if backward.isUnknown || forward.isUnknown { return "unknown" }
    switch (backward.isProved, forward.isProved) {
    case (true, true): return "-"
    case (false, true): return "data"
    case (true, false): return "readers"
    case (false, false): return "both"
    }
  }
}

extension CompatibilityMatrix {
  fileprivate var details: Report.Value {
    .object([
      .init("versions", .array(versions.map { .string($0) })),
      .init(
        "cells",
        .array(
          cells.map { cell in
            let members: [Report.Member?] = [
              .init("old", .string(versions[cell.old])), .init("new", .string(versions[cell.new])),
              .init("backward", .string(cell.backward.word)),
              .init("forward", .string(cell.forward.word)),
              cell.backward.witness.map { .init("backwardWitness", Report.Value($0)) },
              cell.forward.witness.map { .init("forwardWitness", Report.Value($0)) },
            ]
            return .object(members.compactMap(\.self))
          })),
      .init(
        "firstBreaks",
        .array(
          versions.indices.dropLast().map { old in
            let members: [Report.Member?] = [
              .init("version", .string(versions[old])),
              firstBreakOfData(since: old).map { .init("data", .string(versions[$0.new])) },
              firstBreakOfReaders(since: old).map { .init("readers", .string(versions[$0.new])) },
            ]
            return .object(members.compactMap(\.self))
          })),
    ])
  }
}

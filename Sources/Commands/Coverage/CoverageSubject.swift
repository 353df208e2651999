import Contracts
import Drift
import Findings

/// One contract, and how much of it was seen.
struct CoverageSubject {
  let entry: KnownContracts.Entry
  let coverage: Coverage

  init(_ entry: KnownContracts.Entry, _ coverage: Coverage) {
    self.entry = entry
    self.coverage = coverage
  }

  /// What never came; where no object came at all, its fields are told in one.
  var findings: [Finding] {
    let never = coverage.never
    let single = never.filter { $0.of > 0 || $0.kind != .field }.map { DriftNote(never: $0) }
    let buried = Dictionary(grouping: never.filter { $0.of == 0 && $0.kind == .field }) {
      $0.pointer.parentPointer
    }
    let joined = buried.sorted { $0.key < $1.key }.map {
      DriftNote(noObjectAt: $0.key, fields: $0.value.count)
    }
    return (single + joined).map { $0.finding(about: entry.contract.reference) }
  }

  var counted: Report.Subject {
    Report.Subject(
      name: entry.name, version: entry.contract.version.value.description,
      tallies: [
        .init("events", "events", coverage.events),
        .init("never", "never seen", coverage.never.count),
      ])
  }

  /// Every contract in a line: what came of what it declares.
  static func table(_ subjects: [CoverageSubject]) -> Report.Table {
    Report.Table(
      columns: [
        .init("contract"), .init("events", .right), .init("fields", .right),
        .init("values", .right), .init("types", .right), .init("branches", .right),
      ],
      rows: subjects.map { subject in
        [subject.entry.contract.reference, String(subject.coverage.events)]
          + CoverageItem.Kind.columns.map { subject.share($0) }
      })
  }

  private func share(_ kind: CoverageItem.Kind) -> String {
    let all = coverage.items(kind)
    return all.isEmpty ? "-" : "\(coverage.seen(kind)) of \(all.count)"
  }

  /// The same for programs, with every count.
  var details: Report.Value {
    .object([
      .init("name", .string(entry.name)),
      .init("version", .string(entry.contract.version.value.description)),
      .init("events", .int(coverage.events)),
      .init(
        "items",
        .array(
          coverage.items.map { item in
            .object(
              [
                .init("kind", .string(item.kind.rawValue)),
                .init("pointer", .string(item.pointer)), .init("words", .string(item.words)),
                .init("schemaPointer", .string(item.schemaPointer)), .init("of", .int(item.of)),
              ] + item.verdict.details)
          })),
    ])
  }
}

extension CoverageItem.Kind {
  /// In the order of the table.
  fileprivate static let columns: [CoverageItem.Kind] = [.field, .value, .type, .branch]
}

extension CoverageItem.Verdict {
  fileprivate var details: [Report.Member] {
    switch self {
    case .seen(let count): [.init("verdict", .string("seen")), .init("seen", .int(count))]
    case .never: [.init("verdict", .string("never")), .init("seen", .int(0))]
    case .untold(let reason):
      [.init("verdict", .string("untold")), .init("reason", .string(reason))]
    }
  }
}

extension String {
  /// The pointer of what holds what this one points at.
  fileprivate var parentPointer: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(decoding: utf8[..<slash], as: UTF8.self)
  }
}

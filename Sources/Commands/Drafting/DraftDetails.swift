import Contracts
import Drift
import Findings
import JSONText

extension DraftRun.Result {
  /// A first contract for programs.
  func details(writtenTo path: String?) -> Report.Value {
    .object([
      .init("kind", .string("new")), .init("name", .string(contract.draft.name.description)),
      .init("event", .string(contract.type.description)),
      .init("version", .string(contract.draft.version.description)),
      .init("events", .int(contract.events)),
      .init("refused", refused.map { .int($0) } ?? .null),
      .init("heldBack", .int(heldBack)), .init("heldBackRefused", .int(heldBackRefused)),
      .init("outliers", .array(contract.outliers.map(\.details))),
      .init("omissions", .array(contract.omissions.map(\.details))),
      .init("draft", .string(String(decoding: contract.draft.text(), as: UTF8.self))),
      .init("path", .string(path)),
    ])
  }
}

extension DraftRun.Next {
  /// The next version of a contract for programs.
  func details(_ version: NextVersion, writtenTo path: String?) -> Report.Value {
    .object([
      .init("kind", .string("next")), .init("name", .string(entry.name)),
      .init("version", .string(version.versions.old.description)),
      .init("next", .string(draft.isEmpty ? nil : version.versions.new.description)),
      .init("level", .string(draft.isEmpty ? nil : version.level.rawValue)),
      .init("events", .int(draft.events)),
      .init("refusedNow", refusedNow.map { .int($0) } ?? .null),
      .init("refused", refused.map { .int($0) } ?? .null),
      .init("changes", .array(draft.steps.map { $0.details(in: version) })),
      .init("outliers", .array(draft.outliers.map(\.details))),
      .init("byHand", .array((draft.open + left).map(\.details))),
      .init(
        "draft",
        .string(draft.isEmpty ? nil : String(decoding: version.bytes, as: UTF8.self))),
      .init("path", .string(path)),
    ])
  }
}

import Contracts
import Drift
import Evolution
import Findings

extension DriftSubject {
  /// The same for programs.
  var details: Report.Value {
    .object(
      [
        Report.Member("name", .string(name)),
        Report.Member("version", .string(entry?.contract.version.value.description)),
        Report.Member("events", .int(events)),
        Report.Member("notes", .array(notes.map(\.details))),
      ] + planDetails)
  }

  private var planDetails: [Report.Member] {
    if let draft {
      let text = String(decoding: draft.draft.text(), as: UTF8.self)
      return [.init("draft", .string(text))]
    }
    guard let next else { return [] }
    var members = [
      Report.Member("changes", .array(next.steps.map { $0.details(in: version) })),
      .init("outliers", .array(next.outliers.map(\.details))),
      .init("byHand", .array(next.open.map(\.details))),
    ]
    guard let version else { return members }
    members += [
      .init("level", .string(version.level.rawValue)),
      .init("next", .string(version.versions.new.description)),
      .init("backward", .string(version.comparison.backward.word)),
      .init("forward", .string(version.comparison.forward.word)),
      .init("draft", .string(String(decoding: version.bytes, as: UTF8.self))),
    ]
    return members
  }

}

extension NextDraft.Step {
  /// A step for programs, with what it changes in the version it leads to.
  func details(in version: NextVersion?) -> Report.Value {
    let change = version?.comparison.changes.filter { $0.pointer == pointer }
      .max { $0.level < $1.level }
    return .object([
      .init("pointer", .string(pointer)), .init("words", .string(words)),
      .init("support", .string(support)),
      .init("effect", .string(change?.effect.rawValue)),
      .init("level", .string(change?.level.rawValue)),
    ])
  }
}

extension DriftNote {
  fileprivate var details: Report.Value {
    var members: [Report.Member] = [
      .init("kind", .string(kind.rawValue)), .init("pointer", .string(pointer)),
      .init("message", .string(message)), .init("seen", .int(support.seen)),
      .init("of", .int(support.of)),
    ]
    if let trend {
      members += [
        .init("firstDay", .string(dayText(trend.first))),
        .init("lastDay", .string(dayText(trend.last))),
        .init("trend", .string(trend.direction.rawValue)),
        .init(
          "shares",
          .array(
            trend.shares.map {
              .object([
                .init("day", .string(dayText($0.period))), .init("seen", .int($0.seen)),
                .init("of", .int($0.of)),
              ])
            })),
      ]
    }
    return .object(members)
  }
}

extension DraftOutlier {
  var details: Report.Value {
    var members: [Report.Member] = [
      .init("pointer", .string(pointer)), .init("what", .string(what)), .init("count", .int(count)),
      .init("of", .int(of)), .init("expected", .string(expected)),
    ]
    if let first {
      members += [
        .init("capture", .string(first.capture)), .init("line", .int(first.line)),
      ]
    }
    return .object(members)
  }
}

extension DraftLeftover {
  var details: Report.Value {
    .object([.init("pointer", .string(pointer)), .init("words", .string(words))])
  }
}

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
      Report.Member("changes", .array(next.steps.map(details))),
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

  private func details(_ step: NextDraft.Step) -> Report.Value {
    let change = version?.comparison.changes.filter { $0.pointer == step.pointer }
      .max { $0.level < $1.level }
    return .object([
      .init("pointer", .string(step.pointer)), .init("words", .string(step.words)),
      .init("support", .string(step.support)),
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
  fileprivate var details: Report.Value {
    .object([
      .init("pointer", .string(pointer)), .init("what", .string(what)), .init("count", .int(count)),
      .init("of", .int(of)), .init("expected", .string(expected)),
    ])
  }
}

extension DraftLeftover {
  fileprivate var details: Report.Value {
    .object([.init("pointer", .string(pointer)), .init("words", .string(words))])
  }
}

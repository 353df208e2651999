import Contracts
import Evolution
import Findings
import JSONText
import Schemas
import SourceText
import Validation

/// The comparison of two versions for programs.
extension ComparedPair {
  /// The members of a result; `profiles` are the readers that were asked about.
  func details(
    _ profiles: [ReaderProfile], captures: CaptureNames
  ) -> [Report.Member] {
    let (backward, forward) = (comparison.backward, comparison.forward)
    var members: [Report.Member] = [
      .init("level", .string(comparison.level.rawValue)),
      .init(
        "formal",
        .object([
          .init("backward", .string(backward.word)), .init("forward", .string(forward.word)),
        ])),
    ]
    let reasons = named(backward.reason.map { .string($0) }, forward.reason.map { .string($0) })
    if !reasons.isEmpty { members.append(.init("reasons", .object(reasons))) }
    let witnesses = named(
      backward.witness.map { Report.Value($0) }, forward.witness.map { Report.Value($0) })
    members.append(.init("witnesses", .object(witnesses)))
    members.append(.init("profiles", .object(profiles.map { .init($0.rawValue, verdict($0)) })))
    if let replay { members.append(.init("observed", replay.details(graphs: self, captures))) }
    if let migration = replay?.migration {
      members.append(
        .init(
          "migration",
          .object([
            .init("events", .int(migration.events)), .init("accepted", .int(migration.accepted)),
            .init("refused", .int(migration.refused)),
          ])))
    }
    members.append(.init("changes", .array(comparison.changes.map(details))))
    return members
  }

  private func named(_ backward: Report.Value?, _ forward: Report.Value?) -> [Report.Member] {
    [backward.map { .init("backward", $0) }, forward.map { .init("forward", $0) }]
      .compactMap(\.self)
  }

  private func verdict(_ profile: ReaderProfile) -> Report.Value {
    let verdict = comparison.verdict(for: profile)
    let members: [Report.Member?] = [
      .init("verdict", .string(verdict.word)),
      verdict.witness.map { .init("witness", Report.Value($0)) },
      verdict.reason.map { .init("reason", .string($0)) },
    ]
    return .object(members.compactMap(\.self))
  }

  private func details(_ change: Change) -> Report.Value {
    let members: [Report.Member?] = [
      .init("id", .string(change.id.description)),
      .init("kind", .string(change.kind.rawValue)),
      .init("pointer", .string(change.pointer)),
      .init("message", .string(change.message)),
      .init("effect", .string(change.effect.rawValue)),
      .init("level", .string(change.level.rawValue)),
      .init("backward", .string(change.backward.word)),
      .init("forward", .string(change.forward.word)),
      change.witness.map { .init("witness", Report.Value($0)) },
      change.observed.map { observed in
        .init(
          "observed",
          .object([
            .init("rejected", .int(observed.rejected)), .init("of", .int(observed.of)),
          ]))
      },
      place("old", change.old), place("new", change.new),
      strings("users", change.users), strings("notes", change.notes),
      change.rename.map { rename in
        .init(
          "rename",
          .object([
            .init("pointer", .string(rename.pointer)),
            .init("support", .array(rename.support.map { .string($0) })),
          ]))
      },
    ]
    return .object(members.compactMap(\.self))
  }

  private func strings(_ key: String, _ lines: [String]) -> Report.Member? {
    lines.isEmpty ? nil : .init(key, .array(lines.map { .string($0) }))
  }
}

extension ReplayedStep {
  /// What captures said, for programs: how many events, and why the two versions disagree.
  fileprivate func details(graphs pair: ComparedPair, _ captures: CaptureNames) -> Report.Value {
    .object([
      .init("events", .int(events)),
      .init("refusedBefore", .int(refusedBefore)),
      .init("newlyRefused", .int(newlyRefused)),
      .init("newlyAccepted", .int(newlyAccepted)),
      .init("refusals", causes(of: refusals, pair.comparison.new, captures)),
      .init("admissions", causes(of: admissions, pair.comparison.old, captures)),
    ])
  }

  private func causes(
    of outcome: SubjectOutcome, _ schema: ComparedSchema, _ captures: CaptureNames
  ) -> Report.Value {
    .array(
      outcome.causes.sorted { $0.key < $1.key }.map { key, counted in
        let node = schema.graph.nodes[key.schema].place
        return .object([
          .init("rule", .string(EventRules.rule(for: key.kind).id.description)),
          .init("pointer", .string(key.pointer + key.fieldToken)),
          .init(
            "schemaPointer",
            .string(node.pointer + (key.keyword.isEmpty ? "" : "/" + key.keyword))),
          .init("events", .int(counted.events)),
          .init(
            "examples",
            .array(
              counted.examples.map { example in
                let place = captures.place(example.place)
                return .object([
                  .init("path", .string(place.path)), .init("line", .int(place.position.line)),
                  .init("column", .int(place.position.column)),
                ])
              })),
        ])
      })
  }
}

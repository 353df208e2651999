import Contracts
package import Findings
package import Realms

/// The rules for what keeps a realm's files from being read as meant.
package enum RealmProblemRules {
  package static let all = [
    unreadable, unknownKey, badValue, missingCharter, leavingPath, notAFile, stray, foldedNames,
    misplaced, listedTwice,
  ]

  static let unreadable = RuleInfo(
    RuleID(.realm, 1), "unreadable-realm-file", severity: .error,
    summary: "A file of the realm cannot be read.",
    rationale: "Whatever it promises is not kept to, and nobody would notice.",
    bad: "--- repos/player.yaml\nname: [\n", good: "--- repos/player.yaml\nname: player\n")

  static let unknownKey = RuleInfo(
    RuleID(.realm, 2), "unknown-realm-key", severity: .error,
    summary: "A file of the realm has a key that means nothing.",
    rationale: "A misspelt key says something that nobody hears.",
    bad: "--- repos/player.yaml\nname: player\nown: [events/**]\n",
    good: "--- repos/player.yaml\nname: player\nowns: [events/**]\n")

  static let badValue = RuleInfo(
    RuleID(.realm, 3), "bad-realm-value", severity: .error,
    summary: "A value in a file of the realm is missing or cannot be understood.",
    rationale: "What it should say is not known, so that nothing can be held to it.",
    bad: """
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: newest }]

      """,
    good: """
      --- domains/game/bindings/trainer.yaml
      imports: [{ contract: ping, range: ^1.0.0 }]

      """)

  static let missingCharter = RuleInfo(
    RuleID(.realm, 4), "missing-realm-charter", severity: .error,
    summary: "There is no `realm.yaml`.",
    rationale: "Without it nobody knows who may come in, and what everybody agrees on.")

  static let leavingPath = RuleInfo(
    RuleID(.realm, 5), "path-leaves-root", severity: .error,
    summary: "A path in the realm leads out of the repository it belongs to.",
    rationale: """
      Realms are written by many. A path that climbs out of its root, or into git's own folder, \
      would let one repository speak of the files of another's machine.
      """,
    bad: "--- repos/player.yaml\nowns: [../../.git/hooks/x]\n",
    good: "--- repos/player.yaml\nowns: [hooks/x]\n")

  static let notAFile = RuleInfo(
    RuleID(.realm, 6), "link-in-realm", severity: .error,
    summary: "A symbolic link, or another repository, stands where a file of the realm has to be.",
    rationale: "Where it leads is another question on every machine; it is not followed.")

  static let stray = RuleInfo(
    RuleID(.realm, 7), "stray-realm-file", severity: .warning,
    summary: "A file lies among the realm's own that is none of them.",
    rationale: "It is not read, and who put it there thinks it is.",
    bad: "--- domains/game/ping.yaml\na: 1\n",
    good: "--- domains/game/domain.yaml\nname: game\n")

  static let foldedNames = RuleInfo(
    RuleID(.realm, 8), "names-differ-by-case", severity: .error,
    summary: "Two names are one where capitals do not count.",
    rationale: "On such a file system one of the two files takes the place of the other.",
    bad: "--- repos/Player.yaml\nname: Player\n--- repos/player.yaml\nname: player\n",
    good: "--- repos/player.yaml\nname: player\n")

  static let misplaced = RuleInfo(
    RuleID(.realm, 9), "misplaced-realm-file", severity: .error,
    summary: "A file says another name than its path does.",
    rationale: "Who looks for one of the two finds the other's file, or none.",
    bad: "--- repos/player.yaml\nname: trainer\n", good: "--- repos/player.yaml\nname: player\n")

  static let listedTwice = RuleInfo(
    RuleID(.realm, 10), "listed-twice-in-realm", severity: .warning,
    summary: "Something is listed twice.",
    rationale: "Where the two entries differ, it is chance which of them counts.",
    bad: "--- domains/game/domain.yaml\nname: game\nmembers: [player, player]\n",
    good: "--- domains/game/domain.yaml\nname: game\nmembers: [player]\n")

  static func rule(of kind: RealmProblem.Kind) -> RuleInfo {
    switch kind {
    case .unreadable: unreadable
    case .unknownKey: unknownKey
    case .missingKey, .wrongType, .unknownWord, .malformedName, .malformedVersion, .malformedRange,
      .malformedPointer, .malformedDate, .malformedDigest:
      badValue
    case .leavesRoot: leavingPath
    case .misplaced: misplaced
    case .notAFile: notAFile
    case .strayFile: stray
    case .namesFold: foldedNames
    case .listedTwice: listedTwice
    case .noCharter: missingCharter
    }
  }
}

extension RealmProblem {
  /// The problem as a finding.
  package func finding(in realm: Realm) -> Finding {
    var finding = realmFinding(
      RealmProblemRules.rule(of: kind), .init(message), at: span, in: path, realm,
      meaning: [message])
    finding.notes = hint.map { ["did you mean '\($0)'?"] } ?? []
    finding.related = related.map { .init(realmPlace($0.span, in: $0.path, realm), $0.words) }
    return finding
  }
}

import Coordination
import Realms
import Testing

struct AgreementTests {
  private let realm = Realm([
    RealmFile(
      "realm.yaml",
      text: """
        name: rugs
        shared:
          RUGS_SCHEMA_VERSION: 1.0.0
          RUGS_EMBEDDING_MODEL: { value: all-MiniLM-L6-v2, used_by: [indexer] }
        """),
    RealmFile("repos/player.yaml", text: "org: acme\n"),
    RealmFile("repos/indexer.yaml", text: "org: acme\n"),
    RealmFile("repos/trainer.yaml", text: "org: acme\n"),
  ])

  private func member(_ name: String, _ values: [String: String]) throws -> Agreement.Member {
    var member = Agreement.Member(try #require(RealmName(name)))
    member.values = values.mapValues { Agreement.Value($0, from: "a file") }
    return member
  }

  @Test func `each member has a line, and a value of its own is told`() throws {
    var absent = try member("trainer", [:])
    absent.absence = "its clone is not here"
    let agreement = Agreement(
      realm,
      [
        try member("player", ["RUGS_SCHEMA_VERSION": "1.0.0", "RUGS_EMBEDDING_MODEL": "other"]),
        try member("indexer", ["RUGS_SCHEMA_VERSION": "1.1.0", "RUGS_EMBEDDING_MODEL": "other"]),
        absent,
      ])
    #expect(agreement.rows.map(\.name.text) == ["indexer", "player", "trainer"])
    // The model does not concern the player.
    #expect(agreement.rows.map(\.verdict) == [.no, .yes, .unknown])
    #expect(agreement.verdict == .no)
    let reason = agreement.rows[0].reason
    #expect(reason.contains("'1.1.0' in a file instead of '1.0.0'") && reason.contains("other"))
    #expect(agreement.rows[2].reason == "its clone is not here")
  }

  @Test func `where the realm shares no version all have to say the same`() throws {
    let plain = Realm([RealmFile("realm.yaml", text: "name: rugs\n")])
    let same = [
      try member("player", [Agreement.version: "1.0.0"]),
      try member("indexer", [Agreement.version: "1.0.0"]),
    ]
    #expect(Agreement(plain, same).verdict == .yes)
    #expect(Agreement(plain, same + [try member("trainer", [:])]).verdict == .unknown)
    let other = try member("trainer", [Agreement.version: "2.0.0"])
    #expect(Agreement(plain, same + [other]).verdict == .no)
  }

  @Test func `a notice tells the files that may need updates`() throws {
    var affected = AffectedRepository(try #require(RealmName("fungal-image-analysis")))
    let cause = AffectedRepository.Cause(
      .contract, "paths", path: "contracts/paths.yaml", verdict: .no, reason: "uses /path")
    affected.add(cause, resources: ["cdk/training_tools_access_stack.py"])
    affected.add(cause, resources: ["cdk/training_tools_access_stack.py"])
    affected.command = "schema issue breaking paths --to fungal-image-analysis"
    #expect(affected.causes.count == 1)
    #expect(
      affected.notice == [
        "\u{26A0}\u{FE0F} This change affects dependent repo: fungal-image-analysis",
        "- cdk/training_tools_access_stack.py may need updates",
        "Run: schema issue breaking paths --to fungal-image-analysis",
      ])
  }

  @Test func `what happens where comes from the realm, else from what was agreed first`() throws {
    let own = Realm([
      RealmFile(
        "realm.yaml",
        text: """
          name: rugs
          sync_points:
            - event: new event
              actions: { indexer: Update the expert, player: Add the model }
          """)
    ])
    #expect(own.problems.isEmpty, "\(own.problems)")
    let points = SyncPoints(own.charter)
    let indexer = try #require(RealmName("indexer"))
    #expect(points.actions(for: "new-event", nil, indexer).map(\.text) == ["Update the expert"])
    #expect(points.actions(for: "embedding-change", nil, indexer).map(\.isOwn) == [false])
    #expect(points.points.count == 4)
  }
}

import Captures
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing
import Validation

/// Holds the fast way to what other validators say of the founding captures.
struct ExpectedCaptureTests {
  /// How `data` is taken.
  enum Reading: String, CaseIterable {
    case asRecorded = "as_recorded"
    case unwrapped

    var envelope: Envelope {
      guard self == .asRecorded else { return .standard }
      return Envelope(
        rules: Envelope.standard.rules.map { rule in
          var rule = rule
          rule.payload.removeAll { $0.pointer.tokens.count == 2 }
          return rule
        })
    }
  }

  @Test(arguments: Reading.allCases)
  func `counts of every event equal those computed by others`(_ reading: Reading) throws {
    guard let bytes = SharedData.bytes("expected/v1.0.0.json") else { return }
    let expected = try JSONDocument.read(bytes).root
    let plan = try plan(reading)
    var compared = 0
    for capture in try #require(expected["captures"]).members {
      let lines = try #require(SharedData.bytes("captures/\(capture.name)"))
      let outcome = try #require(BothWays.run(plan, lines))
      #expect(outcome.events == capture.value["records"]?.int)
      for type in try #require(capture.value["events_without_contract"]).members {
        #expect(outcome.unrouted.types[type.name]?.events == type.value.int)
      }
      for event in try #require(capture.value[reading.rawValue]).members {
        let number = try #require(plan.subject(of: event.name))
        let seen = outcome.subjects[number]
        #expect(seen.valid == event.value["valid"]?.int)
        #expect(seen.invalid == event.value["invalid"]?.int)
        #expect(unknown(seen) == counts(try #require(event.value["unknown_fields"])))
        for error in try #require(event.value["errors"]).elements {
          let key = "\(error["path"]?.string ?? "") \(error["keyword"]?.string ?? "")"
          #expect(errors(seen)[key] == error["records"]?.int, "\(capture.name) \(key)")
        }
        #expect(errors(seen).count == event.value["errors"]?.count)
        compared += 1
      }
    }
    print("expected captures: \(compared) events compared, \(reading.rawValue)")
  }

  private func plan(_ reading: Reading) throws -> CheckPlan {
    let names = [
      "buyOrderResponse", "connect", "disconnect", "gameStatePlayerUpdate", "gameStateUpdate",
      "newTrade", "playerLeaderboardPosition", "playerUpdate", "sellOrderResponse",
      "sidebetResponse", "standard_newTrade", "usernameStatus",
    ]
    var subjects: [CheckPlan.Subject] = []
    var routes: [JSONName: Int] = [:]
    for name in names {
      let path = "contracts-reference/\(name).v1.0.0.schema.json"
      let root = try JSONDocument.read(try #require(SharedData.bytes(path))).root
      let graph = SchemaReader.read(SchemaSource(uri: "test:\(name)", path: name, value: root))
        .graph
      routes[JSONName(root["x-event"]?.string ?? name)] = subjects.count
      subjects.append(CheckPlan.Subject(name: name, version: "1.0.0", graph: graph))
    }
    return CheckPlan(subjects: subjects, routes: routes, envelope: reading.envelope)
  }

  private func counts(_ value: JSONValue) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: value.members.map { ($0.name.description, $0.value.int ?? 0) })
  }

  private func unknown(_ seen: SubjectOutcome) -> [String: Int] {
    var counts: [String: Int] = [:]
    for (pointer, place) in seen.unknown {
      for (name, field) in place.fields { counts["\(path(pointer)).\(name)"] = field.occurrences }
    }
    return counts
  }

  /// Records by path and keyword; causes that differ only in the field are one error there.
  private func errors(_ seen: SubjectOutcome) -> [String: Int] {
    var counts: [String: Int] = [:]
    for (key, cause) in seen.causes {
      let name = "\(path(key.pointer)) \(key.keyword)"
      counts[name] = max(counts[name] ?? 0, cause.events)
    }
    return counts
  }

  /// `/leaderboard/*/sideBet` as `$.leaderboard[].sideBet`.
  private func path(_ pointer: String) -> String {
    pointer.split(separator: "/").reduce("$") { $1 == "*" ? $0 + "[]" : $0 + "." + $1 }
  }
}

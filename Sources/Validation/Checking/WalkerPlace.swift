import JSONText
import SourceText

/// A walker at a fixed place: copying one in and out would cost more than a small event, and so
/// would counting references to it at each look.
struct WalkerPlace {
  private let walker: FixedPlace<Walker>

  init(_ program: Program, depthLimit: Int) {
    walker = FixedPlace(Walker(program, depthLimit: depthLimit))
  }

  func free() { walker.free() }

  @inline(__always)
  func walk(_ index: StructuralIndex, _ position: Int, depth: Int) -> Int {
    walker.use { walker in
      walker.index = index
      return walker.event(at: position, depth: depth)
    }
  }

  var hasFailed: Bool { @inline(__always) get { walker.use { $0.hasFailed } } }

  var holdsNothing: Bool { @inline(__always) get { walker.use { $0.tally.holdsNothing } } }

  var unheldNumbers: (count: Int, first: Int) {
    @inline(__always) get { walker.use { ($0.skimmer.unheld, $0.skimmer.firstUnheld) } }
  }

  func sighted(_ watch: Int) -> Int { walker.use { $0.sighted[watch] } }

  @inline(__always)
  func commit(
    at place: RecordPlace, _ time: Int?, examples: Int, samples: Int
  ) -> EventTally.Wanted {
    walker.use { $0.tally.commit(at: place, time, examples: examples, samples: samples) }
  }

  func count(in groups: inout CauseGroups?) { walker.use { groups?.count($0) } }

  func describe(_ payload: JSONValue, _ place: RecordPlace, _ time: Int?, samples: Int) -> Bool {
    walker.use { $0.describe(payload, place, time, samples: samples) }
  }

  func unknownValues(in payload: JSONValue) -> [Walker.UnknownValue] {
    walker.use { $0.unknownValues(in: payload) }
  }

  func report(into outcome: inout SubjectOutcome) {
    walker.use { $0.report(into: &outcome) }
  }
}

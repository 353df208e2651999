import Contracts
import Drift
import JSONText
import TestSupport
import Testing

/// Ledgers made one.
struct LedgerMergeTests {
  private static let base = LedgerSamples.counted(0..<5)

  private func merge(_ base: Ledger, _ ours: Ledger, _ theirs: Ledger) -> Ledger {
    LedgerMerge(base: base, ours: ours, theirs: theirs).ledger
  }

  @Test(arguments: 0..<20)
  func `merging two branches counts what each counted`(_ seed: Int) {
    let (one, other) = (seed * 10 + 10..<seed * 10 + 13, seed * 10 + 13..<seed * 10 + 19)
    let ours = LedgerSamples.counted(one, from: Self.base)
    let theirs = LedgerSamples.counted(other, from: Self.base)
    let both = LedgerSamples.counted(one.lowerBound..<other.upperBound, from: Self.base)
    let merged = LedgerMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(merged.ledger == both)
    #expect(merged.conflicts.isEmpty && merged.countedTwice.isEmpty)
  }

  @Test(arguments: 0..<20)
  func `merging is commutative, associative and idempotent`(_ seed: Int) {
    let start = seed * 100 + 1000
    let sides = (0..<3).map { side in
      LedgerSamples.counted(start + side * 10..<start + side * 10 + 4, from: Self.base)
    }
    let (one, two, three) = (sides[0], sides[1], sides[2])
    #expect(merge(Self.base, one, two) == merge(Self.base, two, one))
    #expect(
      merge(Self.base, merge(Self.base, one, two), three)
        == merge(Self.base, one, merge(Self.base, two, three)))
    #expect(merge(Self.base, one, one) == one)
    #expect(merge(Self.base, one, Self.base) == one)
    let both = merge(Self.base, one, two)
    #expect(merge(Self.base, both, one) == both)
    #expect(merge(Self.base, two, both) == both)
  }

  @Test func `adding to nothing on two sides is a merge as well`() {
    let ours = LedgerSamples.counted(1...4)
    let theirs = LedgerSamples.counted(5...8)
    #expect(merge(Ledger(), ours, theirs) == LedgerSamples.counted(1...8))
  }

  @Test func `what both sides counted is not counted twice where one has all of it`() {
    let ours = LedgerSamples.counted(10...12, from: Self.base)
    let theirs = LedgerSamples.counted(10...15, from: Self.base)
    let merged = LedgerMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(merged.ledger == theirs)
    #expect(merged.countedTwice.isEmpty)
  }

  @Test func `what both sides counted beside other things is told`() {
    let ours = LedgerSamples.counted([10, 11], from: Self.base)
    let theirs = LedgerSamples.counted([11, 12], from: Self.base)
    let shared = Set(LedgerSamples.observations(of: 11).entries.keys.map(\.contract))
    let merged = LedgerMerge(base: Self.base, ours: ours, theirs: theirs)
    #expect(Set(merged.countedTwice).isSubset(of: shared))
    #expect(merge(Self.base, ours, theirs) == merge(Self.base, theirs, ours))
  }

  private static let key = LedgerKey("x", .field, "/a")

  private func reviewed(_ state: LedgerReview.State, _ day: String, _ by: String) -> Ledger {
    var ledger = Ledger()
    ledger[Self.key] = LedgerEntry(count: 1, events: 1)
    ledger[Self.key]?.review.state = state
    ledger[Self.key]?.review.reviewed = Day(day)
    ledger[Self.key]?.review.reviewer = by
    return ledger
  }

  @Test func `the side that decided is right`() {
    let base = reviewed(.new, "2026-01-01", "")
    let theirs = reviewed(.planned, "2026-01-02", "bob")
    let merged = LedgerMerge(base: base, ours: base, theirs: theirs)
    #expect(merged.ledger == theirs && merged.conflicts.isEmpty)
  }

  @Test func `of two decisions the later one stands and both are told`() throws {
    let base = reviewed(.new, "2026-01-01", "")
    let ours = reviewed(.rejected, "2026-01-02", "ann")
    let theirs = reviewed(.planned, "2026-01-03", "bob")
    let merged = LedgerMerge(base: base, ours: ours, theirs: theirs)
    #expect(merged.ledger[Self.key]?.review.state == .planned)
    let conflict = try #require(merged.conflicts.first)
    #expect(conflict.key == Self.key && conflict.what == "state")
    #expect(conflict.ours == "rejected by ann on 2026-01-02")
    #expect(conflict.theirs == "planned by bob on 2026-01-03")
    let turned = LedgerMerge(base: base, ours: theirs, theirs: ours)
    #expect(turned.ledger == merged.ledger && turned.conflicts.count == 1)
  }

  @Test func `an entry that one side took out stays out, unless the other counted on`() {
    let base = LedgerSamples.counted(1...4)
    var without = base
    guard let key = base.entries.first?.key else { return }
    without[key] = nil
    #expect(merge(base, without, base)[key] == nil)
    var more = base
    more[key]?.count += 1
    #expect(merge(base, without, more)[key] == more[key])
  }

  @Test func `counts stay countable`() {
    var ledger = Ledger()
    ledger[Self.key] = LedgerEntry(count: .max, events: .max)
    var observations = LedgerObservations()
    observations.entries[Self.key] = LedgerEntry(count: 5, events: 5)
    _ = ledger.add(observations, .counting)
    #expect(ledger[Self.key]?.count == .max)
    #expect(LedgerMerge(base: Ledger(), ours: ledger, theirs: ledger).ledger == ledger)
  }

  @Test func `names that are data become one entry`() {
    var observations = LedgerObservations()
    for number in 0..<2_000 {
      observations.entries[LedgerKey("x", .field, "/players/\(number)")] = LedgerEntry(
        count: 1, events: 1)
    }
    var ledger = Ledger()
    let additions = ledger.add(observations, .counting)
    #expect(ledger.entries.count == Ledger.fieldsOfOnePlace + 1)
    #expect(ledger[LedgerKey("x", .field, "/players/*")]?.count == 2_000 - 256)
    #expect(additions.collapsed == 2_000 - 256)
  }
}

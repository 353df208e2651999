package import JSONText

/// Two ledgers made one, and what people have to look at.
package struct LedgerMerge: Hashable, Sendable {
  /// Something that both sides decided, and differently; one of the two stands in the result.
  package struct Conflict: Hashable, Comparable, Sendable {
    /// Nil where the ledger itself is concerned.
    package var key: LedgerKey?
    package var what: String
    package var ours: String
    package var theirs: String

    package static func < (lhs: Self, rhs: Self) -> Bool {
      switch (lhs.key, rhs.key) {
      case (nil, _?): true
      case (_?, nil): false
      case (let one?, let other?) where one != other: one < other
      default: (lhs.what, lhs.ours, lhs.theirs) < (rhs.what, rhs.ours, rhs.theirs)
      }
    }
  }

  package var ledger = Ledger()
  package var conflicts: [Conflict] = []
  /// Contracts of which both sides counted some captures, and each some others: these counts are
  /// added up, and what both counted is in them twice.
  package var countedTwice: [JSONName] = []

  /// Merges what two sides made of a base.
  ///
  /// Counts grow by what each side added; where one side counted all captures that the other did,
  /// its counts stand. What was decided is taken from the side that decided; where both did, the
  /// later decision stands and is told as a conflict. The order of the sides changes nothing but
  /// how conflicts are worded.
  package init(base: Ledger, ours: Ledger, theirs: Ledger) {
    ledger.repository = merged(
      base.repository, ours.repository, theirs.repository, of: nil, "repository")
    ledger.extra = merged(base.extra, ours.extra, theirs.extra, of: nil)
    let contracts = Set(ours.sections.keys).union(theirs.sections.keys)
    for contract in contracts.sorted() {
      let none = LedgerSection()
      ledger.sections[contract] = merged(
        base.sections[contract] ?? none, ours.sections[contract] ?? none,
        theirs.sections[contract] ?? none, of: contract)
    }
    conflicts.sort()
  }

  private mutating func merged(
    _ base: LedgerSection, _ ours: LedgerSection, _ theirs: LedgerSection, of contract: JSONName
  ) -> LedgerSection {
    var section = LedgerSection()
    section.extra = merged(
      base.extra, ours.extra, theirs.extra, of: LedgerKey(contract.description, .field, ""))
    for digest in Set(ours.captures.keys).union(theirs.captures.keys) {
      section.captures[digest] = kept(
        base.captures[digest], ours.captures[digest], theirs.captures[digest])
    }
    section.forgetOldest()
    let relation = CaptureRelation(base, ours, theirs)
    if relation == .overlapping { countedTwice.append(contract) }
    for place in Set(ours.entries.keys).union(theirs.entries.keys).sorted() {
      section.entries[place] = merged(
        base.entries[place], ours.entries[place], theirs.entries[place], relation,
        of: LedgerKey(contract: contract, place: place))
    }
    return section
  }

  private mutating func merged(
    _ base: LedgerEntry?, _ ours: LedgerEntry?, _ theirs: LedgerEntry?,
    _ relation: CaptureRelation, of key: LedgerKey
  ) -> LedgerEntry? {
    guard let ours else { return base == theirs ? nil : theirs }
    guard let theirs else { return base == ours ? nil : ours }
    let base = base ?? LedgerEntry(count: 0, events: 0)
    var entry = ours
    entry.addEvidence(of: theirs)
    entry.count = relation.count(base.count, ours.count, theirs.count)
    entry.events = relation.count(base.events, ours.events, theirs.events)
    for type in UnknownType.allCases {
      let counts = [base, ours, theirs].map { $0.types[type] ?? 0 }
      let count = relation.count(counts[0], counts[1], counts[2])
      entry.types[type] = ours.types[type] == nil && theirs.types[type] == nil ? nil : count
    }
    entry.review = merged(base.review, ours.review, theirs.review, of: key)
    entry.extra = merged(base.extra, ours.extra, theirs.extra, of: key)
    return entry
  }

  /// One of equal things, the one that was changed, or the one that orders last.
  private func kept(
    _ base: CountedCapture?, _ ours: CountedCapture?, _ theirs: CountedCapture?
  ) -> CountedCapture? {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    guard let ours, let theirs else { return ours ?? theirs }
    return (ours.counted, ours.name, ours.bytes) < (theirs.counted, theirs.name, theirs.bytes)
      ? theirs : ours
  }
}

/// How the captures that two sides counted since their base relate.
private enum CaptureRelation: Hashable {
  /// No capture was counted on both sides.
  case apart
  /// One side counted all that the other did.
  case nested
  case overlapping

  init(_ base: LedgerSection, _ ours: LedgerSection, _ theirs: LedgerSection) {
    let (one, other) = (Self.added(ours, to: base), Self.added(theirs, to: base))
    if one.isSubset(of: other) || other.isSubset(of: one) {
      self = .nested
    } else {
      self = one.isDisjoint(with: other) ? .apart : .overlapping
    }
  }

  /// What was counted since; a capture that grew goes by its name, for it grew on either side.
  private static func added(_ side: LedgerSection, to base: LedgerSection) -> Set<JSONName> {
    let gone = base.captures.filter { side.captures[$0.key] == nil }
    let grown = Set(gone.values.map { JSONName($0.name) })
    let added = side.captures.filter { base.captures[$0.key] == nil }
    return Set(
      added.map { digest, capture in
        let name = JSONName(capture.name)
        return grown.contains(name) ? JSONName("grown " + capture.name) : JSONName(digest)
      })
  }

  func count(_ base: Int, _ ours: Int, _ theirs: Int) -> Int {
    if self == .nested { return max(ours, theirs) }
    // A side that has less than the base was mended by hand, and then that counts.
    let (delta, isLarge) = theirs.subtractingReportingOverflow(base)
    let (sum, isLarger) = ours.addingReportingOverflow(delta)
    return isLarge || isLarger ? .max : max(0, sum)
  }
}

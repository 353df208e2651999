import JSONText
import Patterns
package import Schemas
import SourceText
import StringFormats

/// Lowers a schema graph to a program, site by site.
struct ProgramCompiler {
  /// The schemas that apply at a site: those that assert, and those that only describe.
  struct SiteKey: Hashable {
    /// Both in order.
    var asserted: [SchemaGraph.ID]
    var described: [SchemaGraph.ID]

    /// Each once: one that stands in both lists is taken as asserting.
    var schemas: [(id: SchemaGraph.ID, asserts: Bool)] {
      var all = asserted.map { (id: $0, asserts: true) }
      var next = asserted[...]
      for id in described {
        next = next.drop { $0 < id }
        if next.first != id { all.append((id, false)) }
      }
      return all
    }
  }

  /// More sites than this are not a contract but an attack, or a recursion that multiplies; the
  /// careful validator takes such a schema alone.
  static let siteLimit = 20_000

  let graph: SchemaGraph
  private let facts: [NodeFacts]
  /// The round of the last closure that met each schema.
  private var rounds: [Int]
  private var round = 0
  var siteIndexes: [SiteKey: Int32] = [:]
  var pending: [(index: Int, key: SiteKey)] = []
  var overflowed = false

  var sites: [Site] = [Site()]
  var keys: [Key] = []
  var keyNames: [String] = []
  var hashes: [Int16] = []
  var typeFaults: [TypeFault] = []
  var checks: [Check] = []
  var counts: [CountCheck] = []
  var requirements: [Requirement] = []
  var dependencies: [Dependency] = []
  var nameRules: [NameRule] = []
  var refusals: [Int32] = []
  var others: [OtherKey] = []
  var childSites: [Int32] = []
  var keyPatterns: [Int32] = []
  var choices: [Choice] = []
  var candidates: [UInt64] = []
  var memberSets: [MemberSet] = []
  var memberStrings: [KeyBytes] = []
  var memberNumbers: [SmallNumber] = []
  var text: [UInt8] = []
  var faults: [Fault] = []
  var patterns: [Pattern] = []
  var formats: [StringFormat] = []

  init(_ graph: SchemaGraph) {
    self.graph = graph
    facts = graph.nodes.map { NodeFacts($0) }
    rounds = Array(repeating: 0, count: graph.nodes.count)
    // The free site still has its one rule for keys, so that no walk needs a special case; sites that
    // say nothing of keys share it.
    others = [OtherKey()]
    sites[0].others = Run(start: 0, count: 1)
  }

  consuming func compile() -> Program? {
    let root = site(asserting: [graph.root], describing: [])
    while let (index, key) = pending.popLast(), !overflowed {
      let lowered = lower(key)
      sites[index] = lowered
    }
    if overflowed { return nil }
    simplifyChoices()
    readySites()
    return Program(
      root: root, tables: frozen(), faults: faults, patterns: patterns, formats: formats,
      keyNames: keyNames, graph: graph)
  }

  /// What of the sites can be told only when all are lowered.
  private mutating func readySites() {
    var firstMember: Int32 = 0
    for index in sites.indices {
      sites[index].scalars = PlainScalars(sites[index])
      sites[index].firstMember = firstMember
      firstMember += 1 + sites[index].keys.count
    }
  }

  private func frozen() -> ProgramTables {
    let lowered = LoweredPatterns(patterns)
    return ProgramTables(
      sites: FlatTable(sites), keys: FlatTable(keys), hashes: FlatTable(hashes),
      typeFaults: FlatTable(typeFaults), checks: FlatTable(checks), counts: FlatTable(counts),
      requirements: FlatTable(requirements), dependencies: FlatTable(dependencies),
      nameRules: FlatTable(nameRules),
      refusals: FlatTable(refusals), others: FlatTable(others), childSites: FlatTable(childSites),
      keyPatterns: FlatTable(keyPatterns), choices: FlatTable(choices),
      candidates: FlatTable(candidates), memberSets: FlatTable(memberSets),
      memberStrings: FlatTable(memberStrings), memberNumbers: FlatTable(memberNumbers),
      text: FlatTable(text), matchers: FlatTable(lowered.matchers),
      shapeBlocks: FlatTable(lowered.blocks), shapeRanges: FlatTable(lowered.ranges),
      patternRows: FlatTable(lowered.rows), patternEnds: FlatTable(lowered.ends))
  }

  // MARK: - Sites

  /// The site at which some schemas assert and others describe, made when it is new.
  mutating func site(
    asserting asserted: [SchemaGraph.ID], describing described: [SchemaGraph.ID]
  ) -> Int32 {
    let asserted = closure(of: asserted, withBranches: false)
    let described = closure(of: asserted + described, withBranches: true)
    let key = SiteKey(
      asserted: asserted.filter { facts[$0.index].asserts }.sorted(),
      described: described.filter { facts[$0.index].describes }.sorted())
    if key.asserted.isEmpty && key.described.isEmpty { return Program.freeSite }
    if let known = siteIndexes[key] { return known }
    guard sites.count < Self.siteLimit else {
      overflowed = true
      return Program.freeSite
    }
    let index = sites.count
    sites.append(Site())
    siteIndexes[key] = Int32(index)
    pending.append((index, key))
    return Int32(index)
  }

  /// Some schemas with all that they bring to the same value, whether always or by how it turns out.
  private mutating func closure(
    of ids: [SchemaGraph.ID], withBranches: Bool
  ) -> [SchemaGraph.ID] {
    round += 1
    var found: [SchemaGraph.ID] = []
    var open = ids
    while let id = open.popLast() {
      guard rounds[id.index] != round else { continue }
      rounds[id.index] = round
      found.append(id)
      open += facts[id.index].applied
      if withBranches { open += facts[id.index].branches }
    }
    return found
  }

  // MARK: - Small things

  mutating func fault(
    _ kind: ViolationKind, _ id: SchemaGraph.ID, _ keyword: String, field: String? = nil
  ) -> Int32 {
    faults.append(Fault(kind: kind, schema: id, keyword: keyword, field: field))
    return Int32(faults.count - 1)
  }

  mutating func keyBytes(_ name: [UInt8]) -> KeyBytes {
    let start = text.count
    text += name
    return KeyBytes(name, start: start)
  }
}

extension Program {
  /// The program of a graph, or nil when the graph is too tangled to be lowered.
  package static func compile(_ graph: SchemaGraph) -> Program? {
    ProgramCompiler(graph).compile()
  }
}

/// The schema `{"type": "object"}` and nothing else: an object of whatever fields.
func isBareObject(_ node: SchemaNode) -> Bool {
  guard node.keywords.count == 1, case .type(.object) = node.keywords[0].rule else { return false }
  return true
}

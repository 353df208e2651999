import JSONText
import Patterns
package import Schemas
import SourceText
import StringFormats

/// Lowers a schema graph to a program, site by site.
struct ProgramCompiler {
  /// The schemas that apply at a site: those that assert, and those that only describe.
  struct SiteKey: Hashable {
    var asserted: [SchemaGraph.ID]
    var described: [SchemaGraph.ID]
  }

  /// More sites than this are not a contract but an attack, or a recursion that multiplies; the
  /// careful validator takes such a schema alone.
  static let siteLimit = 20_000

  let graph: SchemaGraph
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
    // The free site still has its one rule for keys, so that no walk needs a special case.
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
    let asserted = closure(of: asserted, including: Self.alwaysApplied)
    let branches = asserted.flatMap { Self.optionalBranches(of: graph[$0]) }
    let describing = closure(of: described + branches, including: Self.everyBranch)
    let key = SiteKey(
      asserted: asserted.sorted().filter { isAsserting(graph[$0]) },
      described: Set(describing).union(asserted).sorted().filter { isDescribing(graph[$0]) })
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

  /// Some schemas with all that they bring to the same value.
  private func closure(
    of ids: [SchemaGraph.ID], including applicators: (SchemaNode) -> [SchemaGraph.ID]
  ) -> [SchemaGraph.ID] {
    var seen = Set<SchemaGraph.ID>()
    var found: [SchemaGraph.ID] = []
    var open = ids
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      found.append(id)
      open += applicators(graph[id])
    }
    return found
  }

  private static func alwaysApplied(_ node: SchemaNode) -> [SchemaGraph.ID] {
    node.keywords.flatMap { keyword -> [SchemaGraph.ID] in
      switch keyword.rule {
      case .reference(let target): [target]
      case .allOf(let parts): parts
      default: []
      }
    }
  }

  private static func everyBranch(_ node: SchemaNode) -> [SchemaGraph.ID] {
    alwaysApplied(node) + optionalBranches(of: node)
  }

  /// The schemas that may apply to the same value, by how it turns out.
  private static func optionalBranches(of node: SchemaNode) -> [SchemaGraph.ID] {
    node.keywords.flatMap { keyword -> [SchemaGraph.ID] in
      switch keyword.rule {
      case .anyOf(let parts), .oneOf(let parts): parts
      case .conditional(let condition, let then, let otherwise):
        [condition] + [then, otherwise].compactMap { $0 }
      case .dependentSchemas(let entries): entries.map(\.schema)
      case .dynamicReference(let target, _): [target]
      default: []
      }
    }
  }

  private func isAsserting(_ node: SchemaNode) -> Bool {
    node.refusesAll || !node.keywords.isEmpty
  }

  /// Whether a schema tells anything of the parts of a value.
  private func isDescribing(_ node: SchemaNode) -> Bool {
    isBareObject(node)
      || node.keywords.contains {
        switch $0.rule {
        case .properties, .items, .unevaluatedProperties, .unevaluatedItems: true
        default: false
        }
      }
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

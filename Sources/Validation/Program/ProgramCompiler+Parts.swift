import JSONText
import Patterns
import Schemas
import SourceText

extension ProgramCompiler {
  /// One node's rules for the keys of an object.
  private struct KeyRules {
    var id: SchemaGraph.ID
    var rules: PropertyRules
    var asserts: Bool
    /// The schemas of its properties, by the slots of their names.
    var properties: [Int: SchemaGraph.ID] = [:]
    /// Positions of its patterns in the site's pattern list.
    var patterns: [Int] = []
  }

  /// What follows from one key.
  private struct KeyConsequence {
    var asserted: [SchemaGraph.ID] = []
    var described: [SchemaGraph.ID] = []
    var refusals: [Int32] = []
    var isNamed = false
  }

  mutating func lowerObject(
    _ key: SiteKey, _ collected: CollectedAssertions, into site: inout Site
  ) {
    var patternList: [(pattern: Pattern, index: Int32)] = []
    var rules: [KeyRules] = []
    for (id, asserts) in key.schemas {
      for keyword in graph[id].keywords {
        guard case .properties(let found) = keyword.rule else { continue }
        var entry = KeyRules(id: id, rules: found, asserts: asserts)
        for patterned in found.patterned {
          patterns.append(patterned.pattern)
          entry.patterns.append(patternList.count)
          patternList.append((patterned.pattern, Int32(patterns.count - 1)))
        }
        rules.append(entry)
      }
    }
    guard patternList.count <= 4 else {
      site.undecided |= TypeSet.object.rawValue
      return
    }
    let isOpen = key.described.contains { isOpenObject(graph[$0]) }
    let isDescribed = rules.contains { $0.rules.hasProperties }

    var names = Names()
    for index in rules.indices {
      for property in rules[index].rules.named {
        rules[index].properties[Int(names.add(property.name))] = property.schema
      }
    }
    let needs = needs(of: key.asserted, names: &names)
    if rules.isEmpty, names.list.isEmpty {
      site.others = sites[Int(Program.freeSite)].others
      return
    }

    var slots: [Key] = []
    for (slot, name) in names.list.enumerated() {
      // The walker compares bytes as they stand in the source, where these would be escaped.
      if name.utf8.contains(where: {
        $0 < 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"")
      }) {
        site.undecided |= TypeSet.object.rawValue
      }
      let matched = patternList.map { matches($0.pattern, name) }
      if matched.contains(nil) { site.undecided |= TypeSet.object.rawValue }
      let found = consequence(of: rules, slot: slot) { matched[$0] ?? false }
      slots.append(
        Key(
          name: keyBytes(name.utf8),
          site: self.site(asserting: found.asserted, describing: found.described),
          refusals: Self.append(found.refusals, to: &refusals),
          isKnown: found.isNamed || isOpen || !isDescribed))
    }
    let subsets = (0..<(1 << patternList.count)).map { subset -> OtherKey in
      let found = consequence(of: rules, slot: nil) { subset >> $0 & 1 == 1 }
      return OtherKey(
        site: self.site(asserting: found.asserted, describing: found.described),
        refusals: Self.append(found.refusals, to: &refusals),
        isUnknown: isDescribed && !isOpen && !found.isNamed)
    }
    keyNames += names.list.map(\.description)
    site.keys = Self.append(slots, to: &keys)
    site.others = Self.append(subsets, to: &others)
    site.keyPatterns = Self.append(patternList.map(\.index), to: &keyPatterns)
    site.requirements = Self.append(needs.requirements, to: &requirements)
    site.dependencies = Self.append(needs.dependencies, to: &dependencies)
    for requirement in needs.requirements where requirement.slot < 64 {
      site.required |= 1 << UInt64(requirement.slot)
    }
    hash(slots, into: &site)
  }

  /// The rules for one key, by its slot, or for the keys without an entry that match some patterns.
  private mutating func consequence(
    of rules: [KeyRules], slot: Int?, matches: (Int) -> Bool
  ) -> KeyConsequence {
    var result = KeyConsequence()
    for entry in rules {
      var schemas: [SchemaGraph.ID] = []
      if let slot, let schema = entry.properties[slot] { schemas.append(schema) }
      for (position, patterned) in zip(entry.patterns, entry.rules.patterned)
      where matches(position) {
        schemas.append(patterned.schema)
      }
      if !schemas.isEmpty {
        result.isNamed = true
      } else if let additional = entry.rules.additional {
        if graph[additional].refusesAll {
          if entry.asserts {
            result.refusals.append(fault(.unexpectedField, entry.id, "additionalProperties"))
          }
        } else {
          schemas.append(additional)
        }
      }
      if entry.asserts { result.asserted += schemas } else { result.described += schemas }
    }
    return result
  }

  private func matches(_ pattern: Pattern, _ name: JSONName) -> Bool? {
    switch pattern.matches(name.utf8.span) {
    case .yes: true
    case .no: false
    case .undecided: nil
    }
  }

  /// A schema beside which no field is unknown.
  private func isOpenObject(_ node: SchemaNode) -> Bool {
    if isBareObject(node) { return true }
    return node.keywords.contains {
      switch $0.rule {
      case .properties(let rules): rules.additional.map { !graph[$0].isBoolean } ?? false
      case .unevaluatedProperties(let schema): !graph[schema].isBoolean
      default: false
      }
    }
  }

  /// The names of a site's keys, each once, in the order they were met.
  private struct Names {
    var list: [JSONName] = []
    var slots: [JSONName: Int32] = [:]

    @discardableResult
    mutating func add(_ name: JSONName) -> Int32 {
      if let slot = slots[name] { return slot }
      slots[name] = Int32(list.count)
      list.append(name)
      return Int32(list.count - 1)
    }
  }

  private mutating func needs(
    of asserted: [SchemaGraph.ID], names: inout Names
  ) -> (requirements: [Requirement], dependencies: [Dependency]) {
    var requirements: [Requirement] = []
    var dependencies: [Dependency] = []
    for id in asserted {
      for keyword in graph[id].keywords {
        switch keyword.rule {
        case .required(let required):
          for name in required {
            let fault = fault(.missingField, id, keyword.name, field: name.description)
            requirements.append(Requirement(slot: names.add(name), fault: fault))
          }
        case .dependentRequired(let entries):
          for (name, required) in entries {
            let slot = names.add(name)
            for needed in required {
              let fault = fault(
                .missingDependentField, id, keyword.name, field: needed.description)
              dependencies.append(
                Dependency(slot: slot, required: names.add(needed), fault: fault))
            }
          }
        case .dependentSchemas(let entries):
          for (name, _) in entries { names.add(name) }
        default:
          break
        }
      }
    }
    return (requirements, dependencies)
  }

  private mutating func hash(_ slots: [Key], into site: inout Site) {
    var size = 4
    while size < slots.count * 2 { size *= 2 }
    var table = [Int16](repeating: 0, count: size)
    // Slots past what an entry can hold are left to the careful validator.
    guard slots.count < Int(Int16.max) else {
      site.undecided |= TypeSet.object.rawValue
      return
    }
    for (slot, key) in slots.enumerated() {
      var place = key.name.hash & (size - 1)
      while table[place] != 0 { place = (place + 1) & (size - 1) }
      table[place] = Int16(slot + 1)
    }
    let run = Self.append(table, to: &hashes)
    site.hashStart = run.start
    site.hashMask = Int32(size - 1)
  }

  mutating func lowerArray(_ key: SiteKey, into site: inout Site) {
    var assertedRules: [(prefix: [SchemaGraph.ID], rest: SchemaGraph.ID?)] = []
    var describedRules = assertedRules
    for (id, asserts) in key.schemas {
      for keyword in graph[id].keywords {
        guard case .items(let prefix, let rest) = keyword.rule else { continue }
        if asserts {
          // Items that may not be are a matter of how many there are.
          assertedRules.append((prefix, rest.flatMap { graph[$0].refusesAll ? nil : $0 }))
        } else {
          describedRules.append((prefix, rest))
        }
      }
    }
    let count = (assertedRules + describedRules).map(\.prefix.count).max() ?? 0
    let positions = (0...count).map { position -> Int32 in
      func schemas(_ rules: [(prefix: [SchemaGraph.ID], rest: SchemaGraph.ID?)])
        -> [SchemaGraph.ID]
      {
        rules.compactMap { position < $0.prefix.count ? $0.prefix[position] : $0.rest }
      }
      return self.site(
        asserting: schemas(assertedRules), describing: schemas(describedRules))
    }
    site.prefix = Self.append(Array(positions.dropLast()), to: &childSites)
    site.restSite = positions[count]
  }
}

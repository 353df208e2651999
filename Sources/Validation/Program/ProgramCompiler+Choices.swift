import JSONText
import Schemas

extension ProgramCompiler {
  mutating func lowerChoices(
    _ key: SiteKey, _ collected: CollectedAssertions, into site: inout Site
  ) {
    var found: [Choice] = []
    for id in key.asserted {
      for keyword in graph[id].keywords {
        switch keyword.rule {
        case .anyOf(let parts):
          let fault = fault(.noBranchMatches, id, keyword.name)
          found.append(choice(.anyOf, fault, parts, key, into: &site))
        case .oneOf(let parts):
          let fault = fault(.noBranchMatches, id, keyword.name)
          var choice = choice(.oneOf, fault, parts, key, into: &site)
          choice.severalFault = self.fault(.severalBranchesMatch, id, keyword.name)
          found.append(choice)
        case .not(let part):
          let fault = fault(.forbiddenShape, id, keyword.name)
          found.append(choice(.not, fault, [part], key, into: &site))
        case .conditional(let condition, let then, let otherwise):
          found.append(choice(.conditional, -1, [condition, then, otherwise], key, into: &site))
        case .dependentSchemas(let entries):
          for (name, schema) in entries {
            var choice = choice(.dependent, -1, [schema], key, into: &site)
            choice.slot = slot(of: name, in: site)
            found.append(choice)
          }
        default:
          break
        }
      }
    }
    site.choices = Self.append(found, to: &choices)
  }

  private mutating func choice(
    _ operation: Choice.Operation, _ fault: Int32, _ parts: [SchemaGraph.ID?], _ key: SiteKey,
    into site: inout Site
  ) -> Choice {
    // Every branch's site knows all that describes the value, so that their keys name alike.
    let described = key.asserted + key.described
    let sites = parts.map { part in
      part.map { self.site(asserting: [$0], describing: described) } ?? Program.freeSite
    }
    var choice = Choice(operation: operation, fault: fault, branches: Run())
    choice.branches = Self.append(sites, to: &childSites)
    choice.alias = site.aliasCount
    site.aliasCount += Int32(sites.count)
    choice.candidates = Int32(candidates.count)
    if parts.count > 64 { site.undecided = TypeSet.all.rawValue }
    let possible = parts.map { $0.map { possibleTypes(of: $0) } ?? .all }
    for bit in 0..<7 {
      var mask: UInt64 = 0
      for (index, types) in possible.prefix(64).enumerated() where types.rawValue >> bit & 1 == 1 {
        mask |= 1 << UInt64(index)
      }
      candidates.append(mask)
    }
    return choice
  }

  private func slot(of name: JSONName, in site: Site) -> Int32 {
    site.keys.indexes.first { keyNameMatches($0, name) }.map { Int32($0) - site.keys.start } ?? 0
  }

  private func keyNameMatches(_ index: Int, _ name: JSONName) -> Bool {
    let bytes = keys[index].name
    return text[Int(bytes.start)..<Int(bytes.start + bytes.length)].elementsEqual(name.utf8)
  }

  /// The types of which a schema can take any value at all, as far as its own words tell.
  private func possibleTypes(of id: SchemaGraph.ID) -> TypeSet {
    var types = TypeSet.all
    var seen = Set<SchemaGraph.ID>()
    var open = [id]
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      if graph[id].refusesAll { return [] }
      for keyword in graph[id].keywords {
        switch keyword.rule {
        case .type(let allowed): types.formIntersection(allowed)
        case .enumeration(let values): types.formIntersection(typeSet(of: values))
        case .constant(let value): types.formIntersection(typeSet(of: [value]))
        case .reference(let target): open.append(target)
        case .allOf(let parts): open += parts
        default: break
        }
      }
    }
    return types
  }

  private func typeSet(of values: [JSONValue]) -> TypeSet {
    values.reduce(into: TypeSet()) { types, value in
      switch value.kind {
      case .null: types.insert(.null)
      case .true, .false: types.insert(.boolean)
      case .number: types.formUnion(.number)
      case .string: types.insert(.string)
      case .array: types.insert(.array)
      case .object: types.insert(.object)
      }
    }
  }

  /// Finds the types that every choice of a site takes without a look, as `number or null` does.
  ///
  /// A branch may have choices itself, so this goes on until nothing changes.
  mutating func simplifyChoices() {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for index in sites.indices where !sites[index].choices.isEmpty {
        var plain = sites[index].idle
        for entry in sites[index].choices.indexes { plain &= plainTypes(of: choices[entry]) }
        if plain != sites[index].plain {
          sites[index].plain = plain
          hasChanged = true
        }
      }
    }
  }

  private func plainTypes(of choice: Choice) -> UInt8 {
    var plain: UInt8 = 0
    for bit in 0..<7 {
      let mask = candidates[Int(choice.candidates) + bit]
      let branches = (0..<Int(min(choice.branches.count, 64))).filter {
        mask >> UInt64($0) & 1 == 1
      }
      let isPlain = { (branch: Int) in
        sites[Int(childSites[Int(choice.branches.start) + branch])].plain >> UInt8(bit) & 1 == 1
      }
      let isTaken =
        switch choice.operation {
        case .anyOf: branches.contains(where: isPlain)
        case .oneOf: branches.count == 1 && branches.allSatisfy(isPlain)
        // What follows from a key cannot be told before the keys are known, and only of objects.
        case .dependent: bit != TypeBits.object.trailingZeroBitCount
        case .not, .conditional: false
        }
      if isTaken { plain |= 1 << UInt8(bit) }
    }
    return plain
  }
}

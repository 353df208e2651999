import JSONText
import Patterns
import Schemas
import SourceText

extension Walker {
  /// Counts the unknown fields of an event that was read exactly.
  ///
  /// True when some of them are short of samples.
  mutating func describe(
    _ value: JSONValue, _ place: RecordPlace, _ time: Int?, samples: Int
  ) -> Bool {
    tally.begin()
    describe(value, program.root, Locations.root)
    return tally.commit(at: place, time, examples: 0, samples: samples).samples
  }

  /// The unknown fields of an event, each with its value; nothing is counted.
  mutating func unknownValues(in value: JSONValue) -> [UnknownValue] {
    sampled = []
    describe(value, program.root, Locations.root)
    defer { sampled = nil }
    return sampled ?? []
  }

  /// A field that no schema knows, and what it holds.
  struct UnknownValue {
    var pointer: String
    /// Nil where the name is data.
    var name: JSONName?
    var value: JSONValue
  }

  /// A site knows the fields of all branches, so choices need no look here.
  private mutating func describe(_ value: JSONValue, _ siteIndex: Int32, _ location: Int32) {
    let site = SiteReference(tables.sites, siteIndex)
    if siteIndex == Program.freeSite { return }
    switch value.kind {
    case .array:
      for (position, element) in value.elements.enumerated() {
        let isPrefix = position < site.prefix.count
        let childSite =
          isPrefix ? tables.childSites[Int(site.prefix.start) + position] : site.restSite
        let slot = isPrefix ? site.prefixSlot(Int32(position)) : site.restSlot
        describe(element, childSite, locations.child(location, slot, childSite))
      }
    case .object:
      for member in value.members { describe(member, site, location) }
    case .null, .true, .false, .number, .string:
      break
    }
  }

  private mutating func describe(
    _ member: JSONValue.Member, _ site: SiteReference, _ location: Int32
  ) {
    let name = member.name
    if let slot = slot(of: name, in: site) {
      let key = tables.keys[Int(site.keys.start + slot)]
      if !key.isKnown { note(name, member.value, location) }
      describe(member.value, key.site, locations.child(location, slot, key.site))
      return
    }
    var subset: Int32 = 0
    for (bit, entry) in site.keyPatterns.indexes.enumerated()
    where program.patterns[Int(tables.keyPatterns[entry])].matches(name.utf8.span) == .yes {
      subset |= 1 << Int32(bit)
    }
    let rule = tables.others[Int(site.others.start + subset)]
    if rule.isUnknown { note(name, member.value, location) }
    describe(
      member.value, rule.site, locations.child(location, site.otherSlot(subset), rule.site))
  }

  private func slot(of name: JSONName, in site: SiteReference) -> Int32? {
    let wanted = KeyBytes(name.utf8, start: 0)
    for entry in site.keys.indexes {
      let key = tables.keys[entry].name
      guard key.isSame(as: wanted) else { continue }
      let start = Int(key.start)
      let isSame = name.utf8.indices.allSatisfy { tables.text[start + $0] == name.utf8[$0] }
      if isSame { return Int32(entry) - site.keys.start }
    }
    return nil
  }

  private mutating func note(_ name: JSONName, _ value: JSONValue, _ location: Int32) {
    let padded = name.utf8 + [UInt8](repeating: 0, count: UncheckedBytes.padding)
    padded.withUncheckedBytes { text in
      let isData = isDataKey(text, 0, name.utf8.count)
      if sampled != nil {
        let pointer = locations.path(of: location).pointer
        sampled?.append(UnknownValue(pointer: pointer, name: isData ? nil : name, value: value))
        return
      }
      tally.note(
        unknown: isData ? EventTally.anyName : KeyBytes(name.utf8, start: 0), in: text,
        at: location, types: value.writtenType)
    }
  }
}

extension JSONValue {
  /// The type as the fast way tells it: `1.0` is written as no integer.
  var writtenType: UInt8 {
    switch kind {
    case .null: TypeBits.null
    case .true, .false: TypeBits.boolean
    case .number: text.contains(where: isFractional) ? TypeBits.fraction : TypeBits.integer
    case .string: TypeBits.string
    case .array: TypeBits.array
    case .object: TypeBits.object
    }
  }
}

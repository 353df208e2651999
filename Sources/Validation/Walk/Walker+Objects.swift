import JSONText
import SourceText

extension Walker {
  mutating func object(
    _ open: Int, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    var position = open + 1
    var count: Int64 = 0
    var seen: UInt64 = 0
    var previous: Int32 = -1
    let names = skimmer.duplicates.height
    let wide = site.keys.count > 64 ? openWide(site) : -1
    // Looked up once, not for every name.
    let keys = tables.keys.advanced(by: Int(site.keys.start))
    let followers = successors.advanced(by: Int(site.keys.start &+ siteIndex))

    if index.byte(at: position) == UInt8(ascii: "}") {
      position += 1
    } else {
      while true {
        let end = index.nameEnd(position)
        if end < 0 { return WalkEnd.malformed }
        count = count &+ 1
        let name = index.bytes(index[position] &+ 1, end)
        if !site.names.isEmpty, let end = checkName(position, site, location, mode) { return end }
        let slot = find(name, site, keys, followers, previous)
        if slot >= 0 {
          if slot < 64 {
            let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: slot)
            if seen & bit != 0 { return WalkEnd.malformed }
            seen |= bit
          } else if !markWide(slot, from: wide) {
            return WalkEnd.malformed
          }
          previous = slot
          let key = keys[Int(slot)]
          if !key.refusals.isEmpty, refuse(key.refusals, location, mode) { return WalkEnd.stopped }
          if key.isNoted { note(key, name, position &+ 2, location, mode) }
          position = child(position &+ 2, key.site, location, slot, mode)
        } else {
          position = other(position, name, site, location, mode)
        }
        if position < 0 { return position }
        let byte = index.byte(at: position)
        position = position &+ 1
        if byte == UInt8(ascii: ",") { continue }
        guard byte == UInt8(ascii: "}") else { return WalkEnd.malformed }
        break
      }
    }
    guard skimmer.duplicates.end(at: names) else { return WalkEnd.malformed }
    if wide >= 0 { wideTop = wide }
    lastSeen = seen
    if site.required & ~seen != 0 || site.keys.count > 64,
      let end = missing(site, seen, wide, location, mode)
    {
      return end
    }
    if !site.dependencies.isEmpty, let end = dependencies(site, seen, wide, location, mode) {
      return end
    }
    return finish(site, counted: count, isArray: false, location, mode) ?? position
  }

  // MARK: - After the last member

  mutating func missing(
    _ site: SiteReference, _ seen: UInt64, _ wide: Int, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.requirements.indexes {
      let requirement = tables.requirements[entry]
      if !has(requirement.slot, seen, wide), fails(requirement.fault, location, mode) {
        return WalkEnd.stopped
      }
    }
    return nil
  }

  mutating func dependencies(
    _ site: SiteReference, _ seen: UInt64, _ wide: Int, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.dependencies.indexes {
      let dependency = tables.dependencies[entry]
      if has(dependency.slot, seen, wide), !has(dependency.required, seen, wide),
        fails(dependency.fault, location, mode)
      {
        return WalkEnd.stopped
      }
    }
    return nil
  }

  /// Whether the object that was closed last had a key; nil when that is not remembered.
  mutating func lastObjectHad(_ slot: Int32) -> Bool? {
    slot < 64 ? lastSeen >> UInt64(slot) & 1 == 1 : nil
  }

  mutating func has(_ slot: Int32, _ seen: UInt64, _ wide: Int) -> Bool {
    slot < 64
      ? seen >> UInt64(slot) & 1 == 1
      : wideSeen[wide + Int(slot >> 6)] >> UInt64(slot & 63) & 1 == 1
  }

  mutating func openWide(_ site: SiteReference) -> Int {
    let start = wideTop
    let words = Int(site.keys.count + 63) / 64
    if start + words > wideSeen.count {
      _ = wideSeen.grow(by: start + words - wideSeen.count, with: 0)
    }
    for word in 0..<words { wideSeen[start + word] = 0 }
    wideTop = start + words
    return start
  }

  mutating func markWide(_ slot: Int32, from start: Int) -> Bool {
    let word = start + Int(slot >> 6)
    let bit = UInt64(1) << UInt64(slot & 63)
    if wideSeen[word] & bit != 0 { return false }
    wideSeen[word] |= bit
    return true
  }
}

import JSONText
import SourceText

extension Walker {
  mutating func object(
    _ open: Int, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    let names = skimmer.duplicates.height
    objects = objects &+ 1
    var keys = KeysSeen(objects, wide: site.keys.count > 64 ? openWide(site) : -1)
    var position = open &+ 1
    if index.byte(at: position) == UInt8(ascii: "}") {
      position = position &+ 1
    } else {
      let members = members.advanced(by: Int(site.firstMember))
      var last = members.reference(at: 0)
      while true {
        let guess = members.reference(at: Int(last.value.next))
        // Nearly always the key that came next the last time comes next again.
        if guess.value.stands(at: index[position], in: index.text) {
          last = guess
          let bit = guess.value.bit
          if keys.seen & bit != 0 { return WalkEnd.malformed }
          keys.seen |= bit
          let value = position &+ 2
          let first = index.byte(at: value)
          // Nearly all members end here: what is inlined ends before the next call.
          if bit == 0 {
            var seen = keys
            position = busyMember(guess, position, site, &seen, location, mode)
            keys = seen
          } else if guess.value.plain.hold(value, first, in: index) {
            position = value &+ 1
          } else {
            position = childAtPlace(
              value, first, guess.value.site, location, guess.value.slot, mode)
          }
        } else {
          // Copies are lent, so that what is used for every member may stay in registers.
          var (found, seen) = (last, keys)
          position = lookedUp(position, siteIndex, &found, &seen, location, mode)
          (last, keys) = (found, seen)
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
    return close(site, keys, location, mode) ?? position
  }

  /// A key of which more is asked than its value.
  @inline(never)
  private mutating func busyMember(
    _ member: FlatReference<Member>, _ position: Int, _ site: SiteReference,
    _ keys: inout KeysSeen, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let slot = member.value.slot
    if slot < 0 { return learnedMember(member, position, &keys, location, mode) }
    guard slot < 64 ? keys.note(slot) : markWide(slot, &keys) else { return WalkEnd.malformed }
    if !site.names.isEmpty, let end = checkName(position, site, location, mode) { return end }
    let key = tables.keys.reference(at: Int(site.keys.start &+ slot))
    if !key.value.refusals.isEmpty, refuse(key.value.refusals, location, mode) {
      return WalkEnd.stopped
    }
    if key.value.isNoted { note(key, position, keys.object, location, mode) }
    return child(position &+ 2, member.value.site, location, slot, mode)
  }

  /// A member whose name is not the guessed one, or is written in another way.
  @inline(never)
  private mutating func lookedUp(
    _ position: Int, _ siteIndex: Int32, _ last: inout FlatReference<Member>,
    _ keys: inout KeysSeen, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    let end = index.nameEnd(position)
    if end < 0 { return WalkEnd.malformed }
    let name = index.bytes(index[position] &+ 1, end)
    let slot = search(name, site)
    if slot < 0 {
      let known = learned.find(
        name, of: siteIndex, at: index[position], in: index.text, self.members)
      guard known >= 0 else {
        keys.others += 1
        if !site.names.isEmpty, let end = checkName(position, site, location, mode) { return end }
        return other(position, name, siteIndex, &last, keys.object, location, mode)
      }
      follow(&last, with: learned.firstMember &+ known, site)
    } else {
      follow(&last, with: Int(site.firstMember &+ slot) &+ 1, site)
    }
    return busyMember(last, position, site, &keys, location, mode)
  }

  /// Remembers which member came after another one; members count from the first of their site.
  @inline(__always)
  func follow(_ last: inout FlatReference<Member>, with member: Int, _ site: SiteReference) {
    last.value.next = Int32(truncatingIfNeeded: member) &- site.firstMember
    last = members.reference(at: member)
  }

  // MARK: - After the last member

  /// What is asked of an object as a whole; nil when the walk goes on.
  @inline(__always)
  private mutating func close(
    _ site: SiteReference, _ keys: KeysSeen, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    if keys.wide >= 0 { wideTop = keys.wide }
    lastSeen = keys.seen
    if site.required & ~keys.seen != 0 || keys.wide >= 0,
      let end = missing(site, keys, location, mode)
    {
      return end
    }
    if !site.dependencies.isEmpty, let end = dependencies(site, keys, location, mode) {
      return end
    }
    return site.counts.isEmpty
      ? nil : checkCounts(site, keys.count, false, location, mode)
  }

  mutating func missing(
    _ site: SiteReference, _ keys: KeysSeen, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.requirements.indexes {
      let requirement = tables.requirements[entry]
      if !has(requirement.slot, keys), fails(requirement.fault, location, mode) {
        return WalkEnd.stopped
      }
    }
    return nil
  }

  mutating func dependencies(
    _ site: SiteReference, _ keys: KeysSeen, _ location: Int32, _ mode: WalkMode
  ) -> Int? {
    for entry in site.dependencies.indexes {
      let dependency = tables.dependencies[entry]
      if has(dependency.slot, keys), !has(dependency.required, keys),
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

  mutating func has(_ slot: Int32, _ keys: KeysSeen) -> Bool {
    slot < 64
      ? keys.seen >> UInt64(slot) & 1 == 1
      : wideSeen[keys.wide + Int(slot >> 6)] >> UInt64(slot & 63) & 1 == 1
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

  mutating func markWide(_ slot: Int32, _ keys: inout KeysSeen) -> Bool {
    let word = keys.wide + Int(slot >> 6)
    let bit = UInt64(1) << UInt64(slot & 63)
    if wideSeen[word] & bit != 0 { return false }
    wideSeen[word] |= bit
    keys.others += 1
    return true
  }
}

/// Which keys of an object were met.
struct KeysSeen: BitwiseCopyable {
  /// Among the first 64.
  var seen: UInt64 = 0
  /// How many keys past those, and names without an entry.
  var others: Int64 = 0
  /// Where the bits of the others stand, or -1 where there are no others.
  let wide: Int
  /// The object's number among all that were walked.
  let object: Int

  init(_ object: Int, wide: Int) { (self.object, self.wide) = (object, wide) }

  var count: Int64 { Int64(seen.nonzeroBitCount) + others }

  /// Notes one of the first 64 keys; false when it was met before.
  mutating func note(_ slot: Int32) -> Bool {
    let bit = UInt64(1) << UInt64(slot)
    if seen & bit != 0 { return false }
    seen |= bit
    return true
  }
}

import JSONText
import Schemas
import SourceText

extension Walker {
  /// A container whose site has choices.
  mutating func choose(
    _ position: Int, _ byte: UInt8, _ type: UInt8, _ siteIndex: Int32, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    let site = SiteReference(tables.sites, siteIndex)
    if site.choices.count == 1, site.idle & type != 0, mode.contains(.describing) {
      let choice = tables.choices[Int(site.choices.start)]
      let possible = tables.candidates[Int(choice.candidates) + type.trailingZeroBitCount]
      if choice.operation == .anyOf || choice.operation == .oneOf, possible.nonzeroBitCount == 1 {
        return descend(
          choice, Int32(possible.trailingZeroBitCount), position, byte, site, location, mode)
      }
    }
    let next = content(position, byte, siteIndex, location, mode)
    if next < 0 { return next }
    for entry in site.choices.indexes {
      let choice = tables.choices[entry]
      if choice.operation == .dependent {
        guard let isPresent = lastObjectHad(choice.slot) else { return WalkEnd.undecided }
        // Arrays have no keys, and what they had before is another object's.
        if !isPresent || type != TypeBits.object { continue }
        // Walking the consequence forgets which keys there were, so it must be the last.
        if entry != site.choices.indexes.last { return WalkEnd.undecided }
      }
      let end = evaluate(choice, type, position, byte, site, location, mode)
      if end < 0 { return end }
    }
    return next
  }

  /// The only branch that can match is walked in place of the value itself.
  private mutating func descend(
    _ choice: Choice, _ branch: Int32, _ position: Int, _ byte: UInt8, _ site: SiteReference,
    _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let branchSite = tables.childSites[Int(choice.branches.start + branch)]
    let alias =
      location < 0
      ? location : locations.child(location, site.aliasSlot(choice.alias + branch), branchSite)
    let hadFailed = hasFailed
    hasFailed = false
    let next = container(position, byte, branchSite, alias, .branch)
    let branchFailed = hasFailed
    hasFailed = hadFailed
    if next < 0 { return next }
    if branchFailed, fails(choice.fault, location, mode) { return WalkEnd.stopped }
    return next
  }

  mutating func chooseScalar(
    _ choice: Choice, _ type: UInt8, _ position: Int, _ byte: UInt8, _ site: SiteReference,
    _ location: Int32, _ mode: WalkMode
  ) -> Int {
    if choice.operation == .dependent { return position }
    return evaluate(choice, type, position, byte, site, location, mode)
  }

  /// Tries a choice's branches; a position when the walk goes on.
  private mutating func evaluate(
    _ choice: Choice, _ type: UInt8, _ position: Int, _ byte: UInt8, _ site: SiteReference,
    _ location: Int32, _ mode: WalkMode
  ) -> Int {
    switch choice.operation {
    case .anyOf, .oneOf, .not:
      let matching = matching(choice, type, position, byte)
      if matching < 0 { return matching }
      let fault: Int32? =
        switch choice.operation {
        case .not: matching > 0 ? choice.fault : nil
        case .oneOf where matching > 1: choice.severalFault
        default: matching == 0 ? choice.fault : nil
        }
      if let fault, fails(fault, location, mode) { return WalkEnd.stopped }
      return position
    case .conditional:
      let end = attempt(choice, 0, position, byte)
      guard end >= 0 || end == WalkEnd.stopped else { return end }
      return consequence(
        choice, end >= 0 ? 1 : 2, position, byte, site, location, mode)
    case .dependent:
      return consequence(choice, 0, position, byte, site, location, mode)
    }
  }

  /// How many branches match, as far as it matters, or how the walk ended.
  private mutating func matching(
    _ choice: Choice, _ type: UInt8, _ position: Int, _ byte: UInt8
  ) -> Int {
    var open = tables.candidates[Int(choice.candidates) + type.trailingZeroBitCount]
    var matching = 0
    while open != 0 {
      let branch = Int32(open.trailingZeroBitCount)
      open &= open - 1
      let end = attempt(choice, branch, position, byte)
      if end >= 0 {
        matching += 1
        if choice.operation != .oneOf || matching > 1 { return matching }
      } else if end != WalkEnd.stopped {
        return end
      }
    }
    return matching
  }

  private mutating func attempt(
    _ choice: Choice, _ branch: Int32, _ position: Int, _ byte: UInt8
  ) -> Int {
    guard trials.take(at: position) else { return WalkEnd.undecided }
    let names = skimmer.duplicates.height
    let end = part(
      position, byte, tables.childSites[Int(choice.branches.start + branch)], -1, .trial)
    if end == WalkEnd.stopped { skimmer.duplicates.forget(above: names) }
    if end > position { trials.take(tokens: end - position) }
    return end
  }

  /// A schema that has come to apply: its faults are the value's own.
  private mutating func consequence(
    _ choice: Choice, _ branch: Int32, _ position: Int, _ byte: UInt8, _ site: SiteReference,
    _ location: Int32, _ mode: WalkMode
  ) -> Int {
    let branchSite = tables.childSites[Int(choice.branches.start + branch)]
    if branchSite == Program.freeSite { return position }
    let alias =
      location < 0
      ? location : locations.child(location, site.aliasSlot(choice.alias + branch), branchSite)
    let end = part(position, byte, branchSite, alias, mode.subtracting(.describing))
    return end < 0 ? end : position
  }

  /// A value again, by another site.
  private mutating func part(
    _ position: Int, _ byte: UInt8, _ siteIndex: Int32, _ location: Int32, _ mode: WalkMode
  ) -> Int {
    if siteIndex == Program.freeSite { return position }
    return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      ? container(position, byte, siteIndex, location, mode)
      : scalar(position, byte, siteIndex, location, mode)
  }
}

import JSONText
import SourceText

extension Walker {
  /// A member whose name the site does not list, and which was met before.
  mutating func learnedMember(
    _ member: FlatReference<Member>, _ position: Int, _ keys: inout KeysSeen, _ location: Int32,
    _ mode: WalkMode
  ) -> Int {
    let known = learned.names.reference(at: member.value.learned)
    let start = index[position] &+ 1
    let end = start &+ Int(known.value.length)
    keys.others += 1
    if known.value.unknown < 0 || !mode.contains(.describing) {
      skimmer.duplicates.add(index.text, start, end)
    } else if known.value.location == location {
      let types = exactType(position &+ 2)
      guard tally.noteAgain(known.value.unknown, types: types, object: keys.object) else {
        return WalkEnd.malformed
      }
    } else if !note(index.bytes(start, end), position &+ 2, location, keys.object) {
      return WalkEnd.malformed
    }
    return child(position &+ 2, member.value.site, location, known.value.slot, mode)
  }

  /// Keeps a name that the site does not list for the next time it comes.
  ///
  /// One that no schema knows is kept when it is counted by itself: many never are, as keys that are
  /// data. Numbers are such keys; they move on, and would fill the room for names.
  @inline(never)
  mutating func learn(
    _ name: KeyBytes, _ position: Int, _ siteIndex: Int32, _ rule: OtherKey, slot: Int32,
    after last: inout FlatReference<Member>, _ location: Int32
  ) {
    guard !learned.isFull, Int(name.length) <= LearnedNames.longestName,
      index.text[Int(name.start)] &- UInt8(ascii: "0") >= 10
    else { return }
    var unknown: Int32 = -1
    if rule.isUnknown {
      guard let entry = tally.settledEntry(of: name, in: index.text, at: location) else { return }
      unknown = entry
    }
    let start = Int(name.start)
    let spelled = SpelledName(
      of: (start..<(start + Int(name.length))).map { index.text[$0] })
    // With white space before its colon it would be looked up again each time.
    guard spelled.stands(at: start &- 1, in: index.text) else { return }
    let number = learned.add(
      LearnedNames.Name(
        site: siteIndex, slot: slot, length: name.length, unknown: unknown, location: location),
      name)
    _ = members.grow(
      by: 1, with: Member(learned: number, spelled: spelled, leadingTo: rule.site))
    follow(&last, with: learned.firstMember &+ number, SiteReference(tables.sites, siteIndex))
  }
}

import JSONText

/// Variants of an object that one of its fields tells apart: `type: placed` or `type: payout`.
///
/// Told from which fields came with which word: a field belongs to some of the words when it
/// always came with those and never with the others.
struct Variants: Hashable {
  struct Branch: Hashable {
    var word: [UInt8]
    var count: Int
    /// Fields that always came with the word, and not with every word.
    var always: [JSONName]
    /// Fields that came with no other word.
    var own: [JSONName]
  }

  var tag: JSONName
  var branches: [Branch]
  /// How many fields the tag decides about.
  private var decided: Int

  /// The variants of a path's objects, or nil when no field tells them apart.
  init?(of field: FieldProfile, _ options: DraftOptions) {
    guard field.types.objects >= options.variantSupport, !field.shapes.isSample else { return nil }
    let found = field.fields.compactMap { name, child in
      Variants(tag: name, child, of: field, options)
    }
    guard let best = found.max(by: { ($0.decided, $1.rank) < ($1.decided, $0.rank) }) else {
      return nil
    }
    self = best
  }

  private init?(
    tag: JSONName, _ child: FieldProfile, of field: FieldProfile, _ options: DraftOptions
  ) {
    guard child.types.strings == field.types.objects, child.types.total == child.types.strings,
      let words = child.values.words, (2...options.enumLimit).contains(words.count),
      words.allSatisfy({ $0.count >= 3 }), !child.companions.isSample
    else { return nil }
    var counts: [UInt64: [JSONName: Int]] = [:]
    for pair in child.companions.pairs.values {
      guard let shape = field.shapes.shapes[pair.shape] else { return nil }
      for member in shape.members {
        counts[pair.value, default: [:]][member.name, default: 0] += pair.count
      }
    }
    let names = field.fields.map(\.name).filter { $0 != tag }
    let totals = child.values.entries.map { ($0, counts[$0.hash] ?? [:]) }
    // What was paired must be all there is.
    guard totals.allSatisfy({ $0.1[tag] == $0.0.count }) else { return nil }
    let decidedNames = names.filter { name in
      let shares = totals.map { entry, seen in (seen[name] ?? 0, entry.count) }
      return shares.allSatisfy { $0.0 == 0 || $0.0 == $0.1 } && shares.contains { $0.0 == 0 }
    }
    let varying = names.filter { !field.presence(of: $0).isAlways }
    // One field alone may go with a word by chance.
    guard decidedNames.count >= 2 || (decidedNames.count == 1 && varying.count == 1) else {
      return nil
    }
    self.tag = tag
    decided = decidedNames.count
    branches = totals.compactMap { entry, seen in
      guard let word = entry.word else { return nil }
      let always = decidedNames.filter { seen[$0] == entry.count }
      let own = names.filter { name in
        seen[name] != nil && totals.allSatisfy { $0.0.hash == entry.hash || $0.1[name] == nil }
      }
      return Branch(word: word, count: entry.count, always: always, own: own)
    }
    .sorted { $0.word.lexicographicallyPrecedes($1.word) }
  }

  /// Among equals, the names that people give to such fields come first.
  private var rank: Int {
    ["type", "kind", "event", "action", "status"].firstIndex { JSONName($0) == tag } ?? 9
  }
}

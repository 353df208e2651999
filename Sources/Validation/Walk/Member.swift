import JSONText
import SourceText

/// A key of an object as one walker meets it: its name as the text spells it, what its value may be
/// without a second look, and which key came after it the last time.
///
/// All that most members need stands here side by side, so that a member costs one line of the
/// processor's cache and no look at its site.
struct Member: BitwiseCopyable {
  /// The key's bit among the first 64 of its object; zero where more has to be done than to look at
  /// the value.
  let bit: UInt64
  private let name: SpelledName
  /// The number of the member that is guessed to come next.
  var next: Int32
  let site: Int32
  /// Negative for what is no key of its site: minus two less the number of a learned name.
  let slot: Int32
  let plain: PlainScalars

  /// Stands before the first key, and for a site without any: no text is spelled like it.
  init(before site: Site) {
    name = .impossible
    bit = 0
    next = site.keys.isEmpty ? 0 : 1
    self.site = Program.freeSite
    slot = -1
    plain = PlainScalars()
  }

  init(_ key: Key, slot: Int32, of site: Site, leadingTo child: Site, _ text: FlatTable<UInt8>) {
    let first = Int(key.name.start)
    name = SpelledName(of: (first..<(first + Int(key.name.length))).map { text[$0] })
    let isBusy = slot >= 64 || !site.names.isEmpty || !key.refusals.isEmpty || key.isNoted
    bit = isBusy ? 0 : 1 << UInt64(slot)
    next = slot + 1 < site.keys.count ? slot + 2 : 1
    self.site = key.site
    self.slot = slot
    plain = child.scalars
  }

  /// A name that a site does not list.
  init(learned number: Int, spelled name: SpelledName, leadingTo site: Int32) {
    self.name = name
    bit = 0
    next = 0
    self.site = site
    slot = -2 - Int32(number)
    plain = PlainScalars()
  }

  /// The number of a learned name; negative for a key.
  var learned: Int { @inline(__always) get { -2 &- Int(slot) } }

  /// Whether the name stands at an offset, with its quotes and the colon behind them.
  @inline(__always)
  func stands(at start: Int, in text: UncheckedBytes) -> Bool {
    name.stands(at: start, in: text)
  }
}

extension Program {
  /// The keys of all sites in the order of the text that they were read from, which walkers change
  /// to the order they meet: for each site one that stands before all, then its keys.
  var members: [Member] {
    (0..<tables.sites.count).flatMap { index -> [Member] in
      let site = tables.sites[index]
      return [Member(before: site)]
        + (0..<site.keys.count).map { slot in
          let key = tables.keys[Int(site.keys.start + slot)]
          return Member(
            key, slot: slot, of: site, leadingTo: tables.sites[Int(key.site)], tables.text)
        }
    }
  }
}

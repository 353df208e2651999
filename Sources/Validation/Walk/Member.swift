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
  private let spelling: Spelling
  /// The number of the member that is guessed to come next.
  var next: Int32
  let site: Int32
  let slot: Int32
  let plain: PlainScalars

  /// Stands before the first key, and for a site without any: no text is spelled like it.
  init(before site: Site) {
    spelling = .impossible
    bit = 0
    next = site.keys.isEmpty ? 0 : 1
    self.site = Program.freeSite
    slot = -1
    plain = PlainScalars()
  }

  init(_ key: Key, slot: Int32, of site: Site, leadingTo child: Site, _ text: FlatTable<UInt8>) {
    spelling = Spelling(key.name, text)
    let isBusy = slot >= 64 || !site.names.isEmpty || !key.refusals.isEmpty || key.isNoted
    bit = isBusy ? 0 : 1 << UInt64(slot)
    next = slot + 1 < site.keys.count ? slot + 2 : 1
    self.site = key.site
    self.slot = slot
    plain = child.scalars
  }

  /// Whether the name stands at an offset, with its quotes and the colon behind them.
  @inline(__always)
  func stands(at start: Int, in text: UncheckedBytes) -> Bool {
    spelling.stands(at: start, in: text)
  }
}

/// A name between its quotes and with a colon behind it, as nearly all recorders write names: whoever
/// finds these bytes where a name begins knows that it ends there and that the value comes next.
private struct Spelling: BitwiseCopyable {
  /// The first eight bytes, the second eight, and the last eight, which may overlap.
  private var head: UInt64
  private var middle: UInt64
  private var tail: UInt64
  /// What of the first and last word belongs to a name of fewer than eight bytes.
  private var mask: UInt64
  /// Where the last word begins.
  private var tailOffset: Int32

  /// No text has a zero byte where a name begins.
  static let impossible = Spelling(
    head: 0, middle: 0, tail: 0, mask: .max, tailOffset: 0)

  private init(head: UInt64, middle: UInt64, tail: UInt64, mask: UInt64, tailOffset: Int32) {
    (self.head, self.middle, self.tail) = (head, middle, tail)
    (self.mask, self.tailOffset) = (mask, tailOffset)
  }

  init(_ name: KeyBytes, _ text: FlatTable<UInt8>) {
    let first = Int(name.start)
    let bytes =
      [UInt8(ascii: "\"")] + (first..<(first + Int(name.length))).map { text[$0] }
      + [UInt8(ascii: "\""), UInt8(ascii: ":")]
    // A longer one is looked up each time.
    guard bytes.count <= 24 else {
      self = .impossible
      return
    }
    func word(from start: Int) -> UInt64 {
      bytes.dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let last = max(0, bytes.count - 8)
    self.init(
      head: word(from: 0), middle: word(from: 8), tail: word(from: last),
      mask: bytes.count < 8 ? 1 << UInt64(8 * bytes.count) - 1 : .max, tailOffset: Int32(last))
  }

  @inline(__always)
  func stands(at start: Int, in text: UncheckedBytes) -> Bool {
    let ends =
      (text.word(at: start) ^ head) | (text.word(at: start &+ Int(tailOffset)) ^ tail)
    return ends & mask == 0 && (tailOffset <= 8 || text.word(at: start &+ 8) == middle)
  }
}

extension FlatTable<Member> {
  /// Remembers which member came after another one.
  func learn(_ next: Int32, after last: FlatReference<Member>) {
    self[Int(last.value.slot) &+ 1].next = next
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

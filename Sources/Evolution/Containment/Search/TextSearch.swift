import Patterns
import StringFormats

/// The search for a text by length, patterns and formats, beside others.
struct TextSearch {
  private let cell: SearchCell
  private var least = 0
  private var most = Int.max
  private var wanted: [Pattern] = []
  private var unwanted: [Pattern] = []
  private var formats: [StringFormat] = []
  private var strangers: [StringFormat] = []
  private var hints: [StringFormat] = []
  private var excluded: Set<[UInt8]> = []

  /// Longer texts are not made; an example of that length helps nobody.
  private static let greatestLength = 1 << 17
  /// The same where patterns have a say, and every letter is a step of the search.
  private static let greatestPatternedLength = 10_000

  init(_ cell: SearchCell) {
    self.cell = cell
    for rule in cell.rules { take(cell.store[rule], rule.isNegative) }
  }

  private mutating func take(_ term: Term, _ isNegated: Bool) {
    switch term {
    case .minLength(let bound):
      if isNegated { most = min(most, bound - 1) } else { least = max(least, bound) }
    case .maxLength(let bound):
      if isNegated { least = max(least, bound &+ 1) } else { most = min(most, bound) }
    case .pattern(let number):
      let pattern = cell.store.patterns[number]
      if isNegated { unwanted.append(pattern) } else { wanted.append(pattern) }
    case .format(let format):
      if isNegated { strangers.append(format) } else { formats.append(format) }
    case .likely(let format): hints.append(format)
    case .values(let number):
      for case .text(let text) in cell.store.valueSets[number].list { excluded.insert(text) }
    default: return
    }
  }

  func find() -> SearchResult {
    guard least <= most else { return .none }
    if !hints.isEmpty, let sample = guess(among: hints.flatMap(\.samples)) { return sample }
    if formats.isEmpty, strangers.isEmpty { return findByPatterns(wanted, unwanted) }
    return findByFormats()
  }

  private func findByPatterns(_ wanted: [Pattern], _ unwanted: [Pattern]) -> SearchResult {
    let isPlain = wanted.isEmpty && unwanted.isEmpty
    guard least <= (isPlain ? Self.greatestLength : Self.greatestPatternedLength) else {
      return .unknown("a text of \(least) letters would be needed")
    }
    if isPlain { return findPlain() }
    cell.search.steps -= 20
    let member = Pattern.shortestMember(
      of: wanted, butNot: unwanted, lengths: least...most, except: excluded)
    switch member {
    case .text(let text): return .member(.text(plainer(text, wanted, unwanted)))
    case .none: return .none
    case .unknown(let reason): return guess() ?? .unknown(reason)
    }
  }

  /// A text that a keyboard has all characters of, where there is one.
  private func plainer(_ text: String, _ wanted: [Pattern], _ unwanted: [Pattern]) -> [UInt8] {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    guard !isPlain, let printable = Self.printable else { return Array(text.utf8) }
    let member = Pattern.shortestMember(
      of: wanted + [printable], butNot: unwanted, lengths: least...most, except: excluded)
    if case .text(let other) = member { return Array(other.utf8) }
    return Array(text.utf8)
  }

  private static let printable = try? Pattern("^[ -~]*$")

  /// A text of which nothing but the length is asked.
  private func findPlain() -> SearchResult {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    for length in least...min(most, max(least, 1) + excluded.count) {
      var text = [UInt8](repeating: letters[0], count: length)
      if !excluded.contains(text) { return .member(.text(text)) }
      guard length > 0 else { continue }
      for letter in letters {
        text[length - 1] = letter
        if !excluded.contains(text) { return .member(.text(text)) }
      }
    }
    if most == 0 { return .none }
    return findRare()
  }

  /// There are more letters than excluded texts.
  private func findRare() -> SearchResult {
    let start = [UInt8](repeating: UInt8(ascii: "a"), count: max(least, 1) - 1)
    for scalar in 0x4E00...(0x4E00 + UInt32(clamping: excluded.count)) {
      guard let letter = Unicode.Scalar(scalar) else { continue }
      let text = start + Array(String(Character(letter)).utf8)
      if !excluded.contains(text) { return .member(.text(text)) }
    }
    return .unknown("too many texts are excluded")
  }

  // MARK: formats

  private func findByFormats() -> SearchResult {
    if formats.contains(where: { format in strangers.contains { format.isWithin($0) } }) {
      return .none
    }
    if let guess = guess() { return guess }
    let outlines = formats.compactMap(\.outline)
    let cores = strangers.compactMap(\.core)
    if !outlines.isEmpty || !cores.isEmpty || !wanted.isEmpty {
      switch findByPatterns(wanted + outlines, unwanted + cores) {
      case .none: return .none
      case .member(let sample): if holds(sample) { return .member(sample) }
      case .unknown: break
      }
    }
    let inner = formats.compactMap(\.core)
    if case .member(let sample) = findByPatterns(wanted + inner, unwanted), holds(sample) {
      return .member(sample)
    }
    let names = (formats + strangers).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return .unknown("format \(names) cannot be compared with what else is asked of the text")
  }

  /// One of the texts that formats are known to take or to refuse.
  private func guess() -> SearchResult? {
    guess(among: formats.flatMap(\.samples) + StringFormat.oddTexts)
  }

  private func guess(among candidates: [String]) -> SearchResult? {
    for candidate in candidates {
      cell.search.steps -= 1
      let sample = Sample.text(Array(candidate.utf8))
      if holds(sample) { return .member(sample) }
    }
    return nil
  }

  private func holds(_ sample: Sample) -> Bool {
    cell.search.holdAll(cell.rules, sample) == true
  }
}

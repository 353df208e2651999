import JSONText
import Patterns
import Schemas
import SourceText

extension ChangeSearch {
  /// Compares what is asked of numbers, strings, and the size of arrays and objects.
  mutating func compareScalars(_ first: PlaceView, _ second: PlaceView, at number: Int) {
    let common = first.allowedTypes.intersection(second.allowedTypes)
    if !common.isDisjoint(with: .number) { compareNumbers(first, second, at: number) }
    if common.contains(.string) { compareStrings(first, second, at: number) }
    if common.contains(.array) { compareArraySizes(first, second, at: number) }
    if common.contains(.object) { compareObjectSizes(first, second, at: number) }
  }

  private mutating func compareNumbers(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) {
    let lower = leftover(first, second) { $0.lowerBound != nil }
    let (low, newLow) = (first.lowest, second.lowest)
    addBounds(
      lower, (.minimumRaised, .minimumLowered),
      tightened: "must be \(newLow?.lowerWords ?? "anything")\(insteadOf(low?.lowerWords))",
      loosened: newLow.map { "need only be \($0.lowerWords)\(insteadOf(low?.lowerWords))" }
        ?? "has no lower bound any more", at: number)
    let upper = leftover(first, second) { $0.upperBound != nil }
    let (high, newHigh) = (first.highest, second.highest)
    addBounds(
      upper, (.maximumLowered, .maximumRaised),
      tightened: "must be \(newHigh?.upperWords ?? "anything")\(insteadOf(high?.upperWords))",
      loosened: newHigh.map { "need only be \($0.upperWords)\(insteadOf(high?.upperWords))" }
        ?? "has no upper bound any more", at: number)
    let steps = leftover(first, second) { $0.step != nil }
    let (before, after) = (words(steps.old) { $0.step }, words(steps.new) { $0.step })
    let name = subject(number)
    addGroup(
      steps, at: number,
      narrowed: .init(
        .multipleRestricted,
        "\(name) must be a multiple of \(after ?? "something")\(insteadOf(before))"),
      widened: .init(
        .multipleFreed,
        after.map { "\(name) may be a multiple of \($0)\(insteadOf(before))" }
          ?? "\(name) need not be a multiple of \(before ?? "anything")"),
      changed: .init(
        .multipleChanged,
        "\(name) must be a multiple of \(after ?? "something")\(insteadOf(before))"))
  }

  private mutating func compareStrings(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) {
    compareCounts(
      first, second, { $0.shortest }, largest: true, "characters",
      (.minimumLengthRaised, .minimumLengthLowered), at: number)
    compareCounts(
      first, second, { $0.longest }, largest: false, "characters",
      (.maximumLengthLowered, .maximumLengthRaised), at: number)
    let name = subject(number)
    let patterns = leftover(first, second) { $0.patternText != nil }
    let (before, after) = (
      words(patterns.old) { $0.patternText }, words(patterns.new) { $0.patternText }
    )
    let changed = Candidate.Wording(
      patterns.old.isEmpty
        ? .patternAdded : patterns.new.isEmpty ? .patternRemoved : .patternChanged,
      after.map { "\(name) must match '\($0)'\(insteadOf(before.map { "'\($0)'" }))" }
        ?? "\(name) need not match '\(before ?? "")'")
    addGroup(patterns, at: number, narrowed: changed, widened: changed, changed: changed)
    compareFormats(first, second, at: number)
  }

  private mutating func compareFormats(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) {
    let formats = leftover(first, second) { $0.formatName?.isAsserted == true }
    if let words = switchedFormats(formats, first, second) {
      addGroup(formats, at: number, narrowed: words, widened: words, changed: words)
      return
    }
    let name = subject(number)
    let (before, after) = (
      words(formats.old) { $0.formatName?.name }, words(formats.new) { $0.formatName?.name }
    )
    let changed = Candidate.Wording(
      formats.old.isEmpty ? .formatAdded : formats.new.isEmpty ? .formatRemoved : .formatChanged,
      after.map { "\(name) must be of format '\($0)'\(insteadOf(before.map { "'\($0)'" }))" }
        ?? "\(name) need not be of format '\(before ?? "")'")
    addGroup(formats, at: number, narrowed: changed, widened: changed, changed: changed)
  }

  /// The words for formats that stand on both sides and only refuse on one.
  private func switchedFormats(
    _ formats: Leftover, _ first: PlaceView, _ second: PlaceView
  ) -> Candidate.Wording? {
    let silent = (formats.new.isEmpty ? second : first).entries.compactMap(\.rule.formatName)
    let loud = (formats.old + formats.new).compactMap(\.rule.formatName?.name)
    guard !loud.isEmpty, formats.old.isEmpty || formats.new.isEmpty,
      loud.allSatisfy({ name in silent.contains { $0.name == name && !$0.isAsserted } })
    else { return nil }
    return formats.old.isEmpty
      ? .init(.formatsAsserted, "formats refuse values now")
      : .init(.formatsAnnotated, "formats refuse no values any more")
  }

  private mutating func compareArraySizes(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) {
    compareCounts(
      first, second, { $0.fewestItems }, largest: true, "items",
      (.itemCountRestricted, .itemCountFreed), at: number)
    compareCounts(
      first, second, { $0.mostItems }, largest: false, "items",
      (.itemCountRestricted, .itemCountFreed), at: number)
    let rest = leftover(first, second) { $0.isUniqueItems }
    let name = subject(number)
    addGroup(
      rest, at: number,
      narrowed: .init(.repetitionForbidden, "\(name) may not hold an item twice"),
      widened: .init(.repetitionAllowed, "\(name) may hold an item twice"),
      changed: .init(.repetitionForbidden, "\(name) may not hold an item twice"))
  }

  private mutating func compareObjectSizes(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) {
    compareCounts(
      first, second, { $0.fewestFields }, largest: true, "fields",
      (.fieldCountRestricted, .fieldCountFreed), at: number)
    compareCounts(
      first, second, { $0.mostFields }, largest: false, "fields",
      (.fieldCountRestricted, .fieldCountFreed), at: number)
  }
}

extension ChangeSearch {
  private mutating func addBounds(
    _ rest: Leftover, _ kinds: (tightened: ChangeKind, loosened: ChangeKind), tightened: String,
    loosened: String, at number: Int
  ) {
    let name = subject(number)
    addGroup(
      rest, at: number, narrowed: .init(kinds.tightened, "\(name) \(tightened)"),
      widened: .init(kinds.loosened, "\(name) \(loosened)"),
      changed: .init(kinds.tightened, "\(name) \(tightened)"))
  }

  /// Compares a limit on a count; the largest of several holds when it is a lower one.
  private mutating func compareCounts(
    _ first: PlaceView, _ second: PlaceView, _ pick: (Rule) -> Int?, largest: Bool,
    _ unit: String, _ kinds: (ChangeKind, ChangeKind), at number: Int
  ) {
    let rest = leftover(first, second) { pick($0) != nil }
    guard !rest.isEmpty else { return }
    let (mine, other) = (
      first.entries.compactMap { pick($0.rule) }, second.entries.compactMap { pick($0.rule) }
    )
    let (before, after) =
      largest ? (mine.max(), other.max()) : (mine.min(), other.min())
    let bound = largest ? "at least" : "at most"
    let verb = unit == "characters" ? "have" : "hold"
    addBounds(
      rest, kinds,
      tightened:
        "must \(verb) \(bound) \(bounded(after, unit))\(insteadOf(before))",
      loosened: after.map { "need only \(verb) \(bound) \(bounded($0, unit))\(insteadOf(before))" }
        ?? "need not \(verb) \(bound) \(bounded(before, unit)) any more",
      at: number)
  }
}

/// `1 item`, `2 items`, `any items`.
private func bounded(_ count: Int?, _ units: String) -> String {
  count.map { counted($0, String(units.dropLast())) } ?? "any \(units)"
}

/// ` instead of 5`, or nothing when there was nothing.
private func insteadOf(_ before: (some CustomStringConvertible)?) -> String {
  before.map { " instead of \($0)" } ?? ""
}

private func words(_ entries: [PlaceView.Entry], _ pick: (Rule) -> String?) -> String? {
  let found = entries.compactMap { pick($0.rule) }
  return found.isEmpty ? nil : found.joined(separator: "' and '")
}

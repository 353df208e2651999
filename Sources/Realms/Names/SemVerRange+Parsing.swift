import Contracts

extension SemVerRange {
  /// Reads comparisons (`>=1.0.0 <2.0.0`), carets, tildes, `1.x`, `1.2.3 - 2.3`, and `||`.
  package init?(_ text: String) {
    guard text.utf8.count <= 500 else { return nil }
    let trimmed = text.split(separator: " ").joined(separator: " ")
    var alternatives: [[Comparator]] = []
    for part in Self.alternatives(of: trimmed) {
      guard let set = Self.set(part) else { return nil }
      alternatives.append(set)
    }
    guard !trimmed.isEmpty, !alternatives.isEmpty else { return nil }
    self.init(text: trimmed, alternatives: alternatives)
  }

  /// The parts between `||`.
  private static func alternatives(of text: String) -> [[Substring]] {
    var parts: [[Substring]] = [[]]
    for word in words(of: text) {
      if word == "||" { parts.append([]) } else { parts[parts.count - 1].append(word) }
    }
    return parts
  }

  /// Words of a range; a comma separates as a blank does, and an operator may stand apart from its
  /// version.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = Substring(text)
    while let first = rest.utf8.first {
      if first == UInt8(ascii: " ") || first == UInt8(ascii: ",") {
        rest = rest.dropFirst()
      } else if rest.utf8.starts(with: "||".utf8) {
        words.append(rest.prefix(2))
        rest = rest.dropFirst(2)
      } else if operatorBytes.contains(first) {
        let mark = rest.prefix { $0.utf8.allSatisfy(operatorBytes.contains) }
        rest = rest.dropFirst(mark.count).drop { $0 == " " }
        let version = rest.prefix { !isSeparator($0) }
        words.append(text[mark.startIndex..<mark.endIndex] + version)
        rest = rest.dropFirst(version.count)
      } else {
        let word = rest.prefix { !isSeparator($0) }
        guard !word.isEmpty else { return [] }
        words.append(word)
        rest = rest.dropFirst(word.count)
      }
    }
    return words
  }

  private static let operatorBytes = Set("<>=^~".utf8)

  private static func isSeparator(_ character: Character) -> Bool {
    " ,|<>=^~".contains(character)
  }

  /// All bounds of one alternative; nil when one of its words is none.
  private static func set(_ words: [Substring]) -> [Comparator]? {
    guard !words.isEmpty else { return nil }
    if words.count == 3, words[1] == "-" {
      guard let from = Partial(words[0]), let to = Partial(words[2]) else { return nil }
      return [.init(.atLeast, from.least)] + to.upTo
    }
    var bounds: [Comparator] = []
    for word in words {
      guard let more = comparators(word) else { return nil }
      bounds += more
    }
    return bounds
  }

  private static func comparators(_ word: Substring) -> [Comparator]? {
    let mark = word.prefix { $0.utf8.allSatisfy(operatorBytes.contains) }
    guard let partial = Partial(word.dropFirst(mark.count)) else { return nil }
    switch mark {
    case "": return partial.same
    case "=", "==": return partial.same
    case ">=": return [.init(.atLeast, partial.least)]
    case ">": return partial.above
    case "<": return [.init(.below, partial.least)]
    case "<=": return partial.upTo
    case "^": return partial.caret
    case "~": return partial.tilde
    default: return nil
    }
  }
}

/// A version of which the last numbers may be missing: `1`, `1.2`, `1.x`, `*`.
private struct Partial {
  /// The numbers that are there, three at most.
  private var numbers: [Int]
  private var whole: Version?

  init?(_ text: Substring) {
    let text = text.first == "v" ? text.dropFirst() : text
    if let version = Version(String(text)) {
      whole = version
      numbers = [version.major, version.minor, version.patch]
      return
    }
    numbers = []
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var isOpen = false
    for part in parts {
      if ["x", "X", "*"].contains(part) {
        isOpen = true
      } else {
        // What follows a placeholder says nothing that could hold.
        guard !isOpen, let version = Version("\(part).0.0") else { return nil }
        numbers.append(version.major)
      }
    }
  }

  private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }

  var least: Version { whole ?? Version(number(0), number(1), number(2)) }

  /// The first version after all that the numbers name.
  private var next: Version? {
    switch numbers.count {
    case 0: nil
    case 1: Version(bumped(numbers[0]), 0, 0)
    case 2: Version(numbers[0], bumped(numbers[1]), 0)
    default: nil
    }
  }

  /// All versions that the numbers name.
  var same: [SemVerRange.Comparator] {
    if numbers.count == 3 { return [.init(.equal, least)] }
    return [.init(.atLeast, least)] + (next.map { [.init(.below, $0)] } ?? [])
  }

  var upTo: [SemVerRange.Comparator] {
    if numbers.count == 3 { return [.init(.atMost, least)] }
    return next.map { [.init(.below, $0)] } ?? []
  }

  var above: [SemVerRange.Comparator] {
    if numbers.count == 3 { return [.init(.above, least)] }
    // Nothing is above all versions.
    return [.init(.atLeast, next ?? Version(.max, .max, .max))]
  }

  /// Up to the next step of the first number that is not zero.
  var caret: [SemVerRange.Comparator] {
    guard !numbers.isEmpty else { return same }
    let low = least
    let end: Version
    if low.major > 0 || numbers.count == 1 {
      end = Version(bumped(low.major), 0, 0)
    } else if low.minor > 0 || numbers.count == 2 {
      end = Version(0, bumped(low.minor), 0)
    } else {
      end = Version(0, 0, bumped(low.patch))
    }
    return [.init(.atLeast, low), .init(.below, end)]
  }

  /// Patches alone; with one number given, minors too.
  var tilde: [SemVerRange.Comparator] {
    guard numbers.count > 1 else { return same }
    return [.init(.atLeast, least), .init(.below, Version(number(0), bumped(number(1)), 0))]
  }
}

private func bumped(_ number: Int) -> Int { number == .max ? number : number + 1 }

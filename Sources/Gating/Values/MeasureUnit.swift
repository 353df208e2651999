/// What a number counts or measures, so far as the unit is one that everybody reads alike.
package struct MeasureUnit: Hashable, Sendable {
  package enum Dimension: Hashable, Sendable {
    case percent
    case time
    case bytes
    /// Any other word: `events`, `tests`. Two of them are only equal to themselves.
    case things(String)
  }

  package var dimension: Dimension
  /// How many of the smallest unit one of this is: nanoseconds, bytes.
  package var scale: Figure

  package init(_ dimension: Dimension, scale: Figure = Figure(1)) {
    self.dimension = dimension
    self.scale = scale
  }

  /// Reads `ms`, `MB`, `%`; every other word is a kind of thing.
  package init?(_ word: String) {
    guard !word.isEmpty else { return nil }
    if let known = Self.known[word] ?? Self.known[word.lowercased()] {
      self = known
    } else {
      self.init(.things(singular(word.lowercased())))
    }
  }

  /// Whether numbers of the unit are amounts rather than counts of things that can be listed.
  package var isMeasure: Bool {
    if case .things = dimension { false } else { true }
  }

  private static let known: [String: MeasureUnit] = {
    var table: [String: MeasureUnit] = [:]
    for word in ["%", "percent", "pct"] { table[word] = MeasureUnit(.percent) }
    for (words, scale) in times {
      for word in words { table[word] = MeasureUnit(.time, scale: scale) }
    }
    for (words, scale) in sizes {
      for word in words { table[word] = MeasureUnit(.bytes, scale: scale) }
    }
    return table
  }()

  private static let times: [([String], Figure)] = [
    (["ns", "nanosecond", "nanoseconds"], Figure(1)),
    (["us", "µs", "μs", "microsecond", "microseconds"], Figure(1, exponent: 3)),
    (["ms", "msec", "millisecond", "milliseconds"], Figure(1, exponent: 6)),
    (["s", "sec", "secs", "second", "seconds"], Figure(1, exponent: 9)),
    (["min", "mins", "minute", "minutes"], Figure(6, exponent: 10)),
    (["h", "hr", "hrs", "hour", "hours"], Figure(36, exponent: 11)),
    (["d", "day", "days"], Figure(864, exponent: 11)),
    (["week", "weeks"], Figure(6048, exponent: 11)),
    // A month and a year are no fixed time; they are amounts of their own.
  ]

  private static let sizes: [([String], Figure)] = [
    (["B", "byte", "bytes"], Figure(1)),
    (["KB", "kB"], Figure(1, exponent: 3)), (["MB"], Figure(1, exponent: 6)),
    (["GB"], Figure(1, exponent: 9)), (["TB"], Figure(1, exponent: 12)),
    (["KiB"], Figure(1024)), (["MiB"], Figure(1_048_576)), (["GiB"], Figure(1_073_741_824)),
    (["TiB"], Figure(1_099_511_627_776)),
  ]
}

/// The word for several of a thing that `singular` gives the word for one of.
func plural(_ word: String) -> String {
  if word.hasSuffix("y"), !["ay", "ey", "oy"].contains(where: word.hasSuffix) {
    return word.dropLast() + "ies"
  }
  return ["s", "x", "ch", "sh"].contains(where: word.hasSuffix) ? word + "es" : word + "s"
}

/// The word for one of a thing: `tests` and `test` are one word, and so are `entries` and `entry`.
func singular(_ word: String) -> String {
  let count = word.utf8.count
  if count > 4, word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
  if count > 4, ["ches", "shes", "sses", "xes"].contains(where: word.hasSuffix) {
    return String(word.dropLast(2))
  }
  if count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") {
    return String(word.dropLast())
  }
  return word
}

/// A shell pattern for paths: `*`, `?`, `[a-z]`, `[!a]` within a name, `**` for any folders.
///
/// Names are compared scalar by scalar; a name that begins with a dot is met only by a pattern
/// that begins with one.
package struct GlobPattern: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    /// `**`
    case anyFolders
    case name([Token])
  }

  enum Token: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    case anyOne
    case anyRun
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  package let text: String
  let parts: [Part]

  package init(_ text: String) {
    self.text = text
    parts = text.split(separator: "/").map { name in
      name == "**" ? .anyFolders : .name(GlobPattern.tokens(of: Array(name.unicodeScalars)))
    }
  }

  /// Whether a word holds anything a shell would have expanded.
  package static func isPattern(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 == "*" || $0 == "?" || $0 == "[" }
  }

  /// Whether a whole path, counted from where the pattern counts, fits.
  package func matches(path: String) -> Bool {
    let names = path.split(separator: "/").map(String.init)
    // Which parts of the pattern may stand next: many `**` cost no more than one.
    var states = [Bool](repeating: false, count: parts.count + 1)
    states[0] = true
    passFolders(&states)
    for name in names {
      var next = [Bool](repeating: false, count: parts.count + 1)
      for (state, part) in parts.enumerated() where states[state] {
        switch part {
        case .anyFolders: if !name.hasPrefix(".") { next[state] = true }
        case .name(let tokens): if GlobPattern.matches(name, tokens) { next[state + 1] = true }
        }
      }
      states = next
      passFolders(&states)
    }
    return states[parts.count]
  }

  /// `**` may stand for no folder at all.
  private func passFolders(_ states: inout [Bool]) {
    for (state, part) in parts.enumerated() where states[state] && part == .anyFolders {
      states[state + 1] = true
    }
  }

  static func matches(_ name: String, _ tokens: [Token]) -> Bool {
    let scalars = Array(name.unicodeScalars)
    if scalars.first == ".", tokens.first != .scalar(".") { return false }
    var position = 0
    var token = 0
    // Only the last `*` is ever tried again: earlier ones need not take more than they did.
    var star: (token: Int, position: Int)?
    while position < scalars.count {
      if token < tokens.count, tokens[token] == .anyRun {
        star = (token, position)
        token += 1
      } else if token < tokens.count, meets(tokens[token], scalars[position]) {
        token += 1
        position += 1
      } else if let last = star {
        star = (last.token, last.position + 1)
        token = last.token + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .anyRun }
  }

  private static func meets(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .scalar(let wanted): wanted == scalar
    case .anyOne: true
    case .anyRun: false
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  private static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
    var tokens: [Token] = []
    var offset = 0
    while offset < scalars.count {
      let scalar = scalars[offset]
      offset += 1
      switch scalar {
      case "*": if tokens.last != .anyRun { tokens.append(.anyRun) }
      case "?": tokens.append(.anyOne)
      case "[": tokens.append(set(in: scalars, at: &offset) ?? .scalar("["))
      case "\\" where offset < scalars.count:
        tokens.append(.scalar(scalars[offset]))
        offset += 1
      default: tokens.append(.scalar(scalar))
      }
    }
    return tokens
  }

  /// What stands behind a `[`; nil, and a bracket means itself, when it has no end.
  private static func set(in scalars: [Unicode.Scalar], at offset: inout Int) -> Token? {
    var next = offset
    let isNegated = next < scalars.count && (scalars[next] == "!" || scalars[next] == "^")
    if isNegated { next += 1 }
    let first = next
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while next < scalars.count, scalars[next] != "]" || next == first {
      let low = scalars[next]
      let hasRange =
        next + 2 < scalars.count && scalars[next + 1] == "-" && scalars[next + 2] != "]"
      let high = hasRange ? scalars[next + 2] : low
      if low <= high { ranges.append(low...high) }
      next += hasRange ? 3 : 1
    }
    guard next < scalars.count else { return nil }
    offset = next + 1
    return .oneOf(ranges, isNegated: isNegated)
  }
}

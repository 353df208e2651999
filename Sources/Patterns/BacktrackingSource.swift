/// Says a tree in PCRE2's language, spelling out every class so that the meaning stays ECMA's.
struct BacktrackingSource {
  private(set) var bytes: [UInt8] = []

  static func write(_ syntax: PatternSyntax) -> [UInt8] {
    var source = Self()
    source.add(syntax)
    return source.bytes
  }

  private mutating func add(_ syntax: PatternSyntax) {
    switch syntax {
    case .empty: put("(?:)")
    case .scalar(let scalar): isSurrogate(scalar) ? put("(?!)") : put(scalar)
    case .set(let set): add(set)
    case .sequence(let parts): for part in parts { add(part) }
    case .choice(let parts):
      put("(?:")
      for (number, part) in parts.enumerated() {
        if number > 0 { put("|") }
        add(part)
      }
      put(")")
    case .repeated(let part, let repetition): add(part, repetition)
    case .capture(let part, _):
      put("(")
      add(part)
      put(")")
    case .boundary(let boundary): add(boundary)
    case .look(let part, let look):
      put(look.isBehind ? "(?<" : "(?")
      put(look.isNegated ? "!" : "=")
      add(part)
      put(")")
    case .backreference(let number):
      put("\\g{")
      put(decimal: number)
      put("}")
    }
  }

  private mutating func add(_ boundary: PatternSyntax.Boundary) {
    switch boundary {
    case .start: put("\\A")
    case .end: put("\\z")
    case .word: put("\\b")
    case .notWord: put("\\B")
    }
  }

  private mutating func add(_ part: PatternSyntax, _ repetition: PatternSyntax.Repetition) {
    put("(?:")
    add(part)
    put("){")
    put(decimal: repetition.least)
    put(",")
    if let most = repetition.most { put(decimal: most) }
    put(repetition.isLazy ? "}?" : "}")
  }

  private mutating func add(_ set: ScalarSet) {
    guard !set.isEmpty else { return put("(?!)") }
    put("[")
    for run in set.runs {
      put(run.first)
      if run.last > run.first {
        put("-")
        put(run.last)
      }
    }
    put("]")
  }

  private mutating func put(_ words: StaticString) {
    words.withUTF8Buffer { letters in unsafe bytes.append(contentsOf: letters) }
  }

  private mutating func put(decimal number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  private mutating func put(_ scalar: UInt32) {
    put("\\x{")
    bytes.append(contentsOf: String(scalar, radix: 16).utf8)
    put("}")
  }
}

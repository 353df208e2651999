/// Turns the tree of a regular pattern into the graph, last step first.
struct NFABuilder {
  private var steps: [NFA.Step] = []
  private var sets: [ScalarSet] = []
  private var numbers: [ScalarSet: Int] = [:]
  private var asciiNumbers = [Int](repeating: -1, count: 128)
  private var asksForWords = false
  private var lookAheads: [NFA.LookAhead] = []
  private var lookBehindStarts: [Int] = []
  /// The step that ends every way.
  private static let match = 0

  static func build(_ syntax: PatternSyntax) throws(PatternError) -> NFA {
    guard size(of: syntax) < NFA.greatestSize else { throw PatternError(.programTooLarge, at: 0) }
    var builder = Self()
    builder.steps.append(.match)
    var start = builder.add(syntax, next: match)
    if !syntax.isAnchoredAtStart { start = builder.addSearchLoop(start) }
    return try builder.finish(start: start)
  }

  /// How many steps the tree makes, or more than any limit.
  static func size(of syntax: PatternSyntax) -> Int {
    switch syntax {
    case .empty, .scalar, .set, .boundary, .backreference: return 1
    case .capture(let part, _), .look(let part, _): return size(of: part)
    case .sequence(let parts), .choice(let parts):
      var total = 0
      for part in parts { total = min(total + size(of: part) + 1, NFA.greatestSize) }
      return total
    case .repeated(let part, let repetition):
      let copies = max(repetition.most ?? repetition.least + 1, 1)
      let (product, overflow) = (size(of: part) + 1).multipliedReportingOverflow(by: copies)
      return overflow ? NFA.greatestSize : min(product, NFA.greatestSize)
    }
  }

  private mutating func finish(start: Int) throws(PatternError) -> NFA {
    let wordSet = asksForWords ? number(of: .word) : nil
    guard let alphabet = Alphabet(telling: sets) else {
      throw PatternError(.programTooLarge, at: 0)
    }
    var isWord: [Bool] = []
    if let wordSet {
      isWord = Array(repeating: false, count: alphabet.letterCount)
      for letter in alphabet.members[wordSet] { isWord[Int(letter)] = true }
    }
    return NFA(
      steps: steps, start: start, alphabet: alphabet, isWord: isWord, lookAheads: lookAheads,
      lookBehindStarts: lookBehindStarts)
  }

  private mutating func add(_ step: NFA.Step) -> Int {
    steps.append(step)
    return steps.count - 1
  }

  private mutating func number(of set: ScalarSet) -> Int {
    if let known = numbers[set] { return known }
    sets.append(set)
    numbers[set] = sets.count - 1
    return sets.count - 1
  }

  private mutating func number(of scalar: UInt32) -> Int {
    guard scalar < 0x80 else { return number(of: ScalarSet(scalar)) }
    let known = asciiNumbers[Int(scalar)]
    if known >= 0 { return known }
    let number = number(of: ScalarSet(scalar))
    asciiNumbers[Int(scalar)] = number
    return number
  }

  /// Adds what leads through `syntax` to the step `next`; returns where it begins.
  private mutating func add(_ syntax: PatternSyntax, next: Int) -> Int {
    switch syntax {
    case .empty, .backreference: return next
    case .scalar(let scalar): return add(.read(set: number(of: scalar), next: next))
    case .set(let set): return add(.read(set: number(of: set), next: next))
    case .capture(let part, _): return add(part, next: next)
    case .boundary(let boundary):
      if boundary == .word || boundary == .notWord { asksForWords = true }
      return add(.check(boundary, next: next))
    case .look(let part, let look): return add(part, look, next: next)
    case .sequence(let parts):
      var first = next
      for part in parts.reversed() { first = add(part, next: first) }
      return first
    case .choice(let parts):
      var first: Int?
      for part in parts.reversed() {
        let branch = add(part, next: next)
        first = first.map { add(.fork(branch, $0)) } ?? branch
      }
      return first ?? next
    case .repeated(let part, let repetition):
      return add(part, repetition, next: next)
    }
  }

  private mutating func add(
    _ part: PatternSyntax, _ repetition: PatternSyntax.Repetition, next: Int
  ) -> Int {
    var first = next
    if let most = repetition.most {
      for _ in repetition.least..<max(most, repetition.least) {
        let body = add(part, next: first)
        first = add(.fork(body, next))
      }
    } else {
      first = add(.fork(next, next))
      let body = add(part, next: first)
      steps[first] = .fork(body, next)
    }
    for _ in 0..<repetition.least { first = add(part, next: first) }
    return first
  }

  private mutating func add(
    _ body: PatternSyntax, _ look: PatternSyntax.Look, next: Int
  ) -> Int {
    guard look.isBehind else {
      let start = add(body, next: Self.match)
      lookAheads.append(.init(start: start, isNegated: look.isNegated))
      return add(.lookAhead(lookAheads.count - 1, next: next))
    }
    // The body's table is asked at every place whether it could end there.
    var start = add(body, next: add(.check(.end, next: Self.match)))
    if !body.isAnchoredAtStart { start = addSearchLoop(start) }
    lookBehindStarts.append(start)
    return add(.lookBehind(lookBehindStarts.count - 1, isNegated: look.isNegated, next: next))
  }

  private mutating func addSearchLoop(_ start: Int) -> Int {
    let loop = add(.fork(start, start))
    let skip = add(.read(set: number(of: .all), next: loop))
    steps[loop] = .fork(start, skip)
    return loop
  }
}

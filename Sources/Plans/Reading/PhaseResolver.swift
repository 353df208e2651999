/// Finds the phases and groups that a label means.
struct PhaseResolver {
  private var byText: [String: Holder] = [:]
  private var byFoldedText: [String: Holder] = [:]
  private var byOrdinal: [String: [Int]] = [:]
  private var byName: [String: Holder] = [:]
  private var byAnchor: [String: Int] = [:]
  private var groups: [String: Int] = [:]
  /// The words of each label, in small letters.
  private var words: [[String]] = []
  /// Those without "phase", which every unit may be called.
  private var kinds: [[String]] = []

  /// The phase of a name; that several share it is all that has to be known then.
  private enum Holder {
    case one(Int)
    case several

    var only: Int? {
      if case .one(let index) = self { index } else { nil }
    }
  }

  struct Answer {
    var targets: [Int] = []
    var group: Int?
    var isAmbiguous = false
    var isAlias = false
  }

  init() {}

  /// Makes room for so many more phases.
  mutating func reserve(_ count: Int) {
    let count = words.count + count
    byText.reserveCapacity(count)
    byFoldedText.reserveCapacity(count)
    byName.reserveCapacity(count)
    byOrdinal.reserveCapacity(count)
    words.reserveCapacity(count)
    kinds.reserveCapacity(count)
  }

  mutating func add(_ label: PhaseLabel, name: String?, as index: Int, isRange: Bool = false) {
    while words.count <= index {
      words.append([])
      kinds.append([])
    }
    words[index] = label.words.map(\.folded)
    kinds[index] = Self.kind(words[index])
    Self.add(index, to: &byText[label.text])
    Self.add(index, to: &byFoldedText[label.text.folded])
    if let name { Self.add(index, to: &byName[name.folded.singleSpaced]) }
    if label.ordinals.count == 1, !isRange {
      byOrdinal[label.ordinals[0].folded, default: []].append(index)
    }
  }

  private static func add(_ index: Int, to holder: inout Holder?) {
    holder = holder == nil ? .one(index) : .several
  }

  mutating func add(anchor: String, as index: Int) { byAnchor[anchor] = index }

  mutating func add(group: String, as index: Int) {
    if groups[group] == nil { groups[group] = index }
  }

  /// The phases a label means, as seen from a phase whose label starts with certain words.
  func answer(_ label: PhaseLabel, from context: PhaseLabel? = nil) -> Answer {
    if let exact = byText[label.text]?.only { return Answer(targets: [exact]) }
    if let group = groups[label.text] { return Answer(group: group) }
    if let anchored = byAnchor[label.text] { return Answer(targets: [anchored]) }
    if label.ordinals.isEmpty { return bare(label) }
    var answer = Answer()
    let words = label.words.map(\.folded)
    for ordinal in label.ordinals {
      let one = self.ordinal(ordinal, words, context)
      answer.targets += one.targets
      answer.isAmbiguous = answer.isAmbiguous || one.isAmbiguous
      answer.isAlias = answer.isAlias || one.isAlias
    }
    return answer
  }

  /// The only phase of exactly this label.
  func exact(_ label: PhaseLabel) -> Int? { byText[label.text]?.only }

  private func bare(_ label: PhaseLabel) -> Answer {
    let folded = label.text.folded
    if let found = byFoldedText[folded] ?? byName[folded] {
      return found.only.map { Answer(targets: [$0]) } ?? Answer(isAmbiguous: true)
    }
    let group = groups.first { $0.key.folded == folded }
    return Answer(group: group?.value)
  }

  private func ordinal(
    _ ordinal: String, _ words: [String], _ context: PhaseLabel?
  ) -> Answer {
    let candidates = byOrdinal[ordinal.folded] ?? []
    guard !candidates.isEmpty else { return Answer() }
    var (found, best) = mostAlike(candidates, words)
    if found.count > 1, let context {
      let kind = Self.kind(context.words.map(\.folded))
      let near = found.filter { kinds[$0] == kind }
      if near.count == 1 { found = near }
    }
    guard best > 0 else { return Answer() }
    guard found.count == 1 else { return Answer(isAmbiguous: true) }
    return Answer(targets: found, isAlias: best < 2)
  }

  /// The phases whose words go best with those of a label, and how well they do.
  private func mostAlike(_ candidates: [Int], _ words: [String]) -> (found: [Int], best: Int) {
    let kind = Self.kind(words)
    var (found, best): ([Int], Int) = ([], 0)
    for candidate in candidates {
      let likeness = likeness(candidate, words, kind)
      guard likeness > 0, likeness >= best else { continue }
      if likeness > best { found.removeAll(keepingCapacity: true) }
      best = likeness
      found.append(candidate)
    }
    return (found, best)
  }

  /// 3 for the same words, 2 where only the word "phase" differs, 1 where one says nothing but
  /// "phase", 0 for words that do not go together.
  private func likeness(_ candidate: Int, _ words: [String], _ kind: [String]) -> Int {
    if self.words[candidate] == words { return 3 }
    if kinds[candidate] == kind { return 2 }
    return kinds[candidate].isEmpty || kind.isEmpty ? 1 : 0
  }

  /// The words without "phase", which every unit may be called.
  private static func kind(_ words: [String]) -> [String] {
    words.compactMap {
      let word = LabelParser.singular($0)
      return word == "phase" || word == "ph" ? nil : word
    }
  }
}

/// Finds the phases and groups that a label means.
struct PhaseResolver {
  private var byText: [String: [Int]] = [:]
  private var byFoldedText: [String: [Int]] = [:]
  private var byOrdinal: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]
  private var byAnchor: [String: Int] = [:]
  private var groups: [String: Int] = [:]
  private var labels: [PhaseLabel] = []

  struct Answer {
    var targets: [Int] = []
    var group: Int?
    var isAmbiguous = false
    var isAlias = false
  }

  init() {}

  mutating func add(_ label: PhaseLabel, name: String?, as index: Int, isRange: Bool = false) {
    while labels.count <= index { labels.append(PhaseLabel(text: "", words: [], ordinals: [])) }
    labels[index] = label
    byText[label.text, default: []].append(index)
    byFoldedText[label.text.folded, default: []].append(index)
    if let name { byName[name.folded.singleSpaced, default: []].append(index) }
    if label.ordinals.count == 1, !isRange {
      byOrdinal[label.ordinals[0].folded, default: []].append(index)
    }
  }

  mutating func add(anchor: String, as index: Int) { byAnchor[anchor] = index }

  mutating func add(group: String, as index: Int) {
    if groups[group] == nil { groups[group] = index }
  }

  /// The phases a label means, as seen from a phase whose label starts with certain words.
  func answer(_ label: PhaseLabel, from context: PhaseLabel? = nil) -> Answer {
    if let exact = only(byText[label.text]) { return Answer(targets: [exact]) }
    if let group = groups[label.text] { return Answer(group: group) }
    if let anchored = byAnchor[label.text] { return Answer(targets: [anchored]) }
    if label.ordinals.isEmpty { return bare(label) }
    var answer = Answer()
    for ordinal in label.ordinals {
      let one = self.ordinal(ordinal, label, context)
      answer.targets += one.targets
      answer.isAmbiguous = answer.isAmbiguous || one.isAmbiguous
      answer.isAlias = answer.isAlias || one.isAlias
    }
    return answer
  }

  /// The only phase of exactly this label.
  func exact(_ label: PhaseLabel) -> Int? { only(byText[label.text]) }

  private func only(_ found: [Int]?) -> Int? { found.flatMap { $0.count == 1 ? $0[0] : nil } }

  private func bare(_ label: PhaseLabel) -> Answer {
    let folded = label.text.folded
    if let found = byFoldedText[folded] ?? byName[folded] {
      return found.count == 1 ? Answer(targets: found) : Answer(isAmbiguous: true)
    }
    let group = groups.first { $0.key.folded == folded }
    return Answer(group: group?.value)
  }

  private func ordinal(_ ordinal: String, _ label: PhaseLabel, _ context: PhaseLabel?) -> Answer {
    let candidates = byOrdinal[ordinal.folded] ?? []
    let scored = candidates.map { ($0, likeness(labels[$0], label)) }.filter { $0.1 > 0 }
    guard let best = scored.map(\.1).max() else { return Answer() }
    var found = scored.filter { $0.1 == best }.map(\.0)
    if found.count > 1, let context {
      let near = found.filter { sharesKind(labels[$0], context) }
      if near.count == 1 { found = near }
    }
    guard found.count == 1 else { return Answer(isAmbiguous: true) }
    return Answer(targets: found, isAlias: best < 2)
  }

  /// 3 for the same words, 2 where only the word "phase" differs, 1 where one says nothing but
  /// "phase", 0 for words that do not go together.
  private func likeness(_ candidate: PhaseLabel, _ label: PhaseLabel) -> Int {
    let (one, other) = (Self.kind(candidate), Self.kind(label))
    if candidate.words.map(\.folded) == label.words.map(\.folded) { return 3 }
    if one == other { return 2 }
    return one.isEmpty || other.isEmpty ? 1 : 0
  }

  private func sharesKind(_ candidate: PhaseLabel, _ context: PhaseLabel) -> Bool {
    let kind = Self.kind(context)
    return Self.kind(candidate) == kind
  }

  /// The words of a label without "phase", which every unit may be called.
  static func kind(_ label: PhaseLabel) -> [String] {
    label.words.map { LabelParser.singular($0.folded) }.filter { $0 != "phase" && $0 != "ph" }
  }
}

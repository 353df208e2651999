import MarkdownText
import SourceText

extension PlanReader {
  /// Phases are told by rows of status tables and by headings; both may mean the same.
  mutating func readPhases() {
    for site in tables where site.kind == .status { readStatusTable(site) }
    indexRows()
    isPhaseSection = Array(repeating: false, count: document.sections.count)
    let owners = sectionsWithPhaseFields()
    withoutStruckHeadings = markdown.blankingStruckHeadings() ?? []
    for section in document.sections.indices.dropFirst() { readHeading(section, owners) }
    readWorkstreams()
  }

  /// Sections that have a status, a gate or a prerequisite of their own.
  private func sectionsWithPhaseFields() -> Set<Int> {
    var found: Set<Int> = []
    for site in sites {
      switch site.key {
      case .status, .gate, .prerequisite: found.insert(sectionOfBlock[site.block])
      case .blocker, .schedule, .evidence, .decision, .legend, .other: continue
      }
    }
    return found
  }

  private mutating func readHeading(_ section: Int, _ owners: Set<Int>) {
    guard let content = headingContent(section) else { return }
    let parts = headingParts(content)
    let title = standingText(parts.title)
    document.sections[section].title = title
    // The title of the whole document has the document's own status in its header.
    let isTitle = document.sections[section].level == 1 && section == 1
    if let label = parts.label {
      if parts.hasLead || !isTitle || parts.status != nil || owners.contains(section) {
        open(section, label, parts)
      }
    } else if let status = parts.status {
      openNamed(section, parts.title, status)
    } else if !isTitle, document.sections[section].level > 1,
      owners.contains(section) || codedRow(title) != nil
    {
      openNamed(section, parts.title, nil)
    }
  }

  // MARK: Labelled headings

  private mutating func open(
    _ section: Int, _ found: LabelParser.Found, _ parts: HeadingParser.Parts
  ) {
    let label = aliases.applied(to: found.label)
    let name = parts.name.map { standingText($0) }
    let index = known(label, name, section) ?? add(label, name)
    document.phases[index].mentions.append(
      Phase.Mention(.heading, found.label, at: at(found.span), section: section))
    if document.phases[index].name == nil { document.phases[index].name = name }
    if let status = parts.status { document.phases[index].contents.statuses.append(moved(status)) }
    document.sections[section].phase = index
    isPhaseSection[section] = !parts.hasLead
  }

  /// The phase that is known already under this label or one like it.
  private func known(_ label: PhaseLabel, _ name: String?, _ section: Int) -> Int? {
    let context = enclosingPhase(section).map { document.phases[$0].label }
    if label.ordinals.count > 1 {
      return resolver.exact(label)
    }
    let answer = resolver.answer(label, from: context)
    guard answer.targets.count == 1, !answer.isAmbiguous else { return nil }
    let target = answer.targets[0]
    guard !answer.isAlias || sharesWords(document.phases[target].name, name) else { return nil }
    // Two headings of one label are two phases, unless one of them only leads to the other.
    let isTaken = document.phases[target].mentions.contains {
      $0.kind == .heading && $0.section.map { isPhaseSection[$0] } ?? false
    }
    if isTaken, isDifferent(document.phases[target].name, name) { return nil }
    return target
  }

  /// Names that have no word in common; a missing name fits all.
  private func isDifferent(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return false }
    return !sharesWords(one, other)
  }

  /// An alias is believed where the names have a word in common, or one has no name.
  private func sharesWords(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return true }
    return !stems(one).isDisjoint(with: stems(other))
  }

  /// The words of a name in small letters and in the singular, little ones left out.
  func stems(_ name: String) -> Set<String> {
    var found: Set<String> = []
    Self.eachStem(name) { found.insert($0) }
    return found
  }

  /// Calls with each of them, also again with one that stands twice.
  private static func eachStem(_ name: String, _ body: (String) -> Void) {
    let letters = Array(name.utf8)
    var start = 0
    while start < letters.count {
      while start < letters.count, !isWordByte(letters[start]) { start += 1 }
      var end = start
      while end < letters.count, isWordByte(letters[end]) { end += 1 }
      if end - start > 2 {
        let stem = LabelParser.singular(loweredText(SourceSpan(start, end), of: letters))
        if littleWords.value(of: stem) == nil { body(stem) }
      }
      start = end
    }
  }

  private static let littleWords = WordTable(["the", "and", "for", "with"])

  private func enclosingPhase(_ section: Int) -> Int? {
    var parent = document.sections[section].parent
    while let current = parent {
      if let phase = document.sections[current].phase { return phase }
      parent = document.sections[current].parent
    }
    return nil
  }

  mutating func add(_ label: PhaseLabel, _ name: String?) -> Int {
    let index = document.phases.count
    var phase = Phase(label: label, name: name)
    phase.isRange = label.ordinals.count > 1
    document.phases.append(phase)
    resolver.add(label, name: name, as: index, isRange: phase.isRange)
    return index
  }

  // MARK: Headings without a label

  /// `MinimalWindow Migration (2025-12-28) ✅ COMPLETE`: the heading's words find their row.
  private mutating func openNamed(
    _ section: Int, _ title: SourceSpan, _ status: StatusClaim?
  ) {
    let name = standingText(title)
    guard !name.isEmpty else { return }
    let index = codedRow(name) ?? row(named: name) ?? add(LabelParser([]).bareLabel(name), nil)
    document.phases[index].mentions.append(
      Phase.Mention(.heading, document.phases[index].label, at: at(title), section: section))
    if let status { document.phases[index].contents.statuses.append(moved(status)) }
    document.sections[section].phase = index
    isPhaseSection[section] = true
  }

  /// The row whose code begins the heading: `M1 - Dual write`.
  private func codedRow(_ name: String) -> Int? {
    let letters = name.utf8.span
    var (end, holdsDigit) = (0, false)
    while end < letters.count,
      isLetter(letters[end]) || isDigit(letters[end]) || letters[end] == UInt8(ascii: ".")
    {
      holdsDigit = holdsDigit || isDigit(letters[end])
      end += 1
    }
    guard holdsDigit, isLetter(letters[0]) else { return nil }
    let code = String(Substring(name.utf8.prefix(end)))
    guard LabelParser.isOrdinal(code),
      let index = resolver.exact(PhaseLabel(text: code, words: [], ordinals: [code])),
      document.phases[index].label.words.isEmpty
    else { return nil }
    return index
  }

  /// The only row whose label begins the heading, or all of whose words stand in it.
  private func row(named name: String) -> Int? {
    let words = stems(name)
    var beginning: [Int] = []
    var within: [Int] = []
    let folded = name.folded
    for index in rowsSharing(words) {
      let label = document.phases[index].label
      if startsWithWord(folded, label.text.folded) { beginning.append(index) }
      let own = stems(label.text)
      if !own.isEmpty, own.isSubset(of: words) { within.append(index) }
      if folded == document.phases[index].name?.folded.singleSpaced { return index }
    }
    if beginning.count == 1 { return beginning[0] }
    return within.count == 1 ? within[0] : nil
  }

  /// Rows without a number that have a word of their label or name among these.
  private func rowsSharing(_ words: Set<String>) -> [Int] {
    Set(words.flatMap { rowsByStem[$0] ?? [] }).sorted()
  }

  private mutating func indexRows() {
    rowsByStem.reserveCapacity(document.phases.count * 4)
    for (index, phase) in document.phases.enumerated() {
      Self.eachStem(phase.label.text) { Self.note(index, in: &rowsByStem[$0, default: []]) }
      guard let name = phase.name else { continue }
      Self.eachStem(name) { Self.note(index, in: &rowsByStem[$0, default: []]) }
    }
  }

  /// A word that so many rows share tells none from another.
  private static func note(_ index: Int, in rows: inout [Int]) {
    if rows.last != index, rows.count < 32 { rows.append(index) }
  }

  private func startsWithWord(_ text: String, _ word: String) -> Bool {
    guard text.utf8.starts(with: word.utf8) else { return false }
    return text.utf8.dropFirst(word.utf8.count).first.map { !isWordByte($0) } ?? true
  }

  // MARK: Nesting

  /// Sections below a phase's section belong to the phase; phases below it are its children.
  mutating func linkSections() {
    for section in document.sections.indices.dropFirst() {
      guard let parent = document.sections[section].parent,
        let enclosing = document.sections[parent].phase
      else { continue }
      if let phase = document.sections[section].phase {
        let isChild = isPhaseSection[section] && isPhaseSection[parent] && phase != enclosing
        if isChild, document.phases[phase].parent == nil, !isAncestor(phase, of: enclosing) {
          document.phases[phase].parent = enclosing
        }
      } else if isPhaseSection[parent] {
        document.sections[section].phase = enclosing
        isPhaseSection[section] = true
      } else if let lead = headingOfSection[parent], lead >= 0 {
        // What stands below `Current: Pipeline D` speaks of it as well.
        document.sections[section].phase = enclosing
      }
    }
  }

  private func isAncestor(_ phase: Int, of other: Int) -> Bool {
    var current: Int? = other
    // Headings are at most six deep; what is deeper came about by phases of one name.
    for _ in 0..<16 {
      guard let index = current else { return false }
      if index == phase { return true }
      current = document.phases[index].parent
    }
    return true
  }
}

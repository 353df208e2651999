import SourceText

extension PlanDocument {
  /// The weekly task file that the file is, by its name: `WEEK_1_TASKS.md`; nil otherwise.
  package var taskFile: TaskFile? {
    let name = StatusVocabulary.normalized(source.path.fileName)
    guard name.begins(with: "week "), name.hasSuffix(".md"),
      name.utf8.split(separator: 0x20).contains(where: {
        String(Substring($0)).begins(with: "task")
      })
    else { return nil }
    var reader = TaskFileReader(self)
    return reader.read(name)
  }
}

/// Finds the tasks of a week in a document that was read.
private struct TaskFileReader {
  let document: PlanDocument
  private var file: TaskFile

  init(_ document: PlanDocument) {
    self.document = document
    file = TaskFile(path: document.source.path)
  }

  mutating func read(_ name: String) -> TaskFile {
    file.week = week(in: name)
    if let title = document.title, let number = week(in: StatusVocabulary.normalized(title.value)) {
      file.titleWeek = Located(number, at: title.span)
    }
    file.dates = headerDates()
    file.milestone = field(["milestone", "milestones", "phase"], in: 0...1)
    for section in document.sections.indices.dropFirst() where isTask(section) { addTask(section) }
    file.successCriteria = boxes.filter { item in
      let title = document.sections[item.section].title.folded
      return (title + " " + (item.list ?? "").folded).utf8Contains("success")
    }
    return file
  }

  private func week(in text: String) -> Int? {
    guard let (_, behind) = text.splitOnce(at: "week ") else { return nil }
    return Int(String(Substring(behind.utf8.prefix(while: isDigit))))
  }

  private func headerDates() -> [PlanDate] {
    let end = document.sections.dropFirst(2).first?.span.start ?? document.source.bytes.count
    return document.dates.filter { $0.span.start < end }
  }

  private var boxes: [ChecklistItem] {
    document.phases.flatMap(\.contents.checklist) + document.loose.checklist
  }

  private func field(_ keys: Set<String>, in sections: ClosedRange<Int>) -> Located<String>? {
    document.fields.first { sections.contains($0.section) && keys.contains($0.key.folded) }
      .map { Located($0.value, at: $0.valueSpan) }
  }

  // MARK: Tasks

  /// A heading that says "task", or below which an owner is named.
  private func isTask(_ section: Int) -> Bool {
    let found = document.sections[section]
    guard found.level > 1 else { return false }
    let words = found.heading?.value.folded ?? ""
    let body = words.utf8.drop { !isLetter($0) }
    let isNamed =
      String(Substring(body)).begins(with: "task")
      && body.dropFirst(4).contains(where: isDigit)
    return isNamed
      || document.fields.contains { $0.section == section && Self.owners.contains($0.key.folded) }
  }

  private static let owners: Set<String> = [
    "owner", "assigned to", "assignee", "agent", "responsible", "assigned", "owners",
  ]

  private mutating func addTask(_ section: Int) {
    let found = document.sections[section]
    guard let heading = found.heading else { return }
    let last = lastSection(of: section)
    var task = TaskFile.Task(
      title: Located(found.title, at: heading.span),
      at: SourceSpan(found.span.start, document.sections[last].span.end))
    let range = section...last
    task.owner = field(Self.owners, in: range)
    task.priority = field(["priority"], in: range)
    task.status = status(range, found)
    let inside = boxes.filter { range.contains($0.section) }
    task.criteria = inside.filter { !isFileList($0.list) }
    task.plainCriteria = plainCriteria(range)
    task.files = document.references.filter { range.contains($0.section) && isFile($0.target) }
    task.blockers = blockers(range)
    file.tasks.append(task)
  }

  private func lastSection(of section: Int) -> Int {
    var last = section
    while last + 1 < document.sections.count,
      document.sections[last + 1].level > document.sections[section].level
    {
      last += 1
    }
    return last
  }

  private func status(_ range: ClosedRange<Int>, _ section: PlanSection) -> StatusClaim? {
    let phase = section.phase.map { document.phases[$0].contents.statuses } ?? []
    return (phase + document.loose.statuses).first { claim in
      claim.span.start >= section.span.start
        && claim.span.end <= document.sections[range.upperBound].span.end
    }
  }

  private func isFileList(_ list: String?) -> Bool {
    list.map { $0.folded.utf8Contains("file") } ?? false
  }

  private func plainCriteria(_ range: ClosedRange<Int>) -> [Located<String>] {
    document.fields.filter {
      range.contains($0.section) && !$0.value.isEmpty
        && ["acceptance criteria", "criteria", "done when", "definition of done"]
          .contains($0.key.folded)
    }.map { Located($0.value, at: $0.valueSpan) }
  }

  private func isFile(_ target: PlanReference.Target) -> Bool {
    switch target {
    case .path, .line: true
    case .commit, .issue, .decision, .rfc, .url, .heading: false
    }
  }

  private func blockers(_ range: ClosedRange<Int>) -> [Blocker] {
    let fields = document.fields.filter {
      range.contains($0.section)
        && ["blocker", "blockers", "blocked by", "dependencies"]
          .contains($0.key.folded)
    }
    return fields.map { field in
      let value = field.value.folded
      let isNone = ["", "none", "-", "n/a", "—"].contains(value) || value.begins(with: "none ")
      return Blocker(isNone ? .none : .words, text: field.value, at: field.valueSpan)
    }
  }
}

extension String {
  /// Whether a word stands somewhere in the text.
  func utf8Contains(_ word: String) -> Bool { splitOnce(at: word) != nil }
}

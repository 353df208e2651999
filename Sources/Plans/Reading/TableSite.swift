import MarkdownText
import SourceText

/// A table and what its columns are.
struct TableSite {
  enum Kind {
    case status
    case documents
    case ownership
    case truths
    case bugs
    case actions
    case assertions
    case legend
    /// No words in the head: key and value.
    case header
    case other
  }

  enum Column {
    case item
    case name
    case status
    case blocker
    case prerequisite
    case blocking
    case date
    case owner
    case gate
    case evidence
    case notes
    case document
    case purpose
    case owns
    case doesNotOwn
    case datum
    case truth
    case current
    case number
    case bug
    case cause
    case fix
    case impact
    case task
    case value
    case requirement
    case mark
    case meaning
    case other
  }

  var block: Int
  var section: Int
  var table: MarkdownTable
  var kind: Kind
  var columns: [Column]
  /// The words of the head, in small letters.
  var head: [String]
  /// What the units of a status table are called: `Milestone`.
  var unit: String?

  init(block: Int, section: Int, table: MarkdownTable, head: [String]) {
    self.block = block
    self.section = section
    self.table = table
    self.head = head
    columns = head.map(Self.column)
    kind = Self.kind(columns, head)
    if kind == .status { nameColumn() }
  }

  func index(_ column: Column) -> Int? { columns.firstIndex(of: column) }

  func cell(_ column: Column, of row: MarkdownTable.Row) -> SourceSpan? {
    index(column).flatMap(row.cell)
  }

  // MARK: Columns

  private static let words: [String: Column] = {
    var all: [String: Column] = [:]
    let table: [(Column, [String])] = [
      (.name, ["name", "title", "description", "scope", "focus", "summary"]),
      (
        .status,
        ["status", "state", "progress", "status/progress", "phase status", "current status"]
      ),
      (.blocker, ["blocker", "blockers", "blocked by", "waiting on", "waiting for"]),
      (
        .prerequisite,
        [
          "depends on", "dependency", "dependencies", "prerequisite", "prerequisites", "requires",
          "after", "needs", "depends", "prereq", "prereqs",
        ]
      ),
      (.blocking, ["blocking", "blocks", "unblocks"]),
      (
        .date,
        [
          "date", "completed", "completed on", "finished", "done on", "verified on", "updated",
          "last updated", "when", "completion date", "date completed",
        ]
      ),
      (.owner, ["owner", "assignee", "assigned to", "responsible", "agent", "lead", "who"]),
      (
        .gate,
        ["gate", "gate criteria", "exit criteria", "criteria", "gate criterion", "exit gate"]
      ),
      (.evidence, ["evidence", "verification", "proof", "verified by"]),
      (.notes, ["notes", "note", "comment", "comments", "remarks", "details"]),
      (.document, ["document", "doc", "file", "path", "reference", "documents", "doc path"]),
      (.purpose, ["purpose", "content", "contents", "use", "role"]),
      (.owns, ["owns", "owned", "is owner of", "responsible for"]),
      (
        .doesNotOwn,
        ["does not own", "doesn't own", "not owned", "does not", "not own", "not responsible for"]
      ),
      (.datum, ["data", "datum", "field", "state field", "piece of state", "value"]),
      (.current, ["current", "currently", "today", "now"]),
      (.number, ["#", "no", "no.", "id", "nr", "number", "ref", "key"]),
      (.bug, ["bug", "defect", "issue", "problem", "finding", "error"]),
      (.cause, ["root cause", "cause", "reason"]),
      (.fix, ["fix", "resolution", "solution", "fixed by", "remedy"]),
      (.impact, ["impact", "effect", "result", "severity"]),
      (.task, ["task", "action", "action item", "item", "todo", "work item", "work"]),
      (
        .requirement,
        ["requirement", "required", "expected", "threshold", "target", "must be", "limit"]
      ),
      (.mark, ["symbol", "mark", "icon", "emoji", "sign", "indicator"]),
      (.meaning, ["meaning", "means", "definition"]),
      // The same in other languages, as far as plans that label their units `Phase A` have it.
      (.item, ["etappe", "étape", "etapa", "fase", "этап", "фаза", "阶段", "フェーズ"]),
      (
        .status,
        ["zustand", "statut", "état", "estado", "stato", "статус", "состояние", "状态", "状態"]
      ),
      (.name, ["bezeichnung", "nom", "nombre", "nome", "название", "名称"]),
      (
        .prerequisite,
        [
          "hängt ab von", "abhängig von", "voraussetzung", "dépend de", "prérequis", "depende de",
          "dipende da", "зависит от", "依赖", "abhängigkeit", "abhängigkeiten", "dépendance",
          "dépendances", "dependencia", "dependencias", "dependência", "dependências", "dipendenza",
          "dipendenze", "зависимости", "依赖项", "依存", "依存関係",
        ]
      ),
      (.blocker, ["blockiert durch", "bloqué par", "bloqueado por", "блокер", "阻塞"]),
    ]
    for (column, names) in table { for name in names { all[name] = column } }
    return all
  }()

  private static let phrases = WordTable(words.map { ($0.key, $0.value) })

  private static func column(_ head: String) -> Column {
    let head = head.singleSpaced
    if let column = phrases.value(of: head) { return column }
    // Small letters of other scripts are made here alone, where there is one of them.
    if head.holdsHighBytes,
      let column = words[head] ?? words[head.lowercased()]
    {
      return column
    }
    let parts = head.utf8.split(separator: 0x20).map { String(Substring($0)) }
    if parts.contains("ssot") || head.begins(with: "source of truth")
      || head.ends(with: "source of truth")
    {
      return .truth
    }
    if let first = parts.first, LabelParser.keywords.contains(LabelParser.singular(first)) {
      return .item
    }
    if parts.last == "status" || parts.first == "status" { return .status }
    if head.begins(with: "blocked") { return .blocker }
    if head.begins(with: "depend") { return .prerequisite }
    if parts.last == "owner" { return .owner }
    return .other
  }

  // MARK: Kinds

  private static func kind(_ columns: [Column], _ head: [String]) -> Kind {
    if head.allSatisfy(\.isEmpty) { return .header }
    let has = { (column: Column) in columns.contains(column) }
    if has(.owns) { return .ownership }
    if columns.filter({ $0 == .truth }).count > 0, columns.first != .status { return .truths }
    if has(.requirement), columns.count >= 3,
      columns.contains(where: isObserved)
        || head.contains(where: observedWords.contains)
    {
      return .assertions
    }
    if has(.mark), has(.meaning) || columns.count == 2 { return .legend }
    if has(.bug), has(.fix) || has(.cause) { return .bugs }
    if columns.first == .document { return .documents }
    if has(.item), has(.status) { return .status }
    if has(.task), has(.owner) { return .actions }
    if has(.status), has(.blocker) || has(.prerequisite) || has(.gate) || has(.evidence),
      columns.contains(where: { $0 == .number || $0 == .name || $0 == .task || $0 == .other })
    {
      return .status
    }
    return .other
  }

  private static let observedWords: Set<String> = [
    "actual", "value", "observed", "measured", "result", "got", "current", "actual value",
  ]

  private static func isObserved(_ column: Column) -> Bool { column == .value }

  /// Where no column is the unit's by name, the first one is that is not taken otherwise.
  private mutating func nameColumn() {
    guard index(.item) == nil else { return }
    let candidates: [Column] = [.number, .task, .other, .name]
    for candidate in candidates {
      if let index = index(candidate) {
        columns[index] = .item
        return
      }
    }
  }
}

import Contracts
import MarkdownText
import Plans
import SourceText

/// A value that a table of a plan gives to a name: the default of a variable, the port of a service.
struct DeclaredFact {
  enum Kind: String, Hashable {
    case fallback = "default"
    case port
    case version
  }

  struct Subject: Hashable {
    var kind: Kind
    var name: String
  }

  var subject: Subject
  var value: String
  var plan: Int
  /// The table it stands in, among the plan's blocks.
  var table: Int
  var date: Day?
  var span: SourceSpan
}

extension DeclaredFact {
  /// What the tables of a plan declare, those left out that speak of one environment or of the past.
  static func all(of plan: JudgedPlan, number: Int) -> [DeclaredFact] {
    let document = plan.document
    return plan.tableBlocks.flatMap { index -> [DeclaredFact] in
      let block = document.markdown.blocks[index]
      guard case .table(let table) = block.kind else { return [] }
      guard kinds.occurs(in: document.markdown.text(table.header.span)) else { return [] }
      let head = table.header.cells.map {
        plainWords(text($0, of: document)).joined(separator: " ")
      }
      guard let name = head.firstIndex(where: { names.contains($0) }),
        let (column, kind) = valued(head, name), !isOfOneSide(block.span, plan)
      else { return [] }
      return table.rows.compactMap { row in
        guard let cell = row.cell(name), let value = row.cell(column) else { return nil }
        let (key, said) = (text(cell, of: document), text(value, of: document))
        guard isPlain(key), isPlain(said), said.utf8.contains(where: { isWordByte($0) }) else {
          return nil
        }
        return DeclaredFact(
          subject: Subject(kind: kind, name: key), value: said, plan: number, table: index,
          date: plan.date, span: document.text.original(value))
      }
    }
  }

  /// Whether both cannot be true: they stand in two tables of one plan, or in plans of one day.
  func contradicts(_ other: DeclaredFact) -> Bool {
    guard value != other.value, value.droppingSlash != other.value.droppingSlash else {
      return false
    }
    return plan == other.plan
      ? table != other.table : date != nil && date == other.date
  }

  /// One of these stands in the head of every table that declares something.
  private static let kinds = WordFinder(["default", "port", "version"])

  private static let names: Set<String> = [
    "variable", "environment variable", "env variable", "env var", "env", "setting", "service",
    "component", "contract", "package",
  ]

  private static func valued(_ head: [String], _ name: Int) -> (Int, Kind)? {
    for (index, word) in head.enumerated() where index != name {
      switch word {
      case "default", "default value": return (index, .fallback)
      case "port": return (index, .port)
      case "version", "current version": return (index, .version)
      default: continue
      }
    }
    return nil
  }

  /// One name or value and nothing besides: no list, no words, no place holder.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 120
      && text.utf8.allSatisfy { byte in
        isWordByte(byte) || "-./:~@+%".utf8.contains(byte)
      }
  }

  private static func isOfOneSide(_ span: SourceSpan, _ plan: JudgedPlan) -> Bool {
    guard let section = plan.section(at: plan.document.text.original(span).start) else {
      return false
    }
    return plan.ancestry(of: section).dropLast().contains { part in
      plainWords(part.title).contains { sides.contains($0) }
    } || plan.document.sections[section].phase != nil
  }

  /// Words of headings under which a value is that of one side alone.
  private static let sides: Set<String> = [
    "dev", "development", "prod", "production", "staging", "test", "tests", "testing", "local",
    "docker", "ci", "example", "examples", "sample", "before", "after", "old", "new", "legacy",
    "current", "target", "proposed", "proposal", "option", "alternative", "alternatives",
    "previous", "history", "changelog", "override", "overrides",
  ]

  private static func text(_ cell: SourceSpan, of document: PlanDocument) -> String {
    document.markdown.plainText(cell).filter { $0 != "`" && $0 != "\"" }.trimmed
  }
}

extension String {
  /// `~/data/` and `~/data` are one place.
  fileprivate var droppingSlash: Substring { hasSuffix("/") ? dropLast() : self[...] }
}

/// Two values of one name.
struct DeclaredConflict {
  var one: DeclaredFact
  var other: DeclaredFact
}

extension Docket {
  /// Names that tables give different values, each told once, where the later one stands.
  func findDeclaredConflicts() -> [DeclaredConflict] {
    let facts = plans.enumerated().flatMap { index, plan in
      isArchived(index) || plan.document.documentClass == .archived
        ? [] : DeclaredFact.all(of: plan, number: index)
    }
    return Dictionary(grouping: facts, by: \.subject).values.compactMap { claims in
      let ordered = claims.sorted { ($0.plan, $0.span) < ($1.plan, $1.span) }.prefix(200)
      for (index, later) in ordered.enumerated() {
        if let earlier = ordered[..<index].first(where: { $0.contradicts(later) }) {
          return DeclaredConflict(one: later, other: earlier)
        }
      }
      return nil
    }.sorted { ($0.one.plan, $0.one.span) < ($1.one.plan, $1.one.span) }
  }
}

extension DeclaredConflict {
  func shown(in docket: Docket) -> FactConflict {
    FactConflict(
      subject: "\(one.subject.kind.rawValue) of \(one.subject.name)",
      claims: [other, one].map { fact in
        FactConflict.Claim(
          value: fact.value, date: fact.date, place: docket.plans[fact.plan].place(fact.span))
      })
  }
}

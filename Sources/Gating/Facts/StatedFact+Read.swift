import Contracts
import Plans
import SourceText

extension StatedFact {
  /// The facts of a plan: numbers that are said of the whole, not of one part.
  static func all(of plan: JudgedPlan, number: Int) -> [StatedFact] {
    plan.document.numbers.compactMap { mention in
      guard !mention.isRough, let subject = Subject(mention), let value = Figure(mention.value),
        isOfTheWhole(mention, plan)
      else { return nil }
      return StatedFact(
        subject: subject, value: value, isLowerBound: mention.isLowerBound, lexeme: mention.lexeme,
        plan: number, phase: mention.phase, date: date(of: mention, plan),
        line: plan.line(of: mention.span), span: mention.span)
    }
  }

  /// The line's own date, its heading's, its phase's; the document's for what stands in no phase.
  private static func date(of mention: NumberMention, _ plan: JudgedPlan) -> Day? {
    if let day = mention.date?.day { return day }
    for section in plan.ancestry(of: mention.section) {
      if let day = section.date?.day { return day }
    }
    guard let phase = mention.phase, plan.phases.indices.contains(phase) else { return plan.date }
    return plan.phases[phase].date
  }

  /// `auth module: 24 tests passing` is a fact about a module and nobody else's business.
  private static func isOfTheWhole(_ mention: NumberMention, _ plan: JudgedPlan) -> Bool {
    let bytes = plan.document.source.bytes
    var start = mention.span.start
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    let prefix = bytes[start..<mention.span.start]
    // A cell of a table speaks of its row.
    guard !prefix.contains(UInt8(ascii: "|")) else { return false }
    let field = plan.field(from: start, through: mention.span.start)
    guard let field else { return saysLittle(prefix) }
    let key = plainWords(field.key)
    guard key.contains(where: { resultKeys.contains($0) }) else { return false }
    // In a result's own line only the words right before the number can narrow it down.
    return saysLittle(lastClause(prefix))
  }

  private static let resultKeys: Set<String> = [
    "gate", "status", "verification", "tests", "test", "evidence", "result", "results", "coverage",
    "validation", "suite",
  ]

  /// What stands behind the last mark that ends a clause.
  private static func lastClause(_ prefix: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let stops = Array(",;:(-.".utf8) + [0xE2]
    guard let stop = prefix.lastIndex(where: { stops.contains($0) }) else { return prefix }
    return prefix[(stop + 1)...]
  }

  private static func saysLittle(_ prefix: ArraySlice<UInt8>) -> Bool {
    plainWords(String(decoding: prefix.filter { $0 < 0x80 }, as: UTF8.self))
      .allSatisfy { smallWords.contains($0) }
  }

  private static let smallWords: Set<String> = [
    "all", "total", "now", "currently", "with", "and", "the", "a", "full", "suite", "test",
    "tests", "of", "has", "have", "we", "are", "there", "x", "still", "runs", "shows", "coverage",
    "is", "at", "code", "overall", "our", "gate", "passed", "verification", "status",
  ]
}

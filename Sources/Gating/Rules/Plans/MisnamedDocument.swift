import Findings
import Plans
import SourceText

/// A plan that is called otherwise than plans at its place are.
struct MisnamedDocument: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 42), "misnamed-document", severity: .warning,
    summary: "A plan's file is not called as 'plans: names:' asks for its place.",
    rationale: """
      A name such as '2026-01-17-consolidation.md' sorts by time and says what is inside. A file \
      that is called otherwise is overlooked.
      """)

  func rulings(on docket: Docket) -> [Ruling] {
    guard !docket.policy.names.isEmpty else { return [] }
    return docket.plans.compactMap { plan in
      let name = plan.path.split(separator: "/").last.map { String($0) } ?? plan.path
      guard plan.path != docket.policy.canonical,
        let form = docket.policy.names.first(where: { globMatches($0.glob, plan.path) })?.form,
        !NameForm(form).matches(name)
      else { return nil }
      return remark(
        "'\(name)' is not called as '\(form)' asks", at: plan.document.title?.span ?? .beginning,
        in: plan)
    }
  }
}

/// How files are called: `YYYY-MM-DD-slug.md`, `ADR-NNN-slug.md`.
struct NameForm {
  private let form: [UInt8]

  init(_ form: String) { self.form = Array(form.utf8) }

  /// Runs of Y, M, D and N stand for as many digits, `slug` for small letters, digits and hyphens;
  /// everything else for itself.
  func matches(_ name: String) -> Bool {
    let text = Array(name.utf8)
    // A slug may end at several places, so every place that is reached is kept.
    var reached: Set<Int> = [0]
    var offset = 0
    while offset < form.count, !reached.isEmpty {
      if form[offset...].starts(with: Self.slug) {
        reached = Set(reached.flatMap { start in Self.ends(ofSlugAt: start, in: text) })
        offset += Self.slug.count
        continue
      }
      let sign = form[offset]
      let run = form[offset...].prefix { $0 == sign }.count
      if let range = Self.digits(sign, run) {
        reached = Set(reached.compactMap { Self.end(ofNumberAt: $0, run, range, in: text) })
        offset += run
      } else {
        reached = Set(reached.compactMap { $0 < text.count && text[$0] == sign ? $0 + 1 : nil })
        offset += 1
      }
    }
    return reached.contains(text.count)
  }

  private static let slug = Array("slug".utf8)

  private static func digits(_ sign: UInt8, _ run: Int) -> ClosedRange<Int>? {
    switch (sign, run) {
    case (UInt8(ascii: "Y"), 4): 1000...2999
    case (UInt8(ascii: "M"), 2): 1...12
    case (UInt8(ascii: "D"), 2): 1...31
    case (UInt8(ascii: "N"), 1...9): 0...999_999_999
    default: nil
    }
  }

  private static func end(
    ofNumberAt start: Int, _ count: Int, _ range: ClosedRange<Int>, in text: [UInt8]
  ) -> Int? {
    guard start + count <= text.count, text[start..<start + count].allSatisfy(isDigit),
      let number = Int(String(decoding: text[start..<start + count], as: UTF8.self)),
      range.contains(number)
    else { return nil }
    return start + count
  }

  private static func ends(ofSlugAt start: Int, in text: [UInt8]) -> [Int] {
    var end = start
    var found: [Int] = []
    while end < text.count,
      isDigit(text[end]) || text[end] == UInt8(ascii: "-")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[end])
    {
      end += 1
      found.append(end)
    }
    return found
  }
}

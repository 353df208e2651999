package import Findings
import SourceText

/// Findings with those waived that a comment beside them asks to bear, and with what is wrong about
/// such comments.
///
/// `# schema-disable-line RULE -- reason` speaks of its own line, `# schema-disable-next-line` of
/// the one after it. `RULE` is an ID or a name, or several with commas. Only `texts` are
/// looked at; `known` are all rules there are, of every family; a comment is unused only when all
/// the rules that it names are among those `asked`, which by default are all.
package func suppressing(
  _ findings: FindingSet, in texts: [CommentedText], known: [RuleInfo],
  asked: [RuleInfo]? = nil, rules: RuleSelection = .standard
) -> FindingSet {
  let names = RuleNames(known)
  let comments = texts.flatMap(SuppressionComment.all)
  let places = SuppressionPlaces(comments)
  var used = Set<Int>()
  let told = findings.findings.map { finding in
    guard let place = finding.place else { return finding }
    let asking = places.comments(about: place).filter { index in
      comments[index].words.contains { names[$0.text] == finding.rule }
    }
    used.formUnion(asking)
    return asking.isEmpty ? finding : finding.borne(by: .comment)
  }
  let asked = asked.map { Set($0.map(\.id)) }
  let faults = comments.enumerated().flatMap { index, comment in
    let wasAsked = comment.words.allSatisfy { word in
      names[word.text].map { asked?.contains($0) ?? true } ?? true
    }
    return suppressionFaults(of: comment, isUsed: used.contains(index) || !wasAsked, names)
  }
  return FindingSet(told + faults.compactMap(rules.applied))
}

/// Which comments are about a line.
private struct SuppressionPlaces {
  private var ofLine: [SuppressionComment.Target: [Int]] = [:]
  /// Comments about many lines, by file.
  private var ofRange: [String: [(lines: ClosedRange<Int>, index: Int)]] = [:]

  init(_ comments: [SuppressionComment]) {
    for (index, comment) in comments.enumerated() {
      if comment.lines.count == 1 {
        let target = SuppressionComment.Target(path: comment.path, line: comment.lines.lowerBound)
        ofLine[target, default: []].append(index)
      } else {
        ofRange[comment.path, default: []].append((comment.lines, index))
      }
    }
  }

  func comments(about place: Place) -> [Int] {
    let line = place.position.line
    let target = SuppressionComment.Target(path: place.path, line: line)
    let wide = (ofRange[place.path] ?? []).filter { $0.lines.contains(line) }.map(\.index)
    return (ofLine[target] ?? []) + wide
  }
}

/// Rules by what people may call them.
struct RuleNames {
  let slugs: [String]
  private var ids: [String: RuleID] = [:]

  init(_ rules: [RuleInfo]) {
    slugs = rules.map(\.slug) + rules.map(\.id.description)
    for rule in rules {
      ids[rule.slug] = rule.id
      ids[rule.id.description] = rule.id
    }
  }

  /// The rule of an ID in either case, or of a name.
  subscript(name: String) -> RuleID? { ids[name] ?? ids[name.uppercased()] }
}

private func suppressionFaults(
  of comment: SuppressionComment, isUsed: Bool, _ names: RuleNames
) -> [Finding] {
  let unknown = comment.words.filter { names[$0.text] == nil }
  var findings = unknown.map { word in
    let near = nearMiss(of: word.text, among: names.slugs)
    return UnknownSuppressedRule().finding(
      "there is no rule '\(word.text)'", at: word.span, in: comment.text
    ).noting(near.map { "did you mean '\($0)'?" })
  }
  if comment.words.isEmpty {
    findings.append(
      UnknownSuppressedRule().finding(
        "the comment names no rule", at: comment.span, in: comment.text))
  }
  // With a misspelt rule it is clear why nothing was found.
  if !isUsed, unknown.isEmpty, !comment.words.isEmpty {
    findings.append(
      UnusedSuppression().finding(
        "nothing on \(words(for: comment.lines)) needs this comment", at: comment.span,
        in: comment.text))
  }
  if !comment.hasReason {
    findings.append(
      SuppressionWithoutReason().finding(
        "the comment gives no reason", at: comment.span, in: comment.text
      ).noting("write '-- ' and the reason after the rule"))
  }
  return findings
}

/// `line 3`, `lines 3 to 9`.
private func words(for lines: ClosedRange<Int>) -> String {
  lines.count == 1
    ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound) to \(lines.upperBound)"
}

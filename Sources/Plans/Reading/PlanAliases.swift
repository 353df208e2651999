/// Other names for phases that the settings give: `Phase {x}` stands for `Pipeline {x}`.
package struct PlanAliases: Hashable, Sendable {
  private var rules: [(from: [String], to: [String])] = []

  package init() {}

  /// Each entry gives a pattern with one name in braces and what it stands for.
  package init(_ entries: some Sequence<(key: String, value: String)>) {
    for (from, to) in entries.sorted(by: { $0.key < $1.key }) {
      guard let left = Self.parts(from), let right = Self.parts(to) else { continue }
      rules.append((left, right))
    }
  }

  /// What stands before and behind the name in braces; two equal texts where there is none.
  private static func parts(_ pattern: String) -> [String]? {
    guard let (before, rest) = pattern.splitOnce(at: "{") else { return [pattern] }
    guard let (_, behind) = rest.splitOnce(at: "}") else { return nil }
    return [before, behind]
  }

  /// The label that a label stands for; itself where no rule fits.
  func applied(to label: PhaseLabel) -> PhaseLabel {
    for rule in rules {
      guard let text = Self.applied(rule, to: label.text) else { continue }
      return LabelParser([]).bareLabel(text)
    }
    return label
  }

  private static func applied(_ rule: (from: [String], to: [String]), to text: String) -> String? {
    guard rule.from.count == 2 else {
      return text == rule.from.first && rule.to.count == 1 ? rule.to.first : nil
    }
    let (before, behind) = (rule.from[0].utf8, rule.from[1].utf8)
    guard text.utf8.count > before.count + behind.count, text.utf8.starts(with: before),
      text.utf8.suffix(behind.count).elementsEqual(behind)
    else { return nil }
    let middle = String(Substring(text.utf8.dropFirst(before.count).dropLast(behind.count)))
    return rule.to.count == 2 ? rule.to[0] + middle + rule.to[1] : rule.to.first
  }

  package static func == (one: Self, other: Self) -> Bool {
    one.rules.elementsEqual(other.rules) { $0.from == $1.from && $0.to == $1.to }
  }

  package func hash(into hasher: inout Hasher) {
    for rule in rules {
      hasher.combine(rule.from)
      hasher.combine(rule.to)
    }
  }
}

import Contracts
import JSONText

extension SettingsReader {
  private enum PlansKey: String, CaseIterable {
    case canonical, paths, archived, ephemeral, aliases, suites, artifacts, bound, commands, seconds
    case required, names
    case expiresAfterDays = "expires_after_days"
    case coverageAbove = "coverage_above"

    /// Whether it names neither files nor commands, which are each repository's own.
    var isInheritable: Bool {
      switch self {
      case .aliases, .suites, .expiresAfterDays, .coverageAbove: true
      case .canonical, .paths, .archived, .ephemeral, .artifacts, .bound, .commands, .seconds,
        .required, .names:
        false
      }
    }
  }

  mutating func readPlans(_ value: JSONValue) {
    for (key, value) in known(value, PlansKey.self, within: "plans") {
      let name = key.rawValue
      guard !isShared || key.isInheritable else {
        report(.notInheritable(name, within: "plans"), at: value.span)
        continue
      }
      switch key {
      case .canonical: settings.plans.canonical = inside(text(value, name), name)
      case .paths: settings.plans.paths = insides(value, name)
      case .archived: settings.plans.archived = insides(value, name)
      case .ephemeral: settings.plans.ephemeral = insides(value, name)
      case .required: settings.plans.required = insides(value, name)
      case .names: settings.plans.names = namings(value, name)
      case .aliases: settings.plans.aliases = pairs(value, name).map { (alias: $0.0, name: $0.1) }
      case .suites: settings.plans.suites = elements(value, name).compactMap { text($0, name) }
      case .artifacts: settings.plans.artifacts = insides(value, name)
      case .bound: settings.plans.bound = bindings(value, name)
      case .commands: settings.plans.commands = commands(value, name)
      case .seconds: settings.plans.seconds = number(value, name, 1...86_400) ?? 600
      case .expiresAfterDays: settings.plans.expiresAfterDays = number(value, name, 1...36_500)
      case .coverageAbove: settings.plans.coverageAbove = number(value, name, 0...100)
      }
    }
  }

  private mutating func number(_ value: JSONValue, _ key: String, _ range: ClosedRange<Int>) -> Int?
  {
    if let number = value.int, range.contains(number) { return number }
    report(
      .wrongType(key, expected: "a number from \(range.lowerBound) to \(range.upperBound)"),
      at: value.span)
    return nil
  }

  /// A path that counts from the root and stays below it.
  private mutating func inside(_ text: Placed<String>?, _ key: String) -> Placed<String>? {
    guard let text else { return nil }
    guard !text.value.hasPrefix("/"), !text.value.split(separator: "/").contains("..") else {
      report(.outsidePath(text.value, key: key), at: text.span)
      return nil
    }
    return text
  }

  /// A list of such paths; one alone may stand without a list.
  private mutating func insides(_ value: JSONValue, _ key: String) -> [Placed<String>] {
    let values = value.kind == .string ? [value] : elements(value, key)
    return values.compactMap { inside(text($0, key), key) }
  }

  private mutating func pairs(
    _ value: JSONValue, _ key: String
  ) -> [(Placed<String>, Placed<String>)] {
    guard value.kind == .object else {
      report(.wrongType(key, expected: "a mapping of names"), at: value.span)
      return []
    }
    return value.members.compactMap { member in
      text(member.value, member.nameText).map {
        (Placed(member.nameText, at: member.key.span), $0)
      }
    }
  }

  /// `{ "src/**": docs/plan.md }`, or a list of paths that are bound to any plan.
  private mutating func bindings(_ value: JSONValue, _ key: String) -> [PlanSettings.Binding] {
    guard value.kind == .object else {
      return insides(value, key).map { PlanSettings.Binding(sources: $0, plan: nil) }
    }
    return pairs(value, key).compactMap { sources, plan in
      guard let sources = inside(sources, key), let plan = inside(plan, key) else { return nil }
      return PlanSettings.Binding(sources: sources, plan: plan)
    }
  }

  /// `{ "docs/plans/*.md": YYYY-MM-DD-slug.md }`.
  private mutating func namings(_ value: JSONValue, _ key: String) -> [PlanSettings.Naming] {
    pairs(value, key).compactMap { sources, form in
      guard let sources = inside(sources, key) else { return nil }
      return PlanSettings.Naming(sources: sources, form: form)
    }
  }

  /// Each command is a list of words: one text would have to be cut as a shell does.
  private mutating func commands(_ value: JSONValue, _ key: String) -> [[String]] {
    elements(value, key).compactMap { command in
      let words = elements(command, key).map { word -> String? in
        // `1` and `true` are words too.
        word.string
          ?? (word.kind == .number ? String(decoding: word.text, as: UTF8.self) : nil)
          ?? word.bool.map { $0 ? "true" : "false" }
      }
      guard !words.isEmpty, !words.contains(nil) else {
        report(
          .wrongType(key, expected: "a list of commands, each a list of words"), at: command.span)
        return nil
      }
      return words.compactMap { $0 }
    }
  }
}

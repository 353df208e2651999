package import Contracts
package import Findings
package import Linting
import SourceText
package import Workspace

/// The settings of a repository, with what they mean for findings.
package struct RepositorySettings: Sendable {
  /// What the file says, with every default filled in.
  package private(set) var values = Settings()
  /// `rules`: which rules speak, and how loudly.
  package private(set) var rules = RuleSelection.standard
  /// `waivers`: findings that are borne for a while.
  package private(set) var waivers = Waivers()
  /// What is wrong with the file.
  package private(set) var findings: [Finding] = []
  /// Why the file could not be read at all.
  package private(set) var failures: [CommandError] = []

  /// Every default.
  init() {}

  init(_ file: SourceFile) {
    let (values, problems) = Settings.read(file)
    self.values = values
    let text = SettingsText(file)
    findings = problems.map(text.finding)
    takeRules(text)
    takeWaivers(text)
  }

  init(_ path: String?, in folder: ConfinedFolder) {
    self.init()
    guard let path else { return }
    do throws(FileError) {
      self = RepositorySettings(SourceFile(path: path, bytes: try folder.read(path)))
    } catch { failures = [.file(error)] }
  }

  /// Settings that are there and could not be read.
  init(failure: CommandError) { failures = [failure] }

  /// Refuses to work with settings that cannot be understood: what they asked for is unknown.
  package func checked() throws(CommandError) -> Settings {
    if let failure = failures.first { throw failure }
    guard let fault = findings.first(where: { $0.severity == .error }) else { return values }
    let place = fault.place.map { "\($0.path):\($0.position.line):\($0.position.column): " } ?? ""
    throw .setup(
      "the settings cannot be used: \(place)\(fault.message.text)",
      advice: ["'schema lint' tells everything that is wrong with them"])
  }

  /// Findings as the settings want them: rules that are off or milder, and waivers.
  package func applied(to findings: FindingSet, today: Day?) -> FindingSet {
    let spoken = FindingSet(findings.findings.compactMap(rules.applied))
    return waivers.applied(to: spoken, today: today, rules: rules)
  }

  private mutating func takeRules(_ text: SettingsText) {
    for setting in values.rules {
      guard let rule = rule(named: setting.rule, text) else { continue }
      rules.settings[rule.id] = setting.severity.map { .severity($0) } ?? .off
    }
  }

  private mutating func takeWaivers(_ text: SettingsText) {
    for waiver in values.waivers {
      guard let rule = rule(named: waiver.rule, text), isComplete(waiver, of: rule, text) else {
        continue
      }
      waivers.entries.append(
        Waivers.Entry(
          rule: rule.id, gate: waiver.gate?.value, reason: waiver.reason.value,
          owner: waiver.owner?.value, fingerprint: waiver.fingerprint?.value,
          path: waiver.path?.value,
          expires: waiver.expires?.value, place: text.place(waiver.span),
          excerpt: text.excerpt(waiver.span)))
    }
  }

  /// Whether a waiver says all that one of its rule has to say.
  private mutating func isComplete(
    _ waiver: Settings.Waiver, of rule: RuleInfo, _ text: SettingsText
  ) -> Bool {
    let isOfChange = rule.id.family == .contractChange
    guard isOfChange || rule.id.family == .gate || waiver.gate != nil else { return true }
    var missing: [String] = []
    if waiver.owner == nil { missing.append("'owner'") }
    if waiver.expires == nil { missing.append("'expires'") }
    if isOfChange, waiver.fingerprint == nil, waiver.path == nil {
      missing.append("'fingerprint' or 'path'")
    }
    guard !missing.isEmpty else { return true }
    findings.append(
      text.finding(
        SettingsRules.incompleteWaiver,
        "the waiver of \(rule.id) does not hold without \(missing.joined(separator: ", "))",
        at: waiver.span))
    return false
  }

  private mutating func rule(named name: Placed<String>, _ text: SettingsText) -> RuleInfo? {
    let id = RuleID(name.value)
    if let rule = allRules.first(where: { $0.id == id || $0.slug == name.value }) { return rule }
    let near = nearMiss(
      of: name.value, among: allRules.flatMap { [$0.slug, $0.id.description] })
    findings.append(
      text.finding(
        SettingsRules.unknownRule, "there is no rule '\(name.value)'", at: name.span,
        note: near.map { "did you mean '\($0)'?" }))
    return nil
  }
}

package import Contracts
package import Findings
package import Linting
import Realms
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
  /// Why the file could not be read at all, or those of a realm that it takes over.
  package private(set) var failures: [CommandError] = []
  /// The settings of a realm that hold where the file says nothing.
  private(set) var inherited: InheritedSettings?
  /// What was there before the rules came.
  private var baseline = Baseline()
  /// A baseline that is there and bears nothing, because nobody can read it.
  private var brokenBaseline: Finding?

  /// Every default.
  init() {}

  /// `known` are settings of a realm that were read already.
  init(
    _ file: SourceFile, root: String, _ environment: Environment,
    knowing known: InheritedSettings? = nil
  ) {
    let (own, problems) = Settings.read(file, variables: environment.variables)
    values = own
    let text = SettingsText(file)
    findings = problems.map(text.finding)
    if let inheritance = own.inheritance {
      takeOver(inheritance, text, root, environment, knowing: known)
    }
    takeRules(own.rules, text)
    takeWaivers(own.waivers, text)
  }

  init(_ path: String?, in folder: ConfinedFolder, _ environment: Environment) {
    self.init()
    guard let path else { return }
    do throws(FileError) {
      self = RepositorySettings(
        SourceFile(path: path, bytes: try folder.read(path)), root: folder.root, environment)
    } catch { failures = [.file(error)] }
  }

  /// Settings that are there and could not be read.
  init(failure: CommandError) { failures = [failure] }

  /// Waivers of gates that do not hold as they are written: whoever judges gates has to say why.
  var brokenGateWaivers: [Finding] {
    findings.filter { $0.rule == SettingsRules.incompleteWaiver.id && $0.severity == .warning }
  }

  /// Refuses to work with settings that cannot be understood: what they asked for is unknown.
  package func checked() throws(CommandError) -> Settings {
    if let failure = failures.first { throw failure }
    guard let fault = findings.first(where: { $0.severity == .error }) else { return values }
    let place = fault.place.map { "\($0.path):\($0.position.line):\($0.position.column): " } ?? ""
    throw .setup(
      "the settings cannot be used: \(place)\(fault.message.text)",
      advice: ["'schema lint' tells everything that is wrong with them"])
  }

  /// Findings as the repository wants them: rules that are off or milder, waivers, the baseline.
  package func applied(to findings: FindingSet, today: Day?) -> FindingSet {
    let spoken =
      rules.settings.isEmpty
      ? findings : FindingSet(findings.findings.compactMap(rules.applied))
    return borne(waivers.applied(to: spoken, today: today, rules: rules))
  }

  /// Findings with those borne that the baseline holds: every report passes here, or the same fault
  /// would fail one command and not the other.
  ///
  /// `asked` are the rules that were asked of everything there is: entries of theirs may be stale.
  func borne(_ findings: FindingSet, asked: [RuleInfo] = []) -> FindingSet {
    let told = baseline.applied(to: findings, asked: asked, rules: rules)
    guard let fault = brokenBaseline.flatMap(rules.applied) else { return told }
    return FindingSet(told.findings + [fault])
  }

  /// Takes the baseline in, as it is at the moment that is looked at.
  mutating func take(baseline answer: FileAnswer) {
    do throws(Baseline.Fault) { baseline = try Baseline.read(answer) ?? Baseline() } catch {
      brokenBaseline = error.finding
    }
  }

  /// Takes settings of a realm over: what the file says itself comes after them, and so before.
  private mutating func takeOver(
    _ inheritance: Settings.Inheritance, _ text: SettingsText, _ root: String,
    _ environment: Environment, knowing known: InheritedSettings?
  ) {
    let membership: RealmMembership
    switch InheritedSettings.realm(of: inheritance, among: values.realms) {
    case .success(let found): membership = found
    case .failure(let fault):
      let rule = SettingsRules.badValue
      findings.append(
        text.finding(
          rule, Finding.Message(fault.words), at: fault.span ?? inheritance.span, note: fault.note))
      return
    }
    let place = OpenRealm.place(of: membership, in: root)
    do throws(CommandError) {
      let shared =
        if let known, known.isSame(as: inheritance, in: place) { known } else {
          try InheritedSettings(inheritance, in: place, environment)
        }
      inherited = shared
      let (settings, problems) = Settings.readShared(shared.file)
      values = values.over(settings, variables: environment.variables)
      let sharedText = SettingsText(shared.file)
      findings += problems.map(sharedText.finding)
      takeRules(settings.rules, sharedText)
      takeWaivers(settings.waivers, sharedText, areInherited: true)
    } catch { failures.append(error) }
  }

  private mutating func takeRules(_ settings: [Settings.RuleSetting], _ text: SettingsText) {
    for setting in settings {
      guard let rule = rule(named: setting.rule, text) else { continue }
      rules.settings[rule.id] = setting.severity.map { .severity($0) } ?? .off
    }
  }

  private mutating func takeWaivers(
    _ given: [Settings.Waiver], _ text: SettingsText, areInherited: Bool = false
  ) {
    for waiver in given {
      guard let rule = rule(named: waiver.rule, text), isComplete(waiver, of: rule, text) else {
        continue
      }
      waivers.entries.append(
        Waivers.Entry(
          rule: rule.id, gate: waiver.gate?.value, reason: waiver.reason.value,
          owner: waiver.owner?.value, fingerprint: waiver.fingerprint?.value,
          path: waiver.path?.value,
          expires: waiver.expires?.value, place: text.place(waiver.span),
          excerpt: text.excerpt(waiver.span), isInherited: areInherited))
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
    var finding = text.finding(
      SettingsRules.incompleteWaiver,
      "the waiver of \(rule.id) does not hold without \(missing.joined(separator: ", "))",
      at: waiver.span)
    // Without it a gate is judged as it stands: there is no reason not to judge at all.
    if !isOfChange { finding.severity = .warning }
    findings.append(finding)
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

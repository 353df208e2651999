import Captures
import Contracts
import Findings
import JSONText
package import SourceText
import YAMLText

extension Settings {
  /// Reads `schema.yaml`; what is wrong with a key is told, and the key keeps its default.
  ///
  /// `variables` are those of the environment; only those that the file declares are asked for.
  package static func read(
    _ file: SourceFile, variables: [String: String] = [:]
  ) -> (settings: Settings, problems: [SettingsProblem]) {
    var reader = SettingsReader()
    reader.variables = variables
    return reader.reading(file)
  }

  /// Reads a file that other repositories take over: it says less, and nothing of the environment.
  package static func readShared(
    _ file: SourceFile
  ) -> (settings: Settings, problems: [SettingsProblem]) {
    var reader = SettingsReader()
    reader.isShared = true
    return reader.reading(file)
  }

  /// Reads the file of these settings once more, over those of a realm.
  ///
  /// What it does not say is what they say; rules and waivers of theirs are not among its own.
  package func over(_ shared: Settings, variables: [String: String]) -> Settings {
    guard let file else { return self }
    var reader = SettingsReader()
    reader.variables = variables
    reader.settings = shared
    (reader.settings.rules, reader.settings.waivers) = ([], [])
    reader.settings.document = nil
    return reader.reading(file).settings
  }
}

/// Reads key after key and keeps every problem it meets.
struct SettingsReader {
  var settings = Settings()
  var problems: [SettingsProblem] = []
  /// Whether other repositories take the file over.
  var isShared = false
  /// Those of the environment.
  var variables: [String: String] = [:]
  /// What `environment` declares: each with what holds where it is not set.
  var declared: [String: String?] = [:]

  /// What a file says, with all that is wrong in it.
  consuming func reading(_ file: SourceFile) -> (settings: Settings, problems: [SettingsProblem]) {
    settings.file = file
    do throws(YAMLError) {
      let document = try YAMLDocument.read(file)
      settings.document = document
      read(document.json.root)
    } catch {
      // A file of comments says nothing, and that is allowed.
      if error.problem != .empty { report(.unreadable(error.message), at: error.span) }
    }
    return (settings, problems)
  }

  mutating func report(_ kind: SettingsProblem.Kind, at span: SourceSpan) {
    problems.append(SettingsProblem(kind: kind, span: span))
  }

  mutating func read(_ root: JSONValue) {
    guard root.kind != .null else { return }
    let members = known(root, SettingsKey.self, within: nil)
    // What the others may hold is declared wherever it stands.
    for (key, value) in members where key == .environment && !isShared { readEnvironment(value) }
    for (key, value) in members {
      guard isShared, !key.isInheritable else {
        read(key, value)
        continue
      }
      report(.notInheritable(key.rawValue, within: nil), at: value.span)
    }
  }

  private mutating func read(_ key: SettingsKey, _ value: JSONValue) {
    switch key {
    case .contracts: settings.contracts = folder(value, key) ?? settings.contracts
    case .dataDir: settings.dataDir = place(text(value, key.rawValue), key.rawValue)
    case .envPrefix: settings.envPrefix = text(value, key.rawValue)?.value ?? settings.envPrefix
    case .captures:
      for (part, value) in known(value, CapturesKey.self, within: key.rawValue) {
        switch part {
        case .envelopes: readEnvelopes(value)
        case .check where isShared:
          report(.notInheritable(part.rawValue, within: key.rawValue), at: value.span)
        case .check: settings.checkedCaptures = paths(value, part.rawValue)
        }
      }
    case .rules: readRules(value)
    case .waivers: readWaivers(value)
    case .failOn:
      guard let text = text(value, key.rawValue) else { return }
      if text.value == "never" { return settings.failOn = .never }
      if let severity = severity(text, key.rawValue, or: "never") {
        settings.failOn = .severity(severity)
      }
    case .minSeverity:
      guard let text = text(value, key.rawValue) else { return }
      settings.minSeverity = severity(text, key.rawValue) ?? settings.minSeverity
    case .policy:
      for (kind, value) in known(value, Contract.PolicyKey.self, within: key.rawValue) {
        guard let text = text(value, kind.rawValue) else { continue }
        let level = word(text, kind.rawValue, Magnitude.allCases.map(\.rawValue))
        settings.policy[kind] = level.flatMap(Magnitude.init).map { Placed($0, at: text.span) }
      }
    case .rebuild: readRebuild(value)
    case .limits: readLimits(value)
    case .repository: settings.repository = text(value, key.rawValue)?.value
    case .ledger: readLedger(value)
    case .expert: readExpert(value)
    case .plans: readPlans(value)
    case .realm: readRealms(value)
    case .inherit: readInheritance(value)
    case .environment: break
    }
  }

  private enum CapturesKey: String, CaseIterable { case envelopes, check }

  // MARK: Parts of every key

  /// The members whose names are among the cases; the others are told.
  mutating func known<Key: RawRepresentable & CaseIterable>(
    _ value: JSONValue, _: Key.Type, within: String?
  ) -> [(Key, JSONValue)] where Key.RawValue == String {
    guard value.kind == .object else {
      report(.wrongType(within ?? Settings.fileName, expected: "a mapping of keys"), at: value.span)
      return []
    }
    let names = Key.allCases.map(\.rawValue)
    return value.members.compactMap { member in
      let name = member.name.description
      if let key = Key(rawValue: name) { return (key, member.value) }
      report(
        .unknownKey(name, within: within, hint: nearMiss(of: name, among: names)),
        at: member.key.span)
      return nil
    }
  }

  mutating func text(_ value: JSONValue, _ key: String) -> Placed<String>? {
    guard let text = value.string, !text.isEmpty else {
      report(.wrongType(key, expected: "a text"), at: value.span)
      return nil
    }
    return Placed(text, at: value.span)
  }

  mutating func elements(_ value: JSONValue, _ key: String) -> [JSONValue] {
    guard value.kind == .array else {
      report(.wrongType(key, expected: "a list"), at: value.span)
      return []
    }
    return Array(value.elements)
  }

  /// The word, when it is one of those allowed.
  mutating func word(_ text: Placed<String>, _ key: String, _ allowed: [String]) -> String? {
    if allowed.contains(text.value) { return text.value }
    report(
      .unknownWord(
        text.value, key: key, allowed: allowed, hint: nearMiss(of: text.value, among: allowed)),
      at: text.span)
    return nil
  }

  mutating func severity(
    _ text: Placed<String>, _ key: String, or other: String? = nil
  ) -> Severity? {
    let allowed = Severity.allCases.map(\.rawValue) + (other.map { [$0] } ?? [])
    return word(text, key, allowed).flatMap(Severity.init)
  }

  /// Paths or patterns that count from the root and stay below it.
  mutating func paths(_ value: JSONValue, _ key: String) -> [String] {
    paths(elements(value, key), key)
  }

  mutating func paths(_ values: [JSONValue], _ key: String) -> [String] {
    values.compactMap { value in
      guard let text = text(value, key) else { return nil }
      guard !text.value.hasPrefix("/"), !text.value.split(separator: "/").contains("..") else {
        report(.outsidePath(text.value, key: key), at: text.span)
        return nil
      }
      return text.value
    }
  }

  private mutating func folder(_ value: JSONValue, _ key: SettingsKey) -> String? {
    guard let text = text(value, key.rawValue) else { return nil }
    guard !text.value.hasPrefix("/"), !text.value.split(separator: "/").contains("..") else {
      report(.outsidePath(text.value, key: key.rawValue), at: text.span)
      return nil
    }
    return text.value
  }
}

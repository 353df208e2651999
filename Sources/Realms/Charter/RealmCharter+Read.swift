import Contracts
import JSONText
import SourceText

extension RealmCharter {
  private enum Key: String, CaseIterable {
    case name, version, summary, bump, governance, trust, issue, shared, environments, reserved
    case repos
    case syncPoints = "sync_points"
    case actionItems = "action_items"
  }

  static func read(_ file: RealmFile) -> (charter: RealmCharter, problems: [RealmProblem]) {
    var reader = RealmReader(file.path)
    var charter = RealmCharter()
    guard let root = reader.root(of: file) else { return (charter, reader.problems) }
    for (key, value) in reader.known(root, Key.self, within: file.path) {
      charter.take(key, value, &reader)
    }
    if root["name"] == nil { reader.report(.missingKey("name", within: file.path), at: root.span) }
    return (charter, reader.problems)
  }

  private mutating func take(_ key: Key, _ value: JSONValue, _ reader: inout RealmReader) {
    switch key {
    case .name: name = reader.name(value, key.rawValue)?.value
    case .version: version = reader.version(value, key.rawValue)?.value
    case .summary: summary = reader.text(value, key.rawValue)?.value
    case .bump:
      bumpRule = reader.word(value, key.rawValue, as: BumpRule.self)?.value ?? bumpRule
    case .governance: governance = reader.governance(value)
    case .trust: takeTrust(value, &reader)
    case .issue:
      for (_, value) in reader.known(value, IssueKey.self, within: key.rawValue) {
        issuePrefix = reader.text(value, "prefix")?.value ?? issuePrefix
      }
    case .shared:
      shared = reader.members(value, key.rawValue).compactMap { reader.constant($0) }
    case .environments: environments = reader.names(value, key.rawValue)
    case .reserved: reserved = reader.texts(value, key.rawValue)
    case .repos:
      repositories = reader.members(value, key.rawValue).compactMap { reader.inline($0) }
    case .syncPoints:
      syncPoints = reader.elements(value, key.rawValue).compactMap { reader.syncPoint($0) }
    case .actionItems:
      actionItems = reader.elements(value, key.rawValue).compactMap { reader.actionItem($0) }
    }
  }

  private enum IssueKey: String, CaseIterable { case prefix }
  private enum TrustKey: String, CaseIterable { case signedCommits = "signed_commits" }

  private mutating func takeTrust(_ value: JSONValue, _ reader: inout RealmReader) {
    for (_, value) in reader.known(value, TrustKey.self, within: "trust") {
      // `true` is what people write first.
      if let isRequired = value.bool {
        signedCommits = isRequired ? .required : .optional
      } else {
        let word = reader.word(value, "signed_commits", as: SignedCommits.self)
        // What cannot be read must not let unsigned commits in.
        signedCommits = word?.value ?? .required
      }
    }
  }
}

extension RealmReader {
  private enum GovernanceKey: String, CaseIterable {
    case admission, approvers
    case breakingChanges = "breaking_changes"
  }

  private enum BreakKey: String, CaseIterable {
    case requireApproval = "require_approval"
    case gracePeriodDays = "grace_period_days"
  }

  fileprivate mutating func governance(_ value: JSONValue) -> RealmCharter.Governance {
    var governance = RealmCharter.Governance()
    for (key, value) in known(value, GovernanceKey.self, within: "governance") {
      switch key {
      case .admission:
        // What cannot be read must not open the door.
        governance.admission =
          word(value, key.rawValue, as: RealmCharter.Admission.self)?.value ?? .inviteOnly
      case .approvers: governance.approvers = texts(value, key.rawValue)
      case .breakingChanges:
        for (key, value) in known(value, BreakKey.self, within: "breaking_changes") {
          switch key {
          case .requireApproval: governance.breakNeedsApproval = bool(value, key.rawValue) ?? true
          case .gracePeriodDays: governance.gracePeriodDays = days(value, key.rawValue)
          }
        }
      }
    }
    return governance
  }

  private mutating func days(_ value: JSONValue, _ key: String) -> Int? {
    if let days = value.int, (0...3650).contains(days) { return days }
    report(.wrongType(key, expected: "a number of days from 0 to 3650"), at: value.span)
    return nil
  }

  private enum ConstantKey: String, CaseIterable {
    case value
    case usedBy = "used_by"
  }

  /// `NAME: value`, or `NAME: { value: ..., used_by: [...] }`.
  fileprivate mutating func constant(_ member: JSONValue.Member) -> RealmCharter.Constant? {
    let name = Placed(member.name.description, at: member.key.span)
    guard member.value.kind == .object else {
      return scalar(member.value, name.value).map { .init(name: name, value: $0) }
    }
    var said: Placed<String>?
    var usedBy: [Placed<String>] = []
    for (key, value) in known(member.value, ConstantKey.self, within: name.value) {
      switch key {
      case .value: said = scalar(value, key.rawValue)
      case .usedBy: usedBy = texts(value, key.rawValue)
      }
    }
    if member.value["value"] == nil {
      report(.missingKey("value", within: name.value), at: member.value.span)
    }
    return said.map { .init(name: name, value: $0, usedBy: usedBy) }
  }

  private enum SyncPointKey: String, CaseIterable { case event, summary, actions }

  /// Actions are a mapping by repository, or one text for everybody.
  fileprivate mutating func syncPoint(_ value: JSONValue) -> RealmCharter.SyncPoint? {
    var event: Placed<String>?
    var point = RealmCharter.SyncPoint(event: Placed("", at: value.span), actions: [])
    for (key, value) in known(value, SyncPointKey.self, within: "sync_points") {
      switch key {
      case .event: event = text(value, key.rawValue)
      case .summary: point.summary = text(value, key.rawValue)?.value
      case .actions where value.kind == .string:
        point.actions = text(value, key.rawValue).map { [(Placed("all", at: $0.span), $0)] } ?? []
      case .actions:
        point.actions = members(value, key.rawValue).compactMap { member in
          let repository = Placed(member.name.description, at: member.key.span)
          return text(member.value, repository.value).map { (repository, $0) }
        }
      }
    }
    guard let event else {
      if value.kind == .object, value["event"] == nil {
        report(.missingKey("event", within: "sync_points"), at: value.span)
      }
      return nil
    }
    point.event = event
    return point
  }

  private enum ActionItemKey: String, CaseIterable { case task, owner, blocking, done }

  mutating func actionItem(_ value: JSONValue) -> RealmCharter.ActionItem? {
    var item = RealmCharter.ActionItem(task: Placed("", at: value.span))
    for (key, value) in known(value, ActionItemKey.self, within: "action_items") {
      switch key {
      case .task: item.task = text(value, key.rawValue) ?? item.task
      case .owner: item.owner = text(value, key.rawValue)
      case .blocking: item.blocking = text(value, key.rawValue)
      case .done: item.isDone = bool(value, key.rawValue) ?? false
      }
    }
    return item.task.value.isEmpty ? nil : item
  }
}

package import Contracts

/// `realm.yaml`: what holds for everybody in the realm.
package struct RealmCharter: Sendable {
  /// Who may come in without being asked.
  package enum Admission: String, Hashable, Sendable, CaseIterable {
    case open, approval
    case inviteOnly = "invite-only"
  }

  /// What a minor version means here.
  package enum BumpRule: String, Hashable, Sendable, CaseIterable {
    /// A minor version may require new fields, and then asks for a migration.
    case founding
    /// A minor version asks nothing of anybody.
    case semver
  }

  package enum SignedCommits: String, Hashable, Sendable, CaseIterable {
    case optional, required
  }

  package struct Governance: Sendable {
    package var admission = Admission.open
    /// Those who may let others in and accept breaks: `@name`, `@organisation/team`, an address.
    package var approvers: [Placed<String>] = []
    /// Whether a break waits for an approver.
    package var breakNeedsApproval = false
    /// How many days consumers have to follow a break.
    package var gracePeriodDays: Int?

    package init() {}
  }

  /// A value that several repositories share: `RUGS_EMBEDDING_MODEL`.
  package struct Constant: Sendable {
    package var name: Placed<String>
    package var value: Placed<String>
    /// The repositories that use it; empty for all.
    package var usedBy: [Placed<String>] = []

    package init(name: Placed<String>, value: Placed<String>, usedBy: [Placed<String>] = []) {
      self.name = name
      self.value = value
      self.usedBy = usedBy
    }
  }

  /// What has to happen everywhere when something happens.
  package struct SyncPoint: Sendable {
    /// `version-bump`, `new-event`, `embedding-change`, `breaking-change`, or a word of their own.
    package var event: Placed<String>
    /// What the event is, in words.
    package var summary: String?
    /// What each repository does; `all` stands for everybody.
    package var actions: [(repository: Placed<String>, action: Placed<String>)]

    package init(
      event: Placed<String>, summary: String? = nil,
      actions: [(repository: Placed<String>, action: Placed<String>)]
    ) {
      self.event = event
      self.summary = summary
      self.actions = actions
    }
  }

  /// An open question or task between repositories.
  package struct ActionItem: Sendable {
    package var task: Placed<String>
    package var owner: Placed<String>?
    package var blocking: Placed<String>?
    package var isDone = false

    package init(task: Placed<String>) { self.task = task }
  }

  package var name: RealmName?
  package var version: Version?
  package var summary: String?
  package var bumpRule = BumpRule.founding
  package var governance = Governance()
  package var signedCommits = SignedCommits.optional
  /// What titles of issues between repositories begin with.
  package var issuePrefix = "[cross-repo]"
  package var shared: [Constant] = []
  package var environments: [Placed<RealmName>] = []
  package var syncPoints: [SyncPoint] = []
  package var actionItems: [ActionItem] = []
  /// Paths of the shared data that nobody may use yet: `vectors/`.
  package var reserved: [Placed<String>] = []
  /// Repositories that are told here rather than in files of their own.
  package var repositories: [RealmRepository] = []

  package init() {}

  /// The value of a shared constant.
  package func constant(_ name: String) -> Constant? {
    shared.first { $0.name.value.utf8.elementsEqual(name.utf8) }
  }
}

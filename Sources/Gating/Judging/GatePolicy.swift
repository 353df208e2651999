package import Contracts
package import Findings

/// What a repository asks of its plans.
package struct GatePolicy: Hashable, Sendable {
  /// How old evidence may be where the gate itself does not say; nil for any age.
  package var expiresAfterDays: Int?
  /// Paths of documents that are historical, as globs.
  package var archived: [String] = []
  /// Paths of documents that are forgotten, as globs.
  package var ephemeral: [String] = []
  /// The plan that wins where plans disagree.
  package var canonical: String?
  /// What has to be there: files, and folders with a slash at their end.
  package var required: [String] = []
  /// How plans are called at places that patterns name: `YYYY-MM-DD-slug.md`.
  package var names: [NameRule] = []
  /// Coverage has to be more than this many percent.
  package var coverageAbove = 80
  /// The suites that have to be green.
  package var suites: [String] = []
  package var waivers: [GateWaiver] = []

  package init() {}
}

/// How files that a pattern names are called.
package struct NameRule: Hashable, Sendable {
  package var glob: String
  package var form: String

  package init(_ glob: String, form: String) {
    self.glob = glob
    self.form = form
  }
}

/// Somebody answers for a broken rule until a day.
package struct GateWaiver: Hashable, Sendable {
  package var rule: RuleID
  /// The gate it is for, as `phase:Pipeline B`; nil for every one.
  package var gate: String?
  /// The one finding it is for; nil for every one.
  package var fingerprint: String?
  /// The plans it is for: a file, a folder with all below it, or a glob; nil for every one.
  package var path: String?
  package var reason: String
  package var owner: String?
  package var expires: Day?

  package init(
    rule: RuleID, gate: String? = nil, reason: String, owner: String? = nil, expires: Day? = nil
  ) {
    self.rule = rule
    self.gate = gate
    self.reason = reason
    self.owner = owner
    self.expires = expires
  }
}

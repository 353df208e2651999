extension Report {
  /// What judging plans came to, for the forms that tell of gates one by one.
  ///
  /// Everything is words here: what a gate is, only those know who judge it.
  package struct Gates: Hashable, Sendable {
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
      case pass, fail, unknown, waived
      /// Nothing is claimed yet.
      case open
    }

    package var gates: [Gate]
    package var conflicts: [Conflict] = []
    package var openItems: [OpenItem] = []
    package var waivers: [Waiver] = []
    package var plans: [Plan] = []
    /// What is attested and when; with it, programs are given a report of its own form.
    package var origin: Origin?

    package init(_ gates: [Gate]) { self.gates = gates }

    package func count(_ verdict: Verdict) -> Int { gates.count { $0.verdict == verdict } }
  }
}

extension Report.Gates {
  /// One gate with all that was recomputed for it.
  package struct Gate: Hashable, Sendable {
    /// The kind and the name: `phase:Pipeline B`.
    package var id: String
    package var title: String
    package var group: String?
    package var state: String
    package var verdict: Verdict
    package var date: String?
    package var place: Place
    /// Why the verdict is what it is.
    package var reason = ""
    package var evidence: [Line] = []
    package var rules: [String] = []
    package var needs: [Need] = []
    package var waiver: Waiver?

    package init(id: String, title: String, state: String, verdict: Verdict, place: Place) {
      self.id = id
      self.title = title
      self.state = state
      self.verdict = verdict
      self.place = place
    }
  }

  /// One claim of the evidence, recomputed.
  package struct Line: Hashable, Sendable {
    package var field: String
    package var value: String
    package var requirement: String?
    /// What the plan's mark says.
    package var claimed: Bool?
    /// What came out; nil where nobody can tell.
    package var computed: Bool?
    package var note: String?
    package var place: Place

    package init(field: String, value: String, place: Place) {
      self.field = field
      self.value = value
      self.place = place
    }
  }

  /// What has to be done first.
  package struct Need: Hashable, Sendable {
    package enum Strength: String, Hashable, Sendable { case hard, soft }

    package var id: String
    package var strength: Strength
    package var isSatisfied: Bool?

    package init(_ id: String, _ strength: Strength, isSatisfied: Bool?) {
      self.id = id
      self.strength = strength
      self.isSatisfied = isSatisfied
    }
  }

  /// One thing said with different numbers or names.
  package struct Conflict: Hashable, Sendable {
    package struct Claim: Hashable, Sendable {
      package var value: String
      package var date: String?
      package var place: Place

      package init(value: String, date: String?, place: Place) {
        self.value = value
        self.date = date
        self.place = place
      }
    }

    package var subject: String
    package var claims: [Claim]

    package init(subject: String, claims: [Claim]) {
      self.subject = subject
      self.claims = claims
    }
  }

  package struct OpenItem: Hashable, Sendable {
    /// `task`, `decision`, `blocker`.
    package var kind: String
    package var text: String
    package var gate: String?
    package var place: Place

    package init(kind: String, text: String, gate: String?, place: Place) {
      self.kind = kind
      self.text = text
      self.gate = gate
      self.place = place
    }
  }

  package struct Waiver: Hashable, Sendable {
    package var rule: String
    package var gate: String?
    package var reason: String
    package var owner: String?
    package var expires: String?
    package var isExpired: Bool

    package init(
      rule: String, gate: String?, reason: String, owner: String?, expires: String?,
      isExpired: Bool
    ) {
      self.rule = rule
      self.gate = gate
      self.reason = reason
      self.owner = owner
      self.expires = expires
      self.isExpired = isExpired
    }
  }

  package struct Plan: Hashable, Sendable {
    package var path: String
    package var title: String?
    /// The SHA-256 of what was read, in hexadecimal digits.
    package var digest: String

    package init(path: String, title: String?, digest: String) {
      self.path = path
      self.title = title
      self.digest = digest
    }
  }

  /// What a report attests, and when it was made.
  package struct Origin: Hashable, Sendable {
    package var repository: String?
    /// Where the repository is fetched from, as git has it.
    package var address: String?
    /// The commit that the plans stand in; nil where they were changed since, or there is none.
    package var commit: String?
    package var created: String
    /// What was asked of the plans: the settings, with their digest.
    package var policies: [Plan] = []

    package init(created: String) { self.created = created }
  }
}

package import Contracts
package import JSONText

/// The stream rules of all contracts that are checked together, and what they need to see.
package struct StreamPlan: Sendable {
  /// One rule with the places of its fields among what its contract's events are watched for.
  struct Watch: Sendable {
    var subject: Int
    /// As findings name the contract.
    var reference: String
    var rule: StreamRule
    var fields: [Int]
    var key: [Int]
    /// The other contract whose events must be followed, and where the key is in those.
    var trigger: (subject: Int, key: [Int])?
  }

  /// A contract that is checked: its name in findings and its rules.
  package struct Subject: Sendable {
    package var reference: String
    package var rules: [StreamRule]

    package init(reference: String, rules: [StreamRule]) {
      self.reference = reference
      self.rules = rules
    }
  }

  private(set) var watches: [Watch] = []
  /// What to look at in the events of each contract.
  package private(set) var watched: [[JSONPointer]]

  /// `subject` says which contract the events of a type belong to, if any.
  package init(_ subjects: [Subject], subject: (JSONName) -> Int?) {
    watched = Array(repeating: [], count: subjects.count)
    for (number, contract) in subjects.enumerated() {
      for rule in contract.rules { add(rule, of: contract.reference, number, subject) }
    }
  }

  package var isEmpty: Bool { watches.isEmpty }

  private mutating func add(
    _ rule: StreamRule, of reference: String, _ number: Int, _ subject: (JSONName) -> Int?
  ) {
    var trigger: (subject: Int, key: [Int])?
    if case .requiredAfter(let event) = rule.kind {
      // Without a contract for it the event is never looked at, and nothing can be said.
      guard let other = subject(event), watched.indices.contains(other) else { return }
      trigger = (other, rule.within.map { place(of: $0, in: other) })
    }
    watches.append(
      Watch(
        subject: number, reference: reference, rule: rule,
        fields: rule.fields.map { place(of: $0, in: number) },
        key: rule.within.map { place(of: $0, in: number) }, trigger: trigger))
  }

  private mutating func place(of pointer: JSONPointer, in subject: Int) -> Int {
    if let known = watched[subject].firstIndex(of: pointer) { return known }
    watched[subject].append(pointer)
    return watched[subject].count - 1
  }
}

/// What a value has to be: `> 0`, `!= "unknown"`, `between 1 and 5`, `in [a, b]`.
package struct Requirement: Hashable, Sendable {
  package enum Operator: String, Hashable, Sendable, CaseIterable {
    case more = ">"
    case atLeast = ">="
    case less = "<"
    case atMost = "<="
    case equal = "=="
    case unequal = "!="
    case among = "in"
    case notAmong = "not in"
    case between
    case matches
    case exists
  }

  /// Nil when the operator is none that is known.
  package var op: Operator?
  /// The operator as it stands.
  package var opText: String
  /// One for comparisons, two for `between`, all members for `in`, none for `exists`.
  package var operands: [PlanValue]
  /// The whole requirement as it stands.
  package var text: String

  package init(op: Operator?, opText: String, operands: [PlanValue], text: String) {
    self.op = op
    self.opText = opText
    self.operands = operands
    self.text = text
  }

  /// As many operands as the operator takes.
  package var isComplete: Bool {
    switch op {
    case nil: false
    case .more, .atLeast, .less, .atMost, .equal, .unequal, .matches: operands.count == 1
    case .among, .notAmong: !operands.isEmpty
    case .between: operands.count == 2
    case .exists: operands.isEmpty
    }
  }
}

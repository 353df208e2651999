package import Findings
import Realms

/// A consumer says that it reads a field which the contract does not declare.
///
/// Told when an import is made, because it needs the contract's text.
package enum UndeclaredUse {
  package static let info = RuleInfo(
    RuleID(.realm, 207), "undeclared-use", severity: .warning,
    summary: "A consumer says that it reads a field which the contract does not declare.",
    rationale: """
      Whether a change breaks a consumer is decided by the fields it reads. A field that is not \
      declared, or misspelt, is watched by nobody.
      """)
}

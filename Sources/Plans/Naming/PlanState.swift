/// How far a unit of work is, in the words that all plans share.
package enum PlanState: String, Hashable, Sendable, CaseIterable {
  case pending
  case blocked
  case ready
  case inProgress = "in_progress"
  case needsVerification = "needs_verification"
  case complete
  case verified
  case failed
  case waived
}

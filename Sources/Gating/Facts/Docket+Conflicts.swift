import Contracts
import Plans
import SourceText

/// Claims about one fact that cannot all be true.
struct Conflict {
  struct Claim {
    var plan: Int
    var value: String
    var date: Day?
    var span: SourceSpan
  }

  var subject: String
  var claims: [Claim]

  func shown(in docket: Docket) -> FactConflict {
    FactConflict(
      subject: subject,
      claims: claims.map { claim in
        FactConflict.Claim(
          value: claim.value, date: claim.date, place: docket.plans[claim.plan].place(claim.span))
      })
  }
}

extension Docket {
  var conflicts: [Conflict] { [] }
}

extension QueryAnswer {
  /// The answer as gates take it, with the place of an event to look at.
  package func fact(_ placeText: String?) -> QueryFact {
    let isJudged =
      if case .exists = query.aggregate { true } else { query.expectation != nil }
    guard isJudged else { return doubt.map { .failed($0) } ?? .value(bareText) }
    let sight = placeText.map { (holds == true ? "see " : "look at ") + $0 }
    return .judged(value: valueText, holds: holds, note: doubt ?? sight)
  }

  /// The value as a requirement beside the question reads it.
  private var bareText: String {
    guard case .share(let part, let whole) = value else { return valueText }
    return "\(sharePercent(part, of: whole))%"
  }
}

extension DriftWalk {
  /// A declared field that comes more or less often than it did.
  mutating func overTime(
    _ child: FieldProfile, _ parent: FieldProfile, _ place: DraftPlace
  ) {
    guard let trend = Trend(child.days, of: parent.days), trend.isOverTime else { return }
    let (first, last) = (dayText(trend.first), dayText(trend.last))
    let begin = trend.shares.first.map { dayText($0.period) } ?? first
    let end = trend.shares.last.map { dayText($0.period) } ?? last
    let message: String
    switch trend.direction {
    case .steady: return
    case .began: message = "field came first on \(first); its events began on \(begin)"
    case .ended: message = "field came last on \(last); its events went on to \(end)"
    case .rising, .falling, .changing: message = "field comes in other shares: \(trend.shareWords)"
    }
    note(
      .changedOverTime, place, message, child.types.total, of: parent.types.objects, trend: trend)
  }

  /// How the share of a type went over time.
  func trend(of types: [ValueType], in field: FieldProfile) -> Trend? {
    let part = types.reduce(into: DayCounts()) { days, type in
      if let own = field.typeDays[type] { days.add(own) }
    }
    return Trend(part, of: field.days)
  }
}

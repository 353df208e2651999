import Contracts

extension Day {
  /// How many days lie between two; negative when the other is earlier.
  func days(to other: Day) -> Int { other.serial - serial }

  /// The day's number in the proleptic calendar, by Howard Hinnant's count of days.
  private var serial: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }
}

import Contracts
import Drift
import Findings
import JSONText
import SourceText

extension LedgerEntry {
  /// `1 event`, `3 events`.
  var eventWords: String { counted(events, "event") }

  /// The state, and that it is over where it is.
  func stateWords(on today: Day?) -> String {
    review.hasExpired(on: today) ? "expired" : review.state.rawValue
  }

  /// `integer 84 %, string 16 %`; one type alone needs no share.
  var typeWords: String {
    let total = types.values.reduce(into: 0.0) { $0 += Double($1) }
    let order = types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard order.count > 1, total > 0 else { return order.first?.key.rawValue ?? "" }
    return order.map { type, count in
      let share = Int((Double(count) / total * 100).rounded())
      return share == 0 ? "\(type) <1 %" : "\(type) \(share) %"
    }.joined(separator: ", ")
  }
}

extension Report.Value {
  /// A value of a document; suggestions are two levels deep.
  static func json(_ value: JSONValue) -> Report.Value {
    switch value.kind {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .number: .number(lexeme: String(decoding: value.text, as: UTF8.self))
    case .string: .string(value.string ?? "")
    case .array: .array(value.elements.map(Report.Value.json))
    case .object: .object(value.members.map { .init($0.nameText, .json($0.value)) })
    }
  }
}

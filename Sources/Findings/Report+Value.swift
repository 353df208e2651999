extension Report {
  /// A value that only programs read, in the shape of JSON.
  package indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// A number as it is to be written; its lexeme is JSON's.
    case number(lexeme: String)
    case string(String)
    case array([Value])
    case object([Member])
  }

  /// A named value; members keep their order.
  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: Value

    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }
}

extension Report.Value {
  /// The text, or null when there is none.
  package static func string(_ text: String?) -> Self { text.map { .string($0) } ?? .null }
}

/// A JSON value to be written; members keep the order they are given in.
enum JSONOutput {
  case null
  case bool(Bool)
  case int(Int)
  /// A number in the very words it is to be written in.
  case number(lexeme: String)
  case string(String)
  case array([JSONOutput])
  case object([(String, JSONOutput?)])

  /// The value on one line.
  var line: String { text(isLaidOut: false) }

  /// The value as a document: two spaces a level, a newline at its end.
  var document: String { text(isLaidOut: true) + "\n" }

  private func text(isLaidOut: Bool) -> String {
    var writer = JSONWriter(isLaidOut: isLaidOut)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension Optional<String> {
  var json: JSONOutput? { map(JSONOutput.string) }
}

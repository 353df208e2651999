import Plans

/// A decision record as examples show it: whole, but for what an example says otherwise.
struct ExampleRecord {
  var number = "001"
  var slug = "event-store"
  /// The number in the title; the file's own where nothing else is said.
  var titleNumber: String?
  var title = "Event store"
  var parts: [DecisionRecord.Part] = DecisionRecord.Part.allCases
  /// What stands under a heading other than usual.
  var words: [DecisionRecord.Part: String] = [:]

  var text: String {
    let sections = parts.map { part in
      let body = words[part] ?? Self.usual(part)
      return "## \(part.rawValue)\n\n" + (body.isEmpty ? "" : body + "\n\n")
    }
    return
      "# file: decisions/ADR-\(number)-\(slug).md\n# ADR-\(titleNumber ?? number): \(title)\n\n"
      + sections.joined()
  }

  private static func usual(_ part: DecisionRecord.Part) -> String {
    switch part {
    case .status: "Accepted"
    case .context: "Events must be kept."
    case .decision: "Keep them in Parquet."
    case .alternatives: "A database."
    case .consequences: "Files can be copied."
    case .related: "None"
    }
  }
}

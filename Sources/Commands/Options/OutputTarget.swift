import Reports

/// One `--output`: a file, and the form the result takes there.
struct OutputTarget: Hashable, Sendable {
  var path: String
  var format: ReportFormat

  /// Reads `FORMAT=FILE` or `FILE`, whose form its name tells; else `fallback` holds.
  ///
  /// Several forms are JSON: a `.json` file takes the one that was asked for by `--format`.
  init(_ word: String, fallback: ReportFormat) throws(CommandError) {
    if let (format, path) = Self.named(word) {
      (self.format, self.path) = (format, path)
    } else {
      path = word
      format = Self.format(ofName: word, fallback: fallback) ?? fallback
    }
    guard !path.isEmpty else { throw .usage("option '--output' names no file: '\(word)'") }
    guard path != "-" else {
      throw .usage(
        "'-' is no file for '--output'",
        advice: ["standard output always gets the result; '--format' chooses its form"])
    }
  }

  private static func named(_ word: String) -> (ReportFormat, String)? {
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")),
      let format = ReportFormat(rawValue: String(word[..<equals]))
    else { return nil }
    return (format, String(word[word.utf8.index(after: equals)...]))
  }

  private static func format(ofName name: String, fallback: ReportFormat) -> ReportFormat? {
    let name = name.lowercased()
    let endings: [(String, ReportFormat)] = [
      (".sarif", .sarif), (".sarif.json", .sarif), (".jsonl", .jsonl), (".ndjson", .jsonl),
      (".xml", .junit), (".md", .markdown), (".markdown", .markdown), (".txt", .text),
      (".html", .html), (".htm", .html), (".intoto.jsonl", .inToto),
    ]
    if let known = endings.last(where: { name.hasSuffix($0.0) }) { return known.1 }
    guard name.hasSuffix(".json") else { return nil }
    switch fallback {
    case .json, .sarif, .gitlab: return fallback
    case .text, .jsonl, .junit, .github, .markdown, .html, .inToto: return .json
    }
  }
}

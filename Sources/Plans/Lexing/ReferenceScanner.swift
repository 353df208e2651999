import MarkdownText
import SourceText

/// Finds what a line points to: paths, places in files, commits, issues, records, addresses.
struct ReferenceScanner {
  let bytes: [UInt8]

  struct Found {
    var target: PlanReference.Target
    var span: SourceSpan
    var isLink: Bool
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What a line points to; names in its words only where one of the signs of names may stand.
  func references(
    in span: SourceSpan, _ marks: InlineMarks, mayName: Bool = true
  ) -> [Found] {
    var found: [Found] = []
    for link in marks.found where link.kind == .target {
      if let target = linkTarget(link.span) {
        found.append(Found(target: target, span: link.span, isLink: true))
      }
    }
    for mark in marks.found where mark.kind == .code {
      let code = mark.span
      if let target = path(code) ?? rfc(code) {
        found.append(Found(target: target, span: code, isLink: false))
      } else if let commit = commit(code, in: span) {
        found.append(Found(target: .commit(commit), span: code, isLink: false))
      }
    }
    if mayName { addNamed(in: span, outside: marks, to: &found) }
    return found
  }

  // MARK: Links

  private func linkTarget(_ span: SourceSpan) -> PlanReference.Target? {
    var target = text(span, of: bytes)
    if target.utf8.first == UInt8(ascii: "<"), target.utf8.last == UInt8(ascii: ">") {
      target = String(target.dropFirst().dropLast())
    }
    guard let first = target.utf8.first else { return nil }
    if first == UInt8(ascii: "#") { return .heading(String(target.dropFirst())) }
    if hasScheme(Array(target.utf8)[...]) { return .url(target) }
    // What stands behind a `#` is a place in the file.
    let path = target.utf8.split(separator: UInt8(ascii: "#"), maxSplits: 1).first
    return path.map { .path(String(Substring($0))) }
  }

  private func hasScheme(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.firstIndex { !isLetter($0) && !isDigit($0) && $0 != UInt8(ascii: "+") }
    guard let end, end - text.startIndex > 1 else { return false }
    return text[end] == UInt8(ascii: ":")
  }

  // MARK: Paths

  private static let endings = WordTable([
    "md", "markdown", "py", "pyc", "js", "mjs", "ts", "tsx", "jsx", "json", "jsonl", "ndjson",
    "yaml", "yml", "toml", "html", "css", "scss", "rs", "go", "swift", "java", "kt", "c", "h",
    "cc", "cpp", "hpp", "sh", "bash", "sql", "parquet", "csv", "tsv", "txt", "xml", "lock", "cfg",
    "ini", "conf", "log", "png", "jpg", "svg", "pdf", "db", "sqlite", "gz", "zst", "zip", "tar",
    "ipynb", "proto", "rb", "php", "cs", "env", "example", "info", "sarif", "avro", "arrow", "npz",
    "pkl", "onnx", "pt", "vue", "ex", "exs", "scala", "lua", "r", "jl", "tf", "rst", "adoc",
  ])

  /// A path by its ending, its beginning, or a slash at its end; `a/b` alone may be anything.
  func path(_ span: SourceSpan) -> PlanReference.Target? {
    guard (2...400).contains(span.count), mayBePath(span) else { return nil }
    let whole = bytes[span.range]
    guard !hasScheme(whole) else { return nil }
    let (path, line) = withoutLine(whole)
    guard looksLikePath(path) else { return nil }
    let name = String(decoding: path, as: UTF8.self)
    return line.map { .line(path: name, line: $0) } ?? .path(name)
  }

  private func mayBePath(_ span: SourceSpan) -> Bool {
    var holdsSign = false
    for offset in span.range {
      let byte = bytes[offset]
      if isNoPath(byte) { return false }
      holdsSign = holdsSign || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }
    return holdsSign
  }

  /// Signs of code, of shells and of prose.
  private func isNoPath(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "&"),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "$"):
      true
    default: byte < 0x20
    }
  }

  private func looksLikePath(_ path: ArraySlice<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    let hasSlash = path.contains(slash)
    // A command has words behind its path; a folder with a blank in its name is told by its end.
    if let blank = path.firstIndex(of: 0x20) {
      guard path[..<blank].contains(slash), path[blank...].contains(slash),
        !path[(blank + 1)...].starts(with: "--".utf8)
      else { return false }
    }
    let name = lastPart(of: path)
    guard hasSlash else { return hasEnding(name) }
    return path.starts(with: "~/".utf8) || path.starts(with: "./".utf8)
      || path.starts(with: "../".utf8) || path.first == slash && path.count > 1
      || path.last == slash || name.contains(UInt8(ascii: "*")) || hasEnding(name)
  }

  /// What stands behind the last slash that has something behind it; all of it where none has.
  private func lastPart(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let slash = UInt8(ascii: "/")
    guard let last = path.lastIndex(where: { $0 != slash }) else { return path }
    let before = path[..<last].lastIndex(of: slash)
    return path[(before.map { $0 + 1 } ?? path.startIndex)...last]
  }

  private func hasEnding(_ name: ArraySlice<UInt8>) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex || name.count > 3,
      name.endIndex - dot <= 10
    else { return false }
    return Self.endings.contains(SourceSpan(dot + 1, name.endIndex), in: bytes)
      && name[..<dot].allSatisfy(isNameByte)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "*"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "@"), UInt8(ascii: "+"), 0x20:
      true
    default: isWordByte(byte)
    }
  }

  /// `src/core/game_state.py:914`, also with a column or a range behind.
  private func withoutLine(_ text: ArraySlice<UInt8>) -> (path: ArraySlice<UInt8>, line: Int?) {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return (text, nil) }
    let digits = text[(colon + 1)...].drop { $0 | 0x20 == UInt8(ascii: "l") }
      .prefix(while: isDigit)
    guard let line = Int(String(decoding: digits, as: UTF8.self)) else { return (text, nil) }
    return (text[..<colon], line)
  }

  // MARK: Commits

  /// Seven to forty hexadecimal digits, with the word for it before.
  private func commit(_ span: SourceSpan, in line: SourceSpan) -> String? {
    guard isHash(span), isCommitWord(before: span.start, line) else { return nil }
    return text(span, of: bytes)
  }

  private func isHash(_ span: SourceSpan) -> Bool {
    (7...40).contains(span.count) && bytes[span.range].allSatisfy(isHexDigit)
      && bytes[span.range].contains(where: isDigit)
  }

  private static let commitWords = WordTable([
    "commit", "commits", "sha", "rev", "revision", "hash", "merged", "pushed", "committed", "at",
  ])

  private func isCommitWord(before offset: Int, _ line: SourceSpan) -> Bool {
    var end = offset
    while end > line.start, !isWordByte(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > line.start, isWordByte(bytes[start - 1]) { start -= 1 }
    return Self.commitWords.contains(SourceSpan(start, end), in: bytes)
  }

  // MARK: Names

  private func addNamed(
    in span: SourceSpan, outside marks: InlineMarks, to found: inout [Found]
  ) {
    var parts: [SourceSpan] = []
    var next = 0
    var offset = span.start
    while let word = WordShape(from: &offset, to: span.end, in: bytes) {
      if parts.isEmpty { parts = Self.taken(marks) }
      while next < parts.count, parts[next].end <= word.span.start { next += 1 }
      if next < parts.count, parts[next].start < word.span.end { continue }
      let bare = withoutPunctuation(word.span)
      guard bare.count > 1, let target = target(bare, span) else { continue }
      found.append(Found(target: target, span: bare, isLink: false))
    }
  }

  /// Code and links, in order: what is in them is no name of its own.
  private static func taken(_ marks: InlineMarks) -> [SourceSpan] {
    guard !marks.isEmpty else { return [] }
    let parts = marks.found.compactMap { mark -> SourceSpan? in
      switch mark.kind {
      case .code, .link, .image: mark.span
      case .bold, .italic, .struck, .comment, .target: nil
      }
    }
    return parts.count > 1 ? parts.sorted() : parts
  }

  private func withoutPunctuation(_ word: SourceSpan) -> SourceSpan {
    var word = word
    while word.count > 0, isOpening(bytes[word.start]) { word.start += 1 }
    while word.count > 0, isEnding(bytes[word.end - 1]) { word.end -= 1 }
    return word
  }

  private func isOpening(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func isEnding(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"):
      true
    default: false
    }
  }

  private func target(_ word: SourceSpan, _ line: SourceSpan) -> PlanReference.Target? {
    let first = bytes[word.start]
    if let hash = bytes[word.range].firstIndex(of: UInt8(ascii: "#")) { return issue(word, hash) }
    if first | 0x20 == UInt8(ascii: "a"), let number = decision(word) { return .decision(number) }
    if isHash(word) { return commit(word, in: line).map { .commit($0) } }
    if let rfc = rfc(word) { return rfc }
    let whole = bytes[word.range]
    guard whole.contains(UInt8(ascii: "/")) else { return nil }
    if hasScheme(whole) { return .url(text(word, of: bytes)) }
    // Bare words are paths only when they say so twice: by a slash and by an ending.
    guard lastPart(of: whole).contains(UInt8(ascii: ".")) else { return nil }
    return path(word)
  }

  /// `#41`, `VECTRA-PLAYER#41`, `owner/name#41`.
  private func issue(_ word: SourceSpan, _ hash: Int) -> PlanReference.Target? {
    let digits = SourceSpan(hash + 1, word.end)
    guard digits.count > 0, digits.count < 10, bytes[digits.range].allSatisfy(isDigit),
      let number = Int(text(digits, of: bytes)),
      bytes[word.start..<hash].allSatisfy({ isWordByte($0) || "-_./".utf8.contains($0) })
    else { return nil }
    let repository = text(SourceSpan(word.start, hash), of: bytes)
    return .issue(repository: repository.isEmpty ? nil : repository, number: number)
  }

  /// `ADR-003`.
  func decision(_ word: SourceSpan) -> Int? {
    let folded = loweredText(word, of: bytes)
    guard folded.begins(with: "adr"), folded.utf8.count <= 12 else { return nil }
    let digits = folded.utf8.dropFirst(3).drop {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return digits.allSatisfy(isDigit) ? Int(String(Substring(digits))) : nil
  }

  private func rfc(_ span: SourceSpan) -> PlanReference.Target? {
    guard span.count < 400, WordShape.holdsRFC(span, in: bytes) else { return nil }
    return RFCReference(reading: text(span, of: bytes), at: span).map { .rfc($0) }
  }
}

import Plans
import SourceText
import Workspace

/// One plan of the repository that is written to: lines are put in, all others stay as they are.
struct EditedPlan {
  /// As findings name it.
  let path: String
  let document: PlanDocument
  private let source: SourceFile
  private let whole: String
  private let root: String
  private let repository: Repository
  /// Says what is wrong with the plan as it would be written; nil where nothing is.
  var confirm: (PlanDocument) -> String? = { _ in nil }

  init(
    _ word: String, _ repository: Repository, in surroundings: Surroundings
  ) throws(CommandError) {
    whole = surroundings.absolute(word)
    guard let path = repository.relative(whole) else {
      throw .usage("'\(word)' lies outside of the repository '\(repository.root)'")
    }
    self.path = path
    root = repository.root
    self.repository = repository
    do throws(FileError) {
      source = try FileReader(limit: PlanFiles.limit).source(whole, shownAs: path)
    } catch { throw .file(error) }
    document = repository.plan(source)
    guard String(validating: source.bytes, as: UTF8.self) != nil else {
      throw .setup("'\(path)' is no UTF-8 text, so nothing is written into it")
    }
  }

  /// The phase of a name, also by the ID of its anchor, by its whole title, or as reports name it.
  func phase(named name: String) throws(CommandError) -> Phase? {
    var wanted = name.lowercased()
    if wanted.hasPrefix("phase:") { wanted = String(wanted.dropFirst(6)) }
    let byTitle = document.phases.filter { phase in
      phase.name.map { "\(phase.label.text): \($0)".lowercased() == wanted } ?? false
    }
    if byTitle.count == 1 { return byTitle[0] }
    let found = document.phases.filter { phase in
      phase.label.text.lowercased() == wanted || phase.anchor?.id?.value.lowercased() == wanted
    }
    guard found.count > 1 else { return found.first }
    let titles = found.map { "'\($0.label.text): \($0.name ?? "")'" }.joined(separator: " and ")
    throw .usage("'\(name)' may mean \(titles)", advice: ["write the one that is meant in full"])
  }

  /// The end of a line as the file has it.
  private var lineEnd: String {
    guard let feed = source.bytes.firstIndex(of: UInt8(ascii: "\n")), feed > 0 else { return "\n" }
    return source.bytes[feed - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  func insert(_ lines: [String], afterLineAt offset: Int) throws(CommandError) {
    let end = source.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
    let isLast = end == source.bytes.count
    let text = lines.map { isLast ? lineEnd + $0 : $0 + lineEnd }.joined()
    let place = isLast ? end : end + 1
    try replace(place..<place, with: text)
  }

  /// Puts lines where a section ends, before the blank lines that part it from the next.
  func insert(_ lines: [String], atEndOf section: SourceSpan) throws(CommandError) {
    var end = min(max(section.end, 0), source.bytes.count)
    while end > section.start, source.bytes[end - 1] <= 0x20 { end -= 1 }
    try insert(lines, afterLineAt: max(end - 1, section.start))
  }

  /// Puts lines in the place of those that a span touches.
  func replaceLines(of span: SourceSpan, with lines: [String]) throws(CommandError) {
    let bytes = source.bytes
    var start = min(max(span.start, 0), bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = min(max(span.end, start), bytes.count)
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let stop = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let isLast = stop == bytes.count
    let text = lines.joined(separator: lineEnd) + (isLast ? "" : lineEnd)
    try replace(start..<(isLast ? stop : stop + 1), with: text)
  }

  func append(_ lines: [String]) throws(CommandError) {
    let hasEnd = source.bytes.last == UInt8(ascii: "\n") || source.bytes.isEmpty
    let text = lines.map { $0 + lineEnd }.joined()
    try replace(source.bytes.count..<source.bytes.count, with: (hasEnd ? "" : lineEnd) + text)
  }

  func replace(_ range: Range<Int>, with text: String) throws(CommandError) {
    let bytes =
      source.bytes[..<range.lowerBound] + Array(text.utf8)
      + source.bytes[range.upperBound...]
    let now: [UInt8]
    do throws(FileError) { now = try FileReader(limit: PlanFiles.limit).read(whole) } catch {
      throw .file(error)
    }
    // Someone else wrote in between: the places that were found hold no longer.
    guard now == source.bytes else {
      throw .setup("'\(path)' changed meanwhile; try again")
    }
    let written = repository.plan(SourceFile(path: path, bytes: Array(bytes)))
    if let fault = confirm(written) {
      throw .setup(
        fault, advice: ["nothing was written; see what 'schema gate \(path)' says of the plan"])
    }
    do throws(FileError) {
      try AtomicWriter().replace(whole, with: Array(bytes), within: root)
    } catch { throw .file(error) }
  }
}

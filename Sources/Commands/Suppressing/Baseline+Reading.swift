import Evolution
import Findings
import JSONText
import SourceText

extension Baseline {
  /// Why a baseline bears nothing; it would silence what nobody knows, so it is never reset.
  struct Fault: Error {
    var finding: Finding
  }

  /// Reads a baseline where there is one.
  static func read(_ answer: FileAnswer) throws(Fault) -> Baseline? {
    switch answer {
    case .missing: return nil
    case .found(let bytes): return try read(SourceFile(path: path, bytes: bytes))
    case .refused(let reason), .unreadable(let reason):
      throw fault(reason, at: Place(path: path, position: Position(line: 1, column: 1)))
    }
  }

  private static func read(_ file: SourceFile) throws(Fault) -> Baseline {
    do throws(ManifestFault) { return try parsed(file) } catch {
      let lines = LineTable(file.bytes)
      throw fault(error.message, at: Place(error.span, in: file, lines: lines))
    }
  }

  private static func fault(_ words: String, at place: Place) -> Fault {
    var finding = Finding(
      CheckRules.brokenBaseline, "the baseline cannot be used: \(words)", at: place)
    finding.identity = ["broken"]
    finding.notes = [
      "'git checkout -- \(path)' restores it, 'schema baseline --write' makes it anew"
    ]
    return Fault(finding: finding)
  }

  private static func parsed(_ file: SourceFile) throws(ManifestFault) -> Baseline {
    if file.bytes.starts(with: "<<<<<<< ".utf8) || holdsConflict(file.bytes) {
      throw ManifestFault(.mergeConflict, at: .beginning)
    }
    let root: JSONValue
    do throws(JSONError) { root = try JSONDocument.read(file.bytes).root } catch {
      throw ManifestFault(
        error.kind == .noValue ? .empty : .malformed(error.message), at: error.span)
    }
    try checkFormat(root)
    guard let findings = root["findings"], findings.kind == .object else {
      throw ManifestFault(.wrongShape("'findings' must be an object"), at: root.span)
    }
    var baseline = Baseline()
    baseline.file = file
    for member in findings.members {
      baseline.entries[member.name.description] = try entry(member.value, at: member.key.span)
    }
    return baseline
  }

  private static func checkFormat(_ root: JSONValue) throws(ManifestFault) {
    guard let format = root["format"], let name = format.string else {
      throw ManifestFault(.wrongShape("'format' is missing"), at: root.span)
    }
    guard name == Self.format else {
      throw ManifestFault(.newerFormat(name, known: Self.format), at: format.span)
    }
  }

  private static func entry(
    _ value: JSONValue, at span: SourceSpan
  ) throws(ManifestFault) -> Entry {
    guard let rule = value["rule"]?.string.flatMap({ RuleID($0) }),
      let count = value["count"]?.int, (1...1_000_000).contains(count)
    else {
      throw ManifestFault(
        .wrongShape("an entry must have a 'rule' and a 'count' of 1 or more"), at: span)
    }
    return Entry(rule: rule, path: value["path"]?.string, count: count, span: span)
  }

  private static func holdsConflict(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { $0.starts(with: "<<<<<<< ".utf8) }
  }
}

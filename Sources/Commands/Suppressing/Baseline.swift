package import Findings
import JSONText
package import Linting
import SourceText

/// Findings that were there when somebody drew the line: they are borne until they are mended, and
/// only new ones count.
package struct Baseline: Sendable {
  package struct Entry: Hashable, Sendable {
    var rule: RuleID
    /// The file it was found in, for people who read the baseline.
    var path: String?
    /// How many findings shared the fingerprint.
    var count: Int
    /// Where the entry stands.
    var span: SourceSpan
  }

  /// Below the root of the repository.
  package static let path = "manifests/baseline.json"
  package static let format = "schema-baseline/1"
  /// The most bytes of one.
  static let limit = 64 << 20

  /// By fingerprint.
  var entries: [String: Entry] = [:]
  var file: SourceFile?

  package init() {}

  /// Takes everything that still counts.
  package init(_ findings: FindingSet) {
    for finding in findings.findings where finding.isBaselined {
      let key = finding.fingerprint.description
      let path = (finding.place ?? finding.examples.first)?.path
      entries[key, default: Entry(rule: finding.rule, path: path, count: 0, span: .beginning)]
        .count += 1
    }
  }

  package var count: Int { entries.values.reduce(0) { $0 + $1.count } }

  /// The file: one entry after the other by fingerprint, so that git merges two of them.
  package var bytes: [UInt8] {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    builder.string("findings")
    builder.begin(.object)
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      builder.string(key)
      builder.begin(.object)
      builder.string("count")
      builder.number(entry.count)
      if let path = entry.path {
        builder.string("path")
        builder.string(path)
      }
      builder.string("rule")
      builder.string(entry.rule.description)
      builder.end()
    }
    builder.end()
    builder.string("format")
    builder.string(Self.format)
    builder.end()
    return builder.finish().root.prettyBytes(sortedKeys: true)
  }
}

extension Baseline {
  /// Findings with those borne that were there before; the first ones where there are more now.
  ///
  /// `asked` are the rules that were asked of everything there is: entries of theirs that bear
  /// nothing are told.
  package func applied(
    to findings: FindingSet, asked: [RuleInfo], rules: RuleSelection
  ) -> FindingSet {
    guard !entries.isEmpty else { return findings }
    var left = entries.mapValues(\.count)
    let told = findings.findings.map { finding in
      let key = finding.fingerprint.description
      guard finding.isBaselined, let count = left[key], count > 0 else { return finding }
      left[key] = count - 1
      return finding.borne(by: .baseline)
    }
    let asked = Set(asked.map(\.id))
    let stale = entries.filter { asked.contains($0.value.rule) && left[$0.key] ?? 0 > 0 }
    let faults = stale.map { staleFinding($0.key, $0.value, unused: left[$0.key] ?? 0) }
    return FindingSet(told + faults.compactMap(rules.applied))
  }

  private func staleFinding(_ key: String, _ entry: Entry, unused: Int) -> Finding {
    let what = "\(entry.rule)" + (entry.path.map { " in '\($0)'" } ?? "")
    var finding = Finding(
      CheckRules.staleBaselineEntry,
      unused == entry.count
        ? "the baseline bears \(what), which is not found any more"
        : "the baseline bears \(entry.count) of \(what), and \(entry.count - unused) are left")
    if let file {
      finding.place = Place(entry.span, in: file, lines: LineTable(file.bytes))
      finding.excerpt = Excerpt(entry.span, in: file, lines: LineTable(file.bytes))
    }
    finding.identity = [key]
    finding.notes = ["'schema baseline --write' draws the line anew"]
    return finding
  }
}

extension Finding {
  /// Whether a baseline may bear it: what is wrong with suppressions themselves is never borne.
  fileprivate var isBaselined: Bool { !waived && rule.family != .suppression }
}

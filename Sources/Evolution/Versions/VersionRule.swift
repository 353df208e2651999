import Contracts
package import Findings
import SourceText

/// A rule about the version of one contract: it knows itself, and looks at one case.
package protocol VersionRule: Sendable {
  static var info: RuleInfo { get }
  init()
  func check(_ subject: VersionCase) -> [Finding]
}

/// Every rule about versions, one line each, in the order of their numbers.
package let versionRules: [any VersionRule.Type] = [
  VersionTooSmall.self,
  SkippedVersion.self,
  VersionGoesBack.self,
  NeedlesslyLargeVersion.self,
  ReusedVersion.self,
  UnprovedLevel.self,
  MissingMigration.self,
  MalformedMigration.self,
  MissingRebuildCommand.self,
  UnderstatedHistory.self,
  RewrittenHistory.self,
  UnreservedRemovedName.self,
  ReintroducedName.self,
  RemovedBeforeSunset.self,
  DeprecatedFieldWithoutSunset.self,
]

extension VersionCase {
  /// What all rules have to say, in no order.
  package func findings() -> [Finding] { versionRules.flatMap { $0.init().check(self) } }
}

extension VersionRule {
  /// A finding at a place in the contract's own file.
  ///
  /// `meaning` identifies it whatever words are found for it.
  func finding(
    _ message: Finding.Message, at span: SourceSpan, in contract: Contract, meaning: [String],
    pointer: String = ""
  ) -> Finding {
    var finding = Finding(Self.info, message, at: span, in: contract.file)
    finding.contract = contract.reference
    finding.pointer = pointer
    finding.identity = meaning
    return finding
  }
}

extension Finding {
  /// A finding with its line; of a span over many lines the first is meant.
  init(_ rule: RuleInfo, _ message: Message, at span: SourceSpan, in file: SourceFile) {
    let lines = LineTable(file.bytes)
    let start = min(max(span.start, 0), file.bytes.count)
    let line = lines.span(ofLine: lines.line(at: start), in: file.bytes)
    let first = SourceSpan(start, max(start, min(span.end, line.end)))
    self.init(rule, message, at: Place(first, in: file, lines: lines))
    excerpt = file.bytes.isEmpty ? nil : Excerpt(first, in: file, lines: lines)
  }

  func noting(_ notes: [String]) -> Finding {
    var finding = self
    finding.notes += notes
    return finding
  }
}

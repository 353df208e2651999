import Findings
import JSONText

/// Two keys of one mapping that people cannot tell apart.
struct LookAlikeKeys: FileRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 8), "look-alike-keys", severity: .warning,
    summary: "Two names of one mapping differ only in case or in how accents are encoded.",
    rationale: """
      To people they are one field, to programs two. Events carry the one, readers ask for the \
      other.
      """,
    bad: """
      type: object
      properties:
        gameId: { type: string }
        gameID: { type: string }

      """,
    good: """
      type: object
      properties:
        gameId: { type: string }
        roundId: { type: string }

      """)

  func check(_ file: LintedFile) -> [Finding] {
    guard let root = file.root else { return [] }
    return (root.index..<Int(root.node.next)).flatMap { index in
      check(JSONValue(document: root.document, index: index), in: file)
    }
  }

  private func check(_ value: JSONValue, in file: LintedFile) -> [Finding] {
    guard value.kind == .object, value.count > 1 else { return [] }
    // Swift compares text by what it means, so that the two ways to write "é" are one key here.
    var first: [String: JSONValue] = [:]
    return value.members.compactMap { member in
      let folded = member.name.description.lowercased()
      guard let earlier = first[folded] else {
        first[folded] = member.key
        return nil
      }
      let line = file.text.line(of: earlier.span)
      return finding(
        "'\(member.name)' looks like '\(JSONName(Array(earlier.text)))' (line \(line))",
        at: member.key.span, in: file)
    }
  }
}

import Contracts
import Findings
import SourceText

/// Two contracts or events that people cannot tell apart.
struct LookAlikeNames: CatalogRule {
  static let info = RuleInfo(
    RuleID(.contractLint, 307), "look-alike-names", severity: .warning,
    summary: "Two contracts have names or events that differ only in case.",
    rationale: """
      To people the two are one; events of the one are looked up under the other. On some \
      systems their files cannot even lie in one folder.
      """,
    bad: """
      # file: contracts/a.yaml
      contract: gameTick
      version: 1.0.0
      owner: game-server
      schema: { type: object }
      # file: contracts/b.yaml
      contract: gametick
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """,
    good: """
      # file: contracts/a.yaml
      contract: gameTick
      version: 1.0.0
      owner: game-server
      schema: { type: object }
      # file: contracts/b.yaml
      contract: gameEnd
      version: 1.0.0
      owner: game-server
      schema: { type: object }

      """)

  func check(_ catalog: LintedCatalog) -> [Finding] {
    // Swift compares text by what it means, so that two ways to write "é" are one name here.
    var first: [String: (text: String, contract: Contract)] = [:]
    var findings: [Finding] = []
    for (file, contract) in catalog.contracts {
      let own = Placed(contract.name.value.text, at: contract.name.span)
      for name in [own] + contract.eventNames {
        let folded = name.value.lowercased()
        guard let other = first[folded] else {
          first[folded] = (name.value, contract)
          continue
        }
        guard !other.text.utf8.elementsEqual(name.value.utf8),
          other.contract.file.path != contract.file.path
        else { continue }
        findings.append(
          finding("'\(name.value)' looks like '\(other.text)'", at: name.span, in: file)
            .noting("that one stands in '\(other.contract.file.path)'"))
      }
    }
    return findings
  }
}

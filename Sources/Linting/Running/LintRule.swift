package import Findings

/// What lint can find: a rule knows itself, and looks at whatever its kind is shown.
package protocol LintRule: Sendable {
  static var info: RuleInfo { get }
  init()
  /// All the rule has to say about a run; each kind of rule below has its own way to look.
  func findings(in catalog: LintedCatalog) -> [Finding]
}

/// A rule about the text of one file.
protocol FileRule: LintRule {
  func check(_ file: LintedFile) -> [Finding]
}

/// A rule about a contract whose head is sound.
protocol ContractRule: LintRule {
  func check(_ subject: LintedContract) -> [Finding]
}

/// A rule about all schemas of a file together.
protocol SchemaRule: LintRule {
  func check(_ schema: LintedSchema) -> [Finding]
}

/// A rule about one schema at a time.
protocol NodeRule: LintRule {
  func check(_ subject: LintedNode) -> [Finding]
}

/// A rule about several files together.
protocol CatalogRule: LintRule {
  func check(_ catalog: LintedCatalog) -> [Finding]
}

extension FileRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] {
    (catalog.files + catalog.published).flatMap(check)
  }
}

extension ContractRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] {
    catalog.files.compactMap(LintedContract.init).flatMap(check)
  }
}

extension SchemaRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] {
    catalog.files.compactMap(\.schema).flatMap(check)
  }
}

extension NodeRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] {
    catalog.files.compactMap(\.schema).flatMap { $0.nodes.flatMap(check) }
  }
}

extension CatalogRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] { check(catalog) }
}

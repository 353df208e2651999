import Contracts
import Findings
import Schemas
import SourceText
import YAMLText

/// A rule about what reading a text as YAML or JSON refused.
protocol FaultRule: LintRule {
  /// Whether the fault is this rule's.
  func covers(_ fault: TextFault) -> Bool
}

/// A rule about what reading a contract complained of.
protocol ContractProblemRule: LintRule {
  func covers(_ kind: ContractProblem.Kind) -> Bool
  /// How to mend it, when that is known.
  func fix(for problem: ContractProblem, in file: LintedFile) -> Fix?
}

/// A rule about what two contracts both claim.
protocol ConflictRule: LintRule {
  func covers(_ kind: ContractProblem.Kind) -> Bool
}

/// A rule about what reading a schema complained of.
protocol SchemaProblemRule: LintRule {
  func covers(_ cause: SchemaProblem.Cause) -> Bool
  func fix(for problem: SchemaProblem, in schema: LintedSchema) -> Fix?
}

extension FaultRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] {
    (catalog.files + catalog.published).compactMap { file in
      guard let fault = file.fault, covers(fault) else { return nil }
      let finding = finding(Finding.Message(fault.message), at: fault.span, in: file)
      guard let related = fault.related else { return finding }
      return finding.noting("\(related.words): line \(file.text.line(of: related.span))")
    }
  }
}

extension ContractProblemRule {
  func fix(for problem: ContractProblem, in file: LintedFile) -> Fix? { nil }

  package func findings(in catalog: LintedCatalog) -> [Finding] {
    catalog.files.flatMap { file in
      file.problems.filter { covers($0.kind) }.map { problem in
        finding(problem, in: file, of: catalog).mended(by: fix(for: problem, in: file))
      }
    }
  }
}

extension ConflictRule {
  package func findings(in catalog: LintedCatalog) -> [Finding] {
    catalog.catalog.problems.filter { covers($0.kind) }.compactMap { problem in
      catalog.files.first { $0.path == problem.path }
        .map { finding(problem, in: $0, of: catalog) }
    }
  }
}

extension LintRule {
  fileprivate func finding(
    _ problem: ContractProblem, in file: LintedFile, of catalog: LintedCatalog
  ) -> Finding {
    var finding = finding(Finding.Message(problem.message), at: problem.span, in: file)
    if let hint = problem.hint { finding.notes.append("did you mean '\(hint)'?") }
    for related in problem.related {
      let text = catalog.file(at: related.path)?.text
      let line = text.map { $0.line(of: related.span) }
      finding.notes.append("\(related.words): " + words(related.path, line, from: file.path))
    }
    return finding
  }
}

/// `line 3` of the same file, `contracts/a.yaml:3` of another.
func words(_ path: String, _ line: Int?, from here: String) -> String {
  guard let line else { return path }
  return path == here ? "line \(line)" : "\(path):\(line)"
}

extension SchemaProblemRule {
  func fix(for problem: SchemaProblem, in schema: LintedSchema) -> Fix? { nil }

  package func findings(in catalog: LintedCatalog) -> [Finding] {
    let schemas = catalog.files.compactMap(\.schema)
    let own = Set(
      schemas.flatMap { schema in
        schema.reading.problems.filter {
          covers($0.cause) && $0.place.path == schema.text.file.path
        }
      })
    return schemas.flatMap { schema in
      schema.reading.problems.filter { covers($0.cause) }.compactMap {
        finding($0, in: schema, of: catalog, besides: own)
      }
    }
  }

  /// Nil when the problem stands in another file, which tells it of itself.
  private func finding(
    _ problem: SchemaProblem, in schema: LintedSchema, of catalog: LintedCatalog,
    besides own: Set<SchemaProblem>
  ) -> Finding? {
    let message = Finding.Message(problem.message)
    guard let path = problem.place.path, path != schema.text.file.path else {
      var finding = finding(
        message, at: problem.place.span, in: schema.text, contract: schema.contract)
      finding.schemaPointer = problem.place.pointer
      return finding.mended(by: fix(for: problem, in: schema))
    }
    guard !own.contains(problem) else { return nil }
    // What lies where no keyword holds schemas is a schema only because something refers to it.
    if let other = catalog.file(at: path) {
      var finding = finding(message, at: problem.place.span, in: other)
      finding.schemaPointer = problem.place.pointer
      return finding.noting("'\(schema.text.file.path)' refers to it")
    }
    var finding = Finding(Self.info, message, at: schema.text.place(of: .beginning))
    finding.notes.append("it stands in '\(path)' at '\(problem.place.pointer)'")
    finding.contract = schema.contract
    return finding
  }
}

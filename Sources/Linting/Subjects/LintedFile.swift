package import Contracts
package import JSONText
import SourceText
package import YAMLText

/// One file as lint looks at it: its bytes, and whatever could be read from them.
///
/// A file that cannot be read keeps the reason; one that can holds a contract or a bare JSON Schema.
package struct LintedFile: Sendable {
  package let text: LintedText
  /// Why the text is neither YAML nor JSON.
  package let fault: TextFault?
  /// The file as YAML; nil when it is JSON or cannot be read.
  package let yaml: YAMLDocument?
  package let root: JSONValue?
  /// What the file promises; nil when its head is not sound or the file is a bare schema.
  package let contract: Contract?
  package let problems: [ContractProblem]
  package let schema: LintedSchema?
  package let isBareSchema: Bool

  package var path: String { text.file.path }

  package init(_ file: ContractFile, options: LintOptions = LintOptions()) {
    let text = LintedText(file.source)
    self.text = text
    fault = file.fault
    yaml = file.text?.yaml
    root = file.root
    contract = file.contract
    isBareSchema = file.isBareSchema || file.root?.bool != nil
    // What cannot be read, or says nothing, is told by the rules about texts.
    let isSilent = isBareSchema || file.root == nil || file.root?.kind == .null
    problems = isSilent ? [] : file.problems
    let value = isBareSchema ? file.root : file.contract?.schema ?? file.root?["schema"]
    schema = value.flatMap { value in
      guard value.kind == .object || value.bool != nil else { return nil }
      return LintedSchema(value, in: text, contract: file.contract, options: options)
    }
  }
}

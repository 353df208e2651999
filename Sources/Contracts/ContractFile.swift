package import JSONText
package import SourceText

/// One file among the contracts, read once for everyone who asks: a contract, a JSON Schema that
/// contracts share, or something else, with what is wrong about it.
package struct ContractFile: Sendable {
  package let source: SourceFile
  /// What the text says; nil when it is neither YAML nor JSON.
  package let text: ContractText?
  /// Why there is no text.
  package let fault: TextFault?
  /// What the file promises; nil when its head is not sound or it is no contract.
  package let contract: Contract?
  package let problems: [ContractProblem]

  package init(_ source: SourceFile, limit: Int = ContractText.largestText) {
    self.source = source
    do throws(TextFault) {
      let text = try ContractText.read(source, limit: limit)
      self.text = text
      fault = nil
      (contract, problems) = Contract.read(text, of: source)
    } catch {
      text = nil
      fault = error
      contract = nil
      problems = [error.problem(in: source.path)]
    }
  }

  package var path: String { source.path }
  package var root: JSONValue? { text?.document.root }

  /// Whether the file holds a JSON Schema without a contract around it.
  package var isBareSchema: Bool { problems.contains { $0.kind == .bareSchema } }
}

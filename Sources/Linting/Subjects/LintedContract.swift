package import Contracts
import JSONText

/// A sound contract with the file it stands in.
package struct LintedContract: Sendable {
  package let file: LintedFile
  package let contract: Contract

  package init?(_ file: LintedFile) {
    guard let contract = file.contract else { return nil }
    self.file = file
    self.contract = contract
  }

  package var text: LintedText { file.text }

  /// A key of the contract file with its value, as it was written.
  func entry(_ key: ContractKey) -> JSONValue.Member? {
    file.root?.members.first { $0.key.text.elementsEqual(key.rawValue.utf8) }
  }
}

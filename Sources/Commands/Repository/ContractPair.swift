package import Contracts

/// One contract at two moments; a side is nil where the contract is new, gone, or not readable.
package struct ContractPair: Sendable {
  package var name: ContractName
  package var old: ContractSource?
  package var new: ContractSource?

  /// Where the file stood before it was moved.
  package var movedFrom: String? {
    guard let old, let new, old.path != new.path else { return nil }
    return old.path
  }
}

extension ContractPair {
  /// The contracts of two moments by name, so that a file that was moved or renamed is followed.
  ///
  /// One that cannot be used at either moment is told and left out.
  package static func pairs(
    from old: ContractSnapshot, to new: ContractSnapshot, only names: Set<ContractName>? = nil
  ) -> (pairs: [ContractPair], failures: [CommandError]) {
    let all = Set((old.catalog.contracts + new.catalog.contracts).map(\.name.value))
    var pairs: [ContractPair] = []
    var failures: [CommandError] = []
    for name in all.sorted() where names?.contains(name) ?? true {
      do throws(CommandError) {
        pairs.append(
          ContractPair(
            name: name, old: try old.source(name.text), new: try new.source(name.text)))
      } catch { failures.append(error) }
    }
    return (pairs, failures)
  }
}

package import Contracts
import JSONText
package import Realms
import YAMLText

/// The files in which a consumer records what it found, knows and runs, as they are written.
package struct RecordText: Sendable {
  package var consumer: RealmName
  package var contract: ContractName
  package var version: Version
  package var date: Day?
  /// The consumer's own version or commit.
  package var revision: String?

  package init(_ consumer: RealmName, _ contract: ContractName, _ version: Version) {
    self.consumer = consumer
    self.contract = contract
    self.version = version
  }

  /// The file's name without its ending; one for each consumer and version.
  package var name: String { "\(consumer)--\(contract)--\(version)" }

  /// What trying a version came to.
  package func verification(
    _ result: RealmVerification.Result, digest: String?, evidence: RealmVerification.Evidence?
  ) -> [UInt8] {
    let proof: Entry? = evidence.map { evidence in
      .object([("digest", .text(evidence.digest)), ("path", .text(evidence.path))])
    }
    return json(
      head + [
        ("digest", .text(digest)), ("evidence", proof), ("result", .text(result.rawValue)),
        ("revision", .text(revision)),
      ])
  }

  /// The word that a break is known and will be followed.
  package func acknowledgement(by name: String?, reason: String?, until: Day?) -> [UInt8] {
    json(
      head + [
        ("by", .text(name)), ("reason", .text(reason)), ("until", .text(until?.description)),
      ])
  }

  /// What runs in an environment, with what the file said before.
  package func deployment(beside current: [UInt8]?) -> [UInt8] {
    let root = current.flatMap { try? YAMLDocument.read($0) }?.json.root
    var members: [YAMLTree.Member] = []
    var contracts: [YAMLTree.Member] = []
    let known = root.flatMap { $0.kind == .object ? Array($0.members) : nil } ?? []
    for member in known {
      switch member.nameText {
      case "contracts":
        if case .mapping(let known) = YAMLTree(member.value) { contracts = known }
      case "date", "revision": break
      default: members.append(.init(member.name, YAMLTree(member.value)))
      }
    }
    contracts.removeAll { $0.name == JSONName(contract.text) }
    contracts.append(.init(JSONName(contract.text), .string(version.description)))
    contracts.sort { $0.name < $1.name }
    members.append(.init("contracts", .mapping(contracts)))
    if let date { members.append(.init("date", .string(date.description))) }
    if let revision { members.append(.init("revision", .string(revision))) }
    return YAMLWriter().file(.mapping(members))
  }

  // MARK: Writing JSON

  private enum Entry {
    case string(String)
    case object([(String, Entry?)])

    static func text(_ text: String?) -> Entry? { text.map { .string($0) } }
  }

  private var head: [(String, Entry?)] {
    [
      ("consumer", .string(consumer.text)), ("contract", .string(contract.text)),
      ("date", .text(date?.description)), ("version", .string(version.description)),
    ]
  }

  private func json(_ members: [(String, Entry?)]) -> [UInt8] {
    var builder = JSONDocumentBuilder()
    write(.object(members), to: &builder)
    return builder.finish().root.prettyBytes(sortedKeys: true)
  }

  private func write(_ entry: Entry, to builder: inout JSONDocumentBuilder) {
    switch entry {
    case .string(let text): builder.string(text)
    case .object(let members):
      builder.begin(.object)
      for case (let name, let value?) in members {
        builder.string(name)
        write(value, to: &builder)
      }
      builder.end()
    }
  }
}

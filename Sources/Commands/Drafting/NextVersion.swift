import Contracts
import Drift
import Evolution
import Schemas
import SourceText
import Workspace
import YAMLText

/// The next version of a contract as a draft leaves it: its text, its number, what it changes.
struct NextVersion {
  let draft: NextDraft
  /// As it would be written, with version and history.
  let contract: Contract
  let bytes: [UInt8]
  let graph: SchemaGraph
  /// From the contract as it stands to the draft.
  let comparison: Comparison
  /// The version as it stands, and as it would be.
  let versions: (old: Version, new: Version)

  /// Why a draft cannot be written.
  struct Failure: Error {
    var words: String
  }

  init(
    _ draft: NextDraft, of entry: KnownContracts.Entry, in known: KnownContracts,
    _ settings: RepositorySettings, on day: Day?
  ) throws(Failure) {
    guard let text = draft.text else { throw Failure(words: "its text cannot be edited") }
    let (edited, graph) = try Self.read(text.bytes, of: entry, in: known)
    let policy = ChangePolicy(
      repository: settings.values.policy, contract: entry.contract.policy)
    comparison = compare(
      ComparedSchema(entry.graph, contract: entry.contract),
      ComparedSchema(graph, contract: edited), policy: policy)
    let published = known.snapshot.published(entry.contract.name.value).sources
      .compactMap { source in
        source.contract.map { VersionCase.Published($0, graph: source.graph) }
      }
    var bytes = text.bytes
    var version = entry.contract.version.value
    if let day, !draft.isEmpty {
      let subject = VersionCase(edited, graph: graph, published: published, policy: policy)
      do throws(VersionEdit.Refusal) {
        let edit = try VersionEdit(subject, on: day)
        if let next = try? text.applying(edit.operations) {
          bytes = next.bytes
          version = edit.version
        }
      } catch { throw Failure(words: "its version goes behind what is published") }
    }
    (self.contract, self.graph) = try Self.read(bytes, of: entry, in: known)
    self.bytes = bytes
    self.draft = draft
    versions = (entry.contract.version.value, version)
  }

  /// The contract that a text holds, with its graph.
  static func read(
    _ bytes: [UInt8], of entry: KnownContracts.Entry, in known: KnownContracts
  ) throws(Failure) -> (Contract, SchemaGraph) {
    let file = ContractFile(SourceFile(path: entry.contract.file.path, bytes: bytes))
    guard let contract = file.contract else {
      throw Failure(words: file.problems.first?.message ?? "it would be no contract")
    }
    do throws(CommandError) {
      return (contract, try known.snapshot.source(replacing: file).graph)
    } catch { throw Failure(words: error.message) }
  }

  /// What it asks of people, most first: `major`.
  var level: Magnitude { comparison.level }
}

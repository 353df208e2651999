package import Contracts
package import Findings
import JSONText
package import SourceText

/// What was published, as it lies in the repository: the frozen files, and the record of them.
package struct PublishedFolder: Sendable {
  package enum Record: Sendable {
    /// Nothing was recorded yet; frozen files count as they are.
    case absent
    case broken(ManifestFault)
    case read(PublishedDigests)
  }

  /// The record as findings name it.
  package let path: String
  package let file: SourceFile?
  package let record: Record
  /// Every frozen contract that could be read, recorded or not; oldest first within a name.
  package let frozen: [Contract]
  /// Paths of frozen files that an interrupted publication wrote and did not record.
  private let leftovers: Set<String>

  package init(
    path: String, record bytes: [UInt8]?, frozen: [Contract], leftovers: Set<String> = []
  ) {
    self.path = path
    self.leftovers = leftovers
    self.frozen = frozen
    file = bytes.map { SourceFile(path: path, bytes: $0) }
    guard let bytes else {
      record = .absent
      return
    }
    do throws(ManifestFault) { record = .read(try PublishedDigests.read(bytes)) } catch {
      record = .broken(error)
    }
  }

  /// What is recorded; nothing where there is no record, or none that can be read.
  package var digests: PublishedDigests {
    if case .read(let digests) = record { digests } else { PublishedDigests() }
  }

  /// The versions of a contract that are out, oldest first.
  ///
  /// A file that the record does not name was never published, or an interrupted publication left
  /// it. Where the record cannot be read, every file counts: better held to too much than too little.
  package func versions(of name: ContractName) -> [Contract] {
    frozen.filter { $0.name.value == name && isOut($0) }
  }

  package func isOut(_ contract: Contract) -> Bool {
    switch record {
    case .absent, .broken: !leftovers.contains(contract.file.path)
    case .read(let digests):
      digests.digest(of: contract.name.value, contract.version.value) != nil
    }
  }

  /// The names that something was published under.
  package var names: [ContractName] {
    Set(frozen.filter(isOut).map(\.name.value)).sorted()
  }
}

/// What can be wrong with the published versions of all contracts together.
package enum PublicationRules {
  package static let all = [
    unusableDigests, unrecordedVersion, versionGap, unfrozenReference,
  ]

  static let unusableDigests = RuleInfo(
    RuleID(.contractChange, 221), "unusable-digests", severity: .error,
    summary: "The record of published versions cannot be read.",
    rationale: """
      It says what was published, and as what. A damaged one is refused and never reset, because \
      every promise made before would be lost.
      """,
    bad: "# file: contracts/published/digests.json\n{ \"digests\": [] }\n",
    good: "# file: contracts/published/digests.json\n{ \"digests\": {} }\n")

  static let unrecordedVersion = RuleInfo(
    RuleID(.contractChange, 222), "unrecorded-published-version", severity: .warning,
    summary: "A frozen file lies among the published ones, and the record does not name it.",
    rationale: """
      What is not recorded was not published: nobody can tell whether it is still as it was. A \
      merge may have lost its line, or a publication was interrupted.
      """,
    bad: VersionExample.published("1.0.0", "required: [at]")
      + "# file: contracts/published/digests.json\n{ \"digests\": {} }\n",
    good: VersionExample.published("1.0.0", "required: [at]")
      + "# file: contracts/published/digests.json\n{ \"digests\": { \"tick@1.0.0\": \"sha256:9f2c\" } }\n"
  )

  static let versionGap = RuleInfo(
    RuleID(.contractChange, 223), "gap-in-published-versions", severity: .warning,
    summary: "Between two published versions one is missing.",
    rationale: """
      A version that was published once and is gone leaves those who rely on it without a text to \
      rely on. It was deleted, or lost in a merge.
      """,
    bad: VersionExample.published("1.0.0", "required: [at]")
      + VersionExample.published("1.2.0", "required: [at]"),
    good: VersionExample.published("1.0.0", "required: [at]")
      + VersionExample.published("1.1.0", "required: [at]")
      + VersionExample.published("1.2.0", "required: [at]"))

  static let unfrozenReference = RuleInfo(
    RuleID(.contractChange, 224), "unfrozen-reference", severity: .error,
    summary: "A contract cannot be frozen so that it stands for itself.",
    rationale: """
      A published version holds all that its schema refers to, so that a later change of a shared \
      file does not reach back. What cannot be taken along has to be written into the contract.
      """)
}

extension PublishedFolder {
  package func findings() -> [Finding] { faults + unrecorded + gaps }

  private var faults: [Finding] {
    guard case .broken(let fault) = record, let file else { return [] }
    var finding = Finding(
      PublicationRules.unusableDigests, Finding.Message(fault.message), at: fault.span, in: file)
    finding.identity = ["record"]
    return [finding.noting([fault.advice])]
  }

  private var unrecorded: [Finding] {
    frozen.filter { !isOut($0) }.map { contract in
      finding(
        PublicationRules.unrecordedVersion, "'\(contract.reference)' is not recorded in '\(path)'",
        contract
      )
      .noting(["'schema publish' records it where it is what the contract says"])
    }
  }

  private var gaps: [Finding] {
    names.flatMap { name -> [Finding] in
      let releases = versions(of: name).filter { $0.version.value.prerelease.isEmpty }
      return zip(releases, releases.dropFirst()).compactMap { older, newer in
        let (before, after) = (older.version.value, newer.version.value)
        guard let step = after.core.step(from: before.core), step > .none,
          before.core.bumped(by: step) != after.core
        else { return nil }
        return finding(
          PublicationRules.versionGap, "between '\(before)' and '\(after)' a version is missing",
          newer
        )
        .noting(["git log -- '\(newer.file.path)' may tell where it went"])
      }
    }
  }

  private func finding(
    _ rule: RuleInfo, _ message: Finding.Message, _ contract: Contract
  ) -> Finding {
    var finding = Finding(rule, message, at: contract.version.span, in: contract.file)
    finding.contract = contract.reference
    finding.pointer = ""
    finding.identity = [contract.version.value.description]
    return finding
  }
}

extension FrozenContract.Fault {
  /// The fault as a finding of the contract that could not be frozen.
  package func finding(_ contract: Contract) -> Finding {
    var finding = Finding(
      PublicationRules.unfrozenReference, Finding.Message(message), at: contract.schema.span,
      in: contract.file)
    finding.contract = contract.reference
    finding.pointer = ""
    finding.identity = ["frozen"]
    return finding
  }
}

package import Captures
package import Contracts
package import Findings
package import Realms
package import SourceText
package import YAMLText

/// What a repository says about itself in `schema.yaml`, with every default filled in.
package struct Settings: Sendable {
  package static let fileName = "schema.yaml"

  /// When the exit code tells of findings.
  package enum FailOn: Hashable, Sendable {
    case severity(Severity)
    case never
  }

  /// What a rule is to be here.
  package struct RuleSetting: Hashable, Sendable {
    /// The rule's ID or its name, as it was written.
    package var rule: Placed<String>
    /// Nil turns the rule off.
    package var severity: Severity?
  }

  /// A finding that is accepted for now.
  package struct Waiver: Hashable, Sendable {
    /// The whole entry, for findings about the waiver itself.
    package var span: SourceSpan
    package var rule: Placed<String>
    package var reason: Placed<String>
    package var fingerprint: Placed<String>?
    /// The gate it is for, as `phase:Pipeline B`.
    package var gate: Placed<String>?
    /// A shell pattern for the path the finding is in.
    package var path: Placed<String>?
    package var owner: Placed<String>?
    /// The last day on which it holds.
    package var expires: Placed<Day>?
  }

  /// Where settings of a realm lie that are taken over.
  package struct Inheritance: Hashable, Sendable {
    package var span: SourceSpan
    /// Nil where there is only one realm.
    package var realm: Placed<RealmName>?
    /// All digits of the commit: what it holds never changes.
    package var commit: Placed<String>
    /// Counted from the realm's root.
    package var path: String
  }

  package struct Limits: Hashable, Sendable {
    package var record = 512 << 20
    package var streamRecord = 64 << 20
    /// The most bytes of a contract, or of a schema that one refers to.
    package var document = 4 << 20
    package var depth = 128

    package init() {}

    /// The limits as the reader of captures takes them.
    package var reading: RecordReader.Limits {
      var limits = RecordReader.Limits()
      limits.recordInFile = record
      limits.recordInStream = streamRecord
      return limits
    }
  }

  /// The file, when there is one; places point into it.
  package var file: SourceFile?
  /// The file as it was read; nil when it could not be, or says nothing.
  package var document: YAMLDocument?
  package var contracts = "contracts"
  package var dataDir: Placed<String>?
  package var envPrefix = "SCHEMA_"
  package var envelope = Envelope.standard
  /// Captures that `schema check` holds to the contracts: paths, folders or patterns.
  package var checkedCaptures: [String] = []
  package var rules: [RuleSetting] = []
  package var waivers: [Waiver] = []
  package var failOn = FailOn.severity(.error)
  /// Nil where each command shows what it shows.
  package var minSeverity: Severity?
  package var policy: [Contract.PolicyKey: Placed<Magnitude>] = [:]
  /// What each consumer runs after a break.
  package var rebuild: [Contract.Rebuild] = []
  package var limits = Limits()
  /// What this repository is called in files that several share.
  package var repository: String?
  /// Whether the ledger may hold values of captures, and not only their shapes.
  package var ledgerValues = false
  /// The program that is asked what an unknown means, with its arguments.
  package var expertCommand: [String] = []
  /// Which documents are plans, and what is asked of them.
  package var plans = PlanSettings()
  /// How many seconds the expert may take for one question.
  package var expertSeconds = 60
  /// The realms this repository belongs to.
  package var realms: [RealmMembership] = []
  /// The settings of a realm that hold where this file says nothing.
  package var inheritance: Inheritance?

  package init() {}
}

extension Settings {
  /// Where shared data lies, and whether two places say different things about it.
  package struct DataFolder: Hashable, Sendable {
    package var path: String
    /// The variable that was followed although the file says something else.
    package var overridingVariable: String?
  }

  /// The folder of shared data: flag, environment, file, then the repository itself.
  package func dataFolder(
    flag: String? = nil, environment: Environment, root: String
  ) -> DataFolder {
    let variable = envPrefix + "DATA_DIR"
    let said = environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    let written = dataDir.map { joined(root, relative: $0.value) }
    if let flag { return DataFolder(path: joined(environment.workingFolder, relative: flag)) }
    if let said {
      let path = joined(environment.workingFolder, relative: said)
      let isSame = written.map { (resolvedPath($0) ?? $0) == (resolvedPath(path) ?? path) }
      return DataFolder(path: path, overridingVariable: isSame ?? true ? nil : variable)
    }
    return DataFolder(path: written ?? root)
  }
}

/// A path that counts from a folder, unless it says where it begins itself.
private func joined(_ folder: String, relative path: String) -> String {
  path.hasPrefix("/") ? path : joined(folder, path)
}

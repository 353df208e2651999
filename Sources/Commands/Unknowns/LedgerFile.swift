import Arguments
import Drift
import SourceText
import Workspace

/// The ledger of a repository: where it lies, and how it is read and changed.
struct LedgerFile {
  /// Below the folder of shared data.
  static let name = "manifests/unknown_fields.json"

  static let option = OptionSpec(
    "ledger", takes: .path("FILE"),
    help: "The ledger of unknowns. Default: \(name) in 'data_dir', else in the repository.")

  let path: String
  /// As people are told it.
  let shown: String
  /// The folder that the file must not leave through a link; nil for one that was named.
  let root: String?
  /// What the ledger must be called when it has a name.
  private let owner: String?
  private let source: String
  /// What was followed although the settings say something else.
  let overriding: String?

  init(_ repository: Repository, _ named: String?, in surroundings: Surroundings) {
    let settings = repository.settings.values
    owner = settings.repository
    if let named {
      (path, shown, root, overriding) = (surroundings.located(named), named, nil, nil)
      source = "--ledger"
      return
    }
    let folder = settings.dataFolder(
      environment: surroundings.environment, root: repository.root)
    root = folder.path
    path = (folder.path.hasSuffix("/") ? folder.path : folder.path + "/") + Self.name
    shown = repository.relative(path) ?? path
    overriding = folder.overridingVariable
    source = folder.overridingVariable ?? (settings.dataDir == nil ? "the repository" : "data_dir")
  }

  /// What is there now; an empty ledger where there is no file yet.
  func read() throws(CommandError) -> Ledger {
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try FileReader().readIfPresent(path) } catch {
      throw .file(error)
    }
    return try bytes.map { bytes throws(CommandError) in try ledger(bytes) } ?? Ledger()
  }

  /// Reads bytes as this repository's ledger.
  func ledger(_ bytes: [UInt8]) throws(CommandError) -> Ledger {
    let ledger = try Self.ledger(bytes, shownAs: shown)
    guard let name = ledger.repository, name != owner else { return ledger }
    throw .setup(
      "'\(shown)' is the ledger of repository '\(name)'"
        + (owner.map { ", not of '\($0)'" } ?? ", and this one has no name"),
      advice: [
        "'repository: \(name)' in schema.yaml says that this is that repository",
        "'--ledger FILE' or 'data_dir' name another place; the file was left as it is",
      ])
  }

  static func ledger(_ bytes: [UInt8], shownAs shown: String) throws(CommandError) -> Ledger {
    do throws(LedgerError) { return try Ledger.read(bytes) } catch {
      let position = LineTable(bytes).position(of: error.span.start, in: bytes)
      throw .setup(
        "'\(shown)' (\(position.line):\(position.column)) is no ledger that can be used: "
          + error.message,
        advice: error.advice.map {
          $0.split(separator: "FILE", omittingEmptySubsequences: false)
            .joined(separator: shown)
        })
    }
  }

  /// Changes the ledger under its lock; true when the file was written.
  ///
  /// `change` gets what is there now and says whether it changed anything: a ledger that is left as
  /// it is keeps its bytes.
  func update(
    _ change: (inout Ledger) throws(CommandError) -> Bool
  ) throws(CommandError) -> Bool {
    try makeFolder()
    do throws(AtomicWriter.Failure<CommandError>) {
      let receipt = try AtomicWriter().update(path, within: root) {
        current throws(CommandError) -> [UInt8]? in
        var ledger =
          try current.map { bytes throws(CommandError) in try self.ledger(bytes) } ?? Ledger()
        guard try change(&ledger) else { return nil }
        ledger.repository = ledger.repository ?? owner
        return ledger.bytes
      }
      return receipt.didWrite
    } catch {
      switch error {
      case .change(let error): throw error
      case .file(let error): throw explained(error)
      }
    }
  }

  /// The folder of the data itself is not made: it would be made at a place that is misspelt.
  private func makeFolder() throws(CommandError) {
    if let root, (try? FileStatus.following(root))?.kind != .folder {
      throw .setup(
        "the folder of shared data '\(root)' is not there", advice: ["it comes from \(source)"])
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    guard !parts.isEmpty else { return }
    do throws(FileError) { try makeFolders(parts.joined(separator: "/")) } catch {
      throw explained(error)
    }
  }

  private func explained(_ error: FileError) -> CommandError {
    .setup(
      "the ledger was not updated: \(error)",
      advice: ["what was seen is seen again by the next run; '--no-ledger' leaves it alone"])
  }
}

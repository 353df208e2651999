import Contracts
import Evolution
import Findings
import SourceText
package import Workspace

/// `manifests/schema_version.json` of the shared data folder, with what else says a version.
package struct VersionManifestFile: Sendable {
  /// The whole path, and the folder that it must lie in wherever links lead.
  let path: String
  let root: String
  /// As findings name it.
  let shown: String
  private let variables: [ManifestFacts.Variable?]
  private let dataFolder: ManifestFacts.Variable?
  private let repository: Repository

  package static let name = "manifests/schema_version.json"

  package init(_ repository: Repository, _ environment: Environment) {
    self.repository = repository
    let settings = repository.settings.values
    let folder = settings.dataFolder(environment: environment, root: repository.root)
    root = folder.path
    path = (folder.path.hasSuffix("/") ? folder.path : folder.path + "/") + Self.name
    shown = repository.relative(path) ?? path
    func variable(_ name: String) -> ManifestFacts.Variable? {
      environment[settings.envPrefix + name].flatMap { value in
        value.isEmpty ? nil : .init(name: settings.envPrefix + name, value: value)
      }
    }
    variables = [variable("SCHEMA_VERSION"), variable("EMBEDDING_MODEL")]
    dataFolder = folder.overridingVariable.map { .init(name: $0, value: folder.path) }
  }

  var schemaVersion: ManifestFacts.Variable? { variables[0] }
  var embeddingModel: ManifestFacts.Variable? { variables[1] }

  /// What the rules are asked about; `movement` is the largest step among unpublished versions.
  func facts(_ published: PublishedFolder, movement: Magnitude) throws(CommandError)
    -> ManifestFacts
  {
    let bytes: [UInt8]?
    if repository.view.moment != .workTree, let inside = repository.relative(path) {
      bytes = try repository.readIfPresent(inside)
    } else {
      do throws(FileError) { bytes = try FileReader(limit: 4 << 20).readIfPresent(path) } catch {
        throw .file(error)
      }
    }
    var facts = ManifestFacts(path: shown, reading: reading(bytes))
    facts.schemaVersion = schemaVersion
    facts.embeddingModel = embeddingModel
    facts.dataFolder = dataFolder
    facts.recorded = published.digests.manifest
    facts.movement = movement
    facts.isPublished = !published.names.isEmpty
    return facts
  }

  private func reading(_ bytes: [UInt8]?) -> ManifestFacts.Reading {
    guard let bytes else { return .absent }
    let file = SourceFile(path: shown, bytes: bytes)
    do throws(ManifestFault) { return .read(try VersionManifest.read(bytes), file) } catch {
      return .broken(error, file)
    }
  }

  /// Moves the manifest to a version, unless it stands there or further already; whether it moved.
  ///
  /// Where there is none, one is made.
  func move(to version: Version, at now: Moment) throws(CommandError) -> Bool {
    do throws(FileError) {
      try makeFolders(String(path.prefix(path.utf8.count - "/schema_version.json".utf8.count)))
    } catch { throw .file(error) }
    let model = embeddingModel?.value
    do throws(AtomicWriter.Failure<ManifestFault>) {
      let receipt = try AtomicWriter().update(path, within: root) {
        (current) throws(ManifestFault) -> [UInt8]? in
        guard let current else {
          return VersionManifest.first(version, embeddingModel: model, at: now.text)
        }
        let manifest = try VersionManifest.read(current)
        guard manifest.version.value < version else { return nil }
        return manifest.moved(to: version, at: now.text)
      }
      return receipt.didWrite
    } catch {
      switch error {
      case .file(let reason): throw .file(reason)
      case .change(let fault):
        throw .setup("'\(shown)' was not written: \(fault.message)", advice: [fault.advice])
      }
    }
  }
}

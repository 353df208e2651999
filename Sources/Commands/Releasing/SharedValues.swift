import Contracts
import Coordination
import Evolution
import Realms
import Workspace

/// What a repository's own files say of the values that a realm shares.
struct SharedValues {
  struct Value {
    var name: String
    var value: String
    /// The file it stands in.
    var source: String
  }

  private(set) var values: [Value] = []

  init(of repository: Repository, _ environment: Environment, _ charter: RealmCharter) {
    let file = VersionManifestFile(repository, environment)
    let manifest = (try? FileReader(limit: 4 << 20).readIfPresent(file.path))
      .flatMap { $0 }.flatMap { try? VersionManifest.read($0) }
    let version = manifest?.version.value.description
    let model = manifest?.embeddingModel?.value
    add(Agreement.version, version, VersionManifestFile.name)
    for constant in charter.shared {
      let key = constant.name.value
      if Agreement.isVersion(key) {
        add(key, version, VersionManifestFile.name)
      } else if Agreement.isModel(key) {
        add(key, model, VersionManifestFile.name)
      } else if key.uppercased().hasSuffix("DATA_DIR") {
        add(key, repository.settings.values.dataDir?.value, Settings.fileName)
      }
    }
  }

  private mutating func add(_ name: String, _ value: String?, _ source: String) {
    if let value { values.append(Value(name: name, value: value, source: source)) }
  }
}

extension OpenRealm {
  /// The file of this repository with what it says of shared values now; nil where that is told
  /// already, or it has no file yet.
  func introduction(
    of repository: Repository, _ environment: Environment
  ) throws(CommandError) -> (path: String, bytes: [UInt8])? {
    let path = RealmPath.repository(self.repository).description
    let text: [UInt8]?
    do throws(RealmFailure) { text = try bytes(at: path) } catch { throw .realm(error) }
    let values = SharedValues(of: repository, environment, realm.charter).values
    guard let text, !values.isEmpty else { return nil }
    let bytes = RealmEdit.repository(
      saying: values.map { ($0.name, $0.value) }, over: text)
    return bytes == text ? nil : (path, bytes)
  }
}

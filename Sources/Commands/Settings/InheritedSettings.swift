import Contracts
import Realms
import SourceText
import Workspace

/// The settings that a realm shares, as its clone here has them at one commit; nothing is fetched,
/// and nobody has to be asked whether they are still the same.
struct InheritedSettings: Sendable {
  /// Shown as `rugs@0a1b2c3d4e5f:settings.yaml`.
  let file: SourceFile
  private let inheritance: Settings.Inheritance
  /// Where the clone lies.
  private let place: String

  /// Why nobody can tell which realm is meant.
  struct Fault: Error {
    var words: String
    var span: SourceSpan?
    var note: String?
  }

  init(
    _ inheritance: Settings.Inheritance, in place: String, _ environment: Environment
  ) throws(CommandError) {
    self.inheritance = inheritance
    self.place = place
    let name = inheritance.realm?.value.text ?? "realm"
    let commit = inheritance.commit.value
    file = SourceFile(
      path: "\(name)@\(commit.prefix(12)):\(inheritance.path)",
      bytes: try Self.bytes(of: inheritance, in: place, environment))
  }

  /// Whether these are the settings that are asked for; a commit holds the same for ever.
  func isSame(as other: Settings.Inheritance, in place: String) -> Bool {
    self.place == place && inheritance.commit.value == other.commit.value
      && inheritance.path == other.path
  }

  /// The realm that is meant: the one that is named, or the only one.
  static func realm(
    of inheritance: Settings.Inheritance, among realms: [RealmMembership]
  ) -> Result<RealmMembership, Fault> {
    guard let first = realms.first else {
      return .failure(
        Fault(
          words: "'inherit' needs a realm, and 'realm' names none",
          note: "'schema realm join PATH --repo NAME' joins one"))
    }
    guard let wanted = inheritance.realm else {
      guard realms.count > 1 else { return .success(first) }
      return .failure(Fault(words: "'inherit' does not say which realm, and there are several"))
    }
    if let found = realms.first(where: { $0.name?.value == wanted.value }) {
      return .success(found)
    }
    // A realm that is named by its place alone may be called anything.
    if realms.count == 1, first.name == nil { return .success(first) }
    let names = realms.compactMap { $0.name?.value.text }
    return .failure(
      Fault(
        words: "'realm' names no '\(wanted.value)' to inherit from", span: wanted.span,
        note: nearMiss(of: wanted.value.text, among: names).map { "did you mean '\($0)'?" }))
  }

  // MARK: - Reading

  private static func bytes(
    of inheritance: Settings.Inheritance, in place: String, _ environment: Environment
  ) throws(CommandError) -> [UInt8] {
    guard (try? FileStatus.following(place))?.kind == .folder else {
      throw .evidence(
        "the settings inherit from a realm, and there is no clone of it at '\(place)'",
        advice: ["clone it there, or say under 'realm' where it lies"])
    }
    let git = Git(folder: place, owner: .foreign, environment: environment)
    let object: Git.Object?
    do throws(Git.Failure) {
      object = try git.objects(["\(inheritance.commit.value)^{commit}:\(inheritance.path)"]).first
    } catch { throw git.explained(error) }
    guard case .file(let bytes) = object else { throw absence(of: inheritance, in: git) }
    let limit = Settings.Limits().document
    guard bytes.count <= limit else {
      throw .file(.tooLarge(path: inheritance.path, limit: limit))
    }
    return bytes
  }

  /// Whether the clone lacks the commit, or the commit the file.
  private static func absence(
    of inheritance: Settings.Inheritance, in git: Git
  ) -> CommandError {
    let commit = inheritance.commit.value
    guard (try? git.commit(of: commit)) != nil else {
      return .evidence(
        "the settings inherit from commit \(commit), which the realm at '\(git.folder)' does not have",
        advice: [
          "'git -C \(git.folder) fetch' gets what is new there",
          "'git -C \(git.folder) rev-parse HEAD' tells a commit that it has",
        ])
    }
    return .setup(
      "the settings inherit '\(inheritance.path)', which is no file in commit \(commit) of the realm "
        + "at '\(git.folder)'",
      advice: ["'git -C \(git.folder) ls-tree -r --name-only \(commit)' tells what is"])
  }
}

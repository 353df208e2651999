import Realms
import Workspace

/// The making of a realm's repository with its first commit.
struct RealmFounding {
  private let surroundings: Surroundings

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// Makes a realm in a folder that is not there yet, or is empty.
  func found(
    _ shown: String, _ name: RealmName, _ files: [(path: String, bytes: [UInt8])]
  ) throws(CommandError) {
    let path = surroundings.absolute(shown)
    guard ((try? FolderListing(path))?.names ?? []).isEmpty else {
      throw .setup(
        "'\(shown)' is not empty", advice: ["name a folder that is not there yet, or is empty"])
    }
    do throws(RealmFailure) { try make(path, name, files, isBare: false, isSigned: false) } catch {
      throw .realm(error)
    }
  }

  /// The same in a folder that an interrupted run may have begun with.
  func make(
    _ path: String, _ name: RealmName, _ files: [(path: String, bytes: [UInt8])], isBare: Bool,
    isSigned: Bool
  ) throws(RealmFailure) {
    do throws(FileError) { try makeFolders(path) } catch { throw .file(error) }
    let git = Git(folder: path, owner: .foreign, environment: surroundings.environment)
    do throws(Git.Failure) {
      _ = try git.run(
        ["init", "--quiet", "--template=", "--initial-branch=main"] + (isBare ? ["--bare"] : []))
    } catch { throw .git(error) }
    let clone = try RealmClone(path, environment: surroundings.environment)
    let here = Git(
      folder: surroundings.absolute("."), owner: .ours, environment: surroundings.environment)
    // Digests are of bytes, and no checkout may change line ends.
    let attributes = Git.TreeChange(path: ".gitattributes", bytes: Array("* -text\n".utf8))
    let draft = RealmClone.Draft(
      changes: [attributes] + files.map { .init(path: $0.path, bytes: $0.bytes) },
      message: "Found realm \(name)\n", isSigned: isSigned,
      identity: RealmClone.Identity(in: here, fallback: name), moment: surroundings.now.seconds,
      index: clone.gitFolder + "/schema-index")
    try clone.locked(explaining: RealmFailure.file) { () throws(RealmFailure) in
      let commit = try clone.commit(draft, tree: try clone.tree(of: draft))
      try clone.advance(to: commit, reason: "schema realm init")
    }
  }
}

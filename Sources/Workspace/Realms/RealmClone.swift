package import Realms

/// A realm's git repository as it lies on this machine.
///
/// What is agreed is read from commits, never from the work tree: what somebody is editing there is
/// not agreed yet.
package struct RealmClone: Hashable, Sendable {
  /// The folder that was named.
  package let root: String
  /// git, told nothing of the repository that a hook of ours may run in.
  package internal(set) var git: Git
  /// What holds the branches: shared by all work trees of the clone.
  package let gitFolder: String
  /// What holds the index and whatever is in progress in this work tree.
  let ownFolder: String
  package let isBare: Bool
  /// The branch that holds what is agreed.
  package let branch: String
  /// The branch that is checked out; nil for a commit without a branch.
  package let checkedOut: String?
  /// Where the clone came from, when it is one.
  package let remote: String?
  /// The newest commit of the branch here; nil where only the remote has one.
  package let local: String?
  /// The same as it was last fetched.
  package let fetched: String?

  package init(
    _ root: String, branch wanted: String? = nil, environment: Environment
  ) throws(RealmFailure) {
    guard let status = try? FileStatus.following(root) else { throw .missing(path: root) }
    guard status.kind == .folder else {
      throw .notARealm(path: root, "it is \(status.kind.rawValue)")
    }
    var git = Git(folder: root, owner: .foreign, environment: environment)
    do throws(Git.Failure) {
      let place = try git.place()
      guard place.isTop else { throw .notARepository(folder: root) }
      let settings = try git.localSettings()
      git = git.setting(settings.variables)
      let branches = try git.branches()
      isBare = place.isBare
      gitFolder = place.folder
      ownFolder = place.own
      checkedOut = branches.head
      remote = settings.remote
      branch = wanted ?? branches.main
      local = branches.local[branch]
      fetched = settings.remote == nil ? nil : branches.fetched[branch]
    } catch {
      if case .notARepository = error {
        throw .notARealm(path: root, "it is no git repository of its own")
      }
      throw .git(error)
    }
    self.root = root
    self.git = git
    if wanted != nil, local == nil, fetched == nil { throw .noBranch(path: root, branch) }
  }

  /// The commit that holds what is agreed, as far as this machine knows; nil before the first.
  package var tip: String? { fetched ?? local }

  /// What the branch here is called in full.
  package var reference: String { "refs/heads/\(branch)" }
}

extension RealmClone {
  /// How the branch here stands to the one that was fetched.
  package enum Standing: Hashable, Sendable {
    /// There is nothing to compare, or nothing differs.
    case level
    case behind
    case ahead
    case diverged
  }

  package func standing() throws(RealmFailure) -> Standing {
    guard let local, let fetched, local != fetched else { return .level }
    do throws(Git.Failure) {
      if try git.isAncestor(local, of: fetched) { return .behind }
      return try git.isAncestor(fetched, of: local) ? .ahead : .diverged
    } catch { throw .git(error) }
  }

  /// The realm as a commit has it; texts of contracts are listed and not read.
  package func files(at commit: String) throws(RealmFailure) -> [RealmFile] {
    do throws(Git.Failure) {
      let entries = try git.files(at: commit)
      var files = entries.map { entry in
        RealmFile(
          entry.path, object: entry.object,
          kind: entry.isFile ? .file : entry.isLink ? .link : .submodule)
      }
      let read = files.indices.filter { files[$0].kind == .file && files[$0].isRead }
      let objects = try git.objects(read.compactMap { files[$0].object })
      for (index, object) in zip(read, objects) {
        if case .file(let bytes) = object { files[index].bytes = bytes }
      }
      return files
    } catch { throw .git(error) }
  }

  /// Some files by what git calls their content; nil for what is not there.
  package func contents(_ objects: [String]) throws(RealmFailure) -> [[UInt8]?] {
    do throws(Git.Failure) {
      return try git.objects(objects).map { object in
        if case .file(let bytes) = object { bytes } else { nil }
      }
    } catch { throw .git(error) }
  }

  /// A file as a commit has it; nil where there is none.
  package func file(_ path: String, at commit: String) throws(RealmFailure) -> [UInt8]? {
    try contents(["\(commit):\(path)"]).first ?? nil
  }
}

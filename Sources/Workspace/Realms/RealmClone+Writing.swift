import Glibc
import JSONText

extension RealmClone {
  /// Whether branches can be written here.
  package var isWritable: Bool { unsafe access(gitFolder, W_OK) == 0 }

  /// Does something while nobody else of us writes to this clone.
  package func locked<Value, Fault: Error>(
    patience: Duration = .seconds(30), explaining explain: (FileError) -> Fault,
    _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    let lock: FileLock
    do throws(FileError) {
      lock = try FileLock(for: joined(gitFolder, "schema-sync"), patience: patience)
    } catch { throw explain(error) }
    return try withExtendedLifetime(lock) { () throws(Fault) in try body() }
  }

  /// Refuses to touch a clone in which somebody is at work.
  package func requireCalm() throws(RealmFailure) {
    for (name, what) in Self.unfinished
    where (try? FileStatus.itself(joined(ownFolder, name))) != nil {
      throw .unfinished(path: root, what: what)
    }
    guard !isBare else { return }
    let files: [String]
    do throws(Git.Failure) { files = try git.changedByHand() } catch { throw .git(error) }
    guard files.isEmpty else { throw .dirty(path: root, files: files) }
  }

  private static let unfinished = [
    ("MERGE_HEAD", "merge"), ("rebase-merge", "rebase"), ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"), ("BISECT_LOG", "bisection"),
    ("index.lock", "git command"),
  ]

  /// Moves the branch that holds what is agreed to a newer commit, and with it the work tree where
  /// the branch is checked out.
  ///
  /// What is about to happen is noted first, so that a run that was cut short is finished by the
  /// next one.
  package func advance(to new: String, reason: String) throws(RealmFailure) {
    guard new != local else { return }
    do throws(Git.Failure) {
      guard checkedOut == branch, !isBare else {
        return try git.move(reference, to: new, from: local, reason: reason)
      }
      let trees = [local, new].compactMap { $0 }
      try git.refreshIndex()
      _ = try git.run(["read-tree", "-m", "-u", "-n"] + trees)
      try note(new)
      try git.move(reference, to: new, from: local, reason: reason)
      _ = try git.run(["read-tree", "-m", "-u"] + trees)
      forget()
    } catch { throw .git(error) }
  }

  private var journal: String { joined(gitFolder, "schema-sync.json") }

  private func note(_ new: String) throws(Git.Failure) {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    for (name, text) in [("branch", branch), ("new", new), ("old", local ?? "")] {
      builder.string(name)
      builder.string(text)
    }
    builder.end()
    do throws(FileError) {
      try AtomicWriter().replace(
        journal, with: builder.finish().root.prettyBytes(sortedKeys: true), within: gitFolder)
    } catch {
      throw .git(arguments: ["update-ref"], code: 128, words: error.description)
    }
  }

  private func forget() { removeFile(journal) }

  /// Finishes what a run was about to do when it was cut short; whoever calls holds the lock.
  package func recover() throws(RealmFailure) {
    guard let bytes = try? FileReader().readIfPresent(journal) else { return }
    guard let said = try? JSONDocument.read(bytes).root, let new = said["new"]?.string,
      let old = said["old"]?.string, said["branch"]?.string == branch, checkedOut == branch,
      // The branch was not moved: then nothing else was done either.
      local == new, !isBare
    else { return forget() }
    do throws(Git.Failure) {
      let trees = [old, new].filter { !$0.isEmpty }
      try git.takeUp(from: old, to: new)
      try git.refreshIndex()
      _ = try git.run(["read-tree", "-m", "-u"] + trees)
    } catch { throw .git(error) }
    forget()
  }
}

extension Git {
  /// The tracked files that differ from what is committed.
  fileprivate func changedByHand() throws(Failure) -> [String] {
    let answer = try run([
      "status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames",
      "--ignore-submodules=all",
    ])
    return answer.split(separator: 0).map { String(decoding: $0.dropFirst(3), as: UTF8.self) }
  }

  /// git compares times before it compares content.
  fileprivate func refreshIndex() throws(Failure) {
    do throws(Failure) { _ = try run(["update-index", "-q", "--refresh"]) } catch {
      if case .git(_, 1, _) = error { return }
      throw error
    }
  }

  /// Files that a checkout wrote before it was cut short are taken into the index, so that the
  /// checkout can be given again; files that hold anything else stay as they are.
  fileprivate func takeUp(from old: String, to new: String) throws(Failure) {
    guard !old.isEmpty else { return }
    let differing = Set(try changedByHand())
    let wanted = Dictionary(try files(at: new).map { ($0.path, $0.object) }) { $1 }
    for path in try changedPaths(from: old, to: new) where differing.contains(path) {
      guard let object = wanted[path],
        let there = try? run(["hash-object", "--no-filters", "--", path]), line(there) == object
      else { continue }
      _ = try run(["update-index", "--add", "--cacheinfo", "100644,\(object),\(path)"])
    }
  }
}

extension Git {
  /// A file that a new commit holds, or no longer holds.
  package struct TreeChange: Hashable, Sendable {
    package var path: String
    /// Nil takes the file away.
    package var bytes: [UInt8]?

    package init(path: String, bytes: [UInt8]?) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The tree of a commit after some changes; it is worked out in an index of its own, so that no
  /// work tree and nobody's index is touched.
  package func tree(
    of base: String?, changing changes: [TreeChange], index: String
  ) throws(Failure) -> String {
    let git = setting(["GIT_INDEX_FILE": index])
    _ = try git.run(base.map { ["read-tree", $0] } ?? ["read-tree", "--empty"])
    var entries: [UInt8] = []
    for change in changes {
      guard let bytes = change.bytes else {
        let nothing = String(repeating: "0", count: base?.utf8.count ?? 40)
        entries += Array("0 \(nothing)\t\(change.path)".utf8) + [0]
        continue
      }
      let blob = line(try run(["hash-object", "-w", "-t", "blob", "--stdin"], input: bytes))
      entries += Array("100644 \(blob)\t\(change.path)".utf8) + [0]
    }
    _ = try git.run(["update-index", "-z", "--index-info"], input: entries)
    return line(try git.run(["write-tree"]))
  }

  /// A new commit, which no branch holds yet.
  package func commit(
    tree: String, parents: [String], message: String, isSigned: Bool = false
  ) throws(Failure) -> String {
    let parents = parents.flatMap { ["-p", $0] }
    let words = ["commit-tree", tree] + parents + (isSigned ? ["-S"] : ["--no-gpg-sign"])
    return line(try run(words, input: Array(message.utf8)))
  }

  /// Moves a branch from one commit to another, and only if it is still there; nil means that there
  /// is no such branch yet.
  package func move(
    _ reference: String, to new: String, from old: String?, reason: String
  ) throws(Failure) {
    _ = try run(["update-ref", "-m", reason, "--no-deref", reference, new, old ?? ""])
  }

  package func remove(_ reference: String, at old: String) throws(Failure) {
    _ = try run(["update-ref", "-d", "--no-deref", reference, old])
  }

  /// The tree of a commit.
  package func tree(ofCommit commit: String) throws(Failure) -> String {
    line(try run(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(commit)^{tree}"]))
  }

  package func isAncestor(_ older: String, of newer: String) throws(Failure) -> Bool {
    do throws(Failure) {
      _ = try run(["merge-base", "--is-ancestor", older, newer])
      return true
    } catch {
      if case .git(_, 1, _) = error { return false }
      throw error
    }
  }

  /// The first line of an answer.
  func line(_ answer: [UInt8]) -> String {
    String(decoding: answer.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}

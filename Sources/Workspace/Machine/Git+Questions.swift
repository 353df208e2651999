extension Git {
  /// One file as git lists it.
  package struct Entry: Hashable, Sendable {
    package var path: String
    /// `100644`, `100755`, `120000` for a link, `160000` for a repository within.
    package var mode: String
    package var object: String
    /// 0, or the side of a merge that is not resolved.
    package var stage = 0

    package var isLink: Bool { mode == "120000" }
    package var isFile: Bool { mode.hasPrefix("100") }
  }

  /// The folder that holds the whole work tree.
  package func root() throws(Failure) -> String {
    let line = try run(["rev-parse", "--show-toplevel"])
    return String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// Whether git was told never to look at a path, which is a whole one.
  package func ignores(_ path: String) -> Bool {
    // The one command that refuses to take paths literally; it takes a whole path so anyhow.
    (try? run(["--no-literal-pathspecs", "check-ignore", "--quiet", "--", path])) != nil
  }

  /// What git is configured with here, whoever said it; nil where nobody did.
  package func setting(_ key: String) -> String? {
    guard let line = try? run(["config", "--null", "--get", key]) else { return nil }
    return String(decoding: line.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The commit a reference means.
  package func commit(of reference: String) throws(Failure) -> String {
    do throws(Failure) {
      let line = try run([
        "rev-parse", "--verify", "--quiet", "--end-of-options", "\(reference)^{commit}",
      ])
      return String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    } catch {
      // Asked to be quiet, git says nothing of a name that is none, nor of a log that is too short.
      if case .git(_, let code, let words) = error, code == 1 || words.isEmpty {
        throw .noSuchReference(reference)
      }
      throw error
    }
  }

  /// A file as it was at a reference; the empty reference is the index.
  ///
  /// The path counts from the root of the repository.
  package func file(_ path: String, at reference: String) throws(Failure) -> [UInt8] {
    let name = reference.isEmpty ? ":0:\(path)" : "\(try commit(of: reference)):\(path)"
    do throws(Failure) { return try run(["cat-file", "blob", name]) } catch {
      if case .git(_, 128, _) = error { throw .noSuchFile(path: path, reference: reference) }
      throw error
    }
  }

  /// The files at a reference, below a folder when one is named.
  package func files(at reference: String, in folder: String? = nil) throws(Failure) -> [Entry] {
    let commit = try commit(of: reference)
    let paths = folder.map { ["--", $0] } ?? []
    let answer = try run(["ls-tree", "-r", "-z", "--full-tree", commit] + paths)
    return fields(answer).compactMap { line in
      // mode, kind, object, tab, path
      let halves = line.split(separator: "\t", maxSplits: 1)
      let words = halves.first?.split(separator: " ") ?? []
      guard halves.count == 2, words.count == 3 else { return nil }
      return Entry(path: String(halves[1]), mode: String(words[0]), object: String(words[2]))
    }
  }

  /// The files of the index; those of a merge that is not resolved come once per side.
  package func indexedFiles() throws(Failure) -> [Entry] {
    fields(try run(["ls-files", "--stage", "-z", "--full-name"])).compactMap { line in
      let halves = line.split(separator: "\t", maxSplits: 1)
      let words = halves.first?.split(separator: " ") ?? []
      guard halves.count == 2, words.count == 3, let stage = Int(words[2]) else { return nil }
      return Entry(
        path: String(halves[1]), mode: String(words[0]), object: String(words[1]), stage: stage)
    }
  }

  /// The paths that differ between a reference, or nothing when there is no commit yet, and the
  /// index.
  package func stagedPaths(against reference: String = "HEAD") throws(Failure) -> [String] {
    let base: String
    do throws(Failure) { base = try commit(of: reference) } catch {
      guard case .noSuchReference = error, reference == "HEAD" else { throw error }
      // Before the first commit everything that is staged is new.
      return try indexedFiles().map(\.path)
    }
    return fields(
      try run(["diff-index", "--cached", "--name-only", "-z", "--no-ext-diff", base, "--"]))
  }

  /// The paths that differ between two commits.
  package func changedPaths(from old: String, to new: String) throws(Failure) -> [String] {
    fields(
      try run([
        "diff-tree", "-r", "--name-only", "-z", "--no-ext-diff", try commit(of: old),
        try commit(of: new), "--",
      ]))
  }

  private func fields(_ answer: [UInt8]) -> [String] {
    answer.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Git {
  /// One path that differs between a tree and the index, the work tree or another tree.
  package struct Change: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case added = "A"
      case removed = "D"
      case modified = "M"
      /// A file became a link, or a link a file.
      case retyped = "T"
      /// The subject of a merge that is not resolved.
      case unmerged = "U"
    }

    package var path: String
    package var kind: Kind
    package var oldMode: String
    package var newMode: String
    /// The content before; zeros where there was none.
    package var oldObject: String
    /// The content after; zeros where there is none, or where nobody has taken its hash yet.
    package var newObject: String

    package init(
      path: String, kind: Kind, oldMode: String, newMode: String, oldObject: String,
      newObject: String
    ) {
      self.path = path
      self.kind = kind
      self.oldMode = oldMode
      self.newMode = newMode
      self.oldObject = oldObject
      self.newObject = newObject
    }
  }

  /// What the index, or else the work tree, has otherwise than a commit; below the folder alone, by
  /// paths that count from it.
  ///
  /// The work tree is not read: a file whose times are new counts as changed.
  package func changes(since commit: String, staged: Bool) throws(Failure) -> [Change] {
    var arguments = ["diff-index", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative"]
    arguments += ["--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty"]
    if staged { arguments.append("--cached") }
    return Self.changes(try run(arguments + [commit, "--"]))
  }

  /// Files that nobody has added and no rule ignores, by paths that count from the folder.
  package func untrackedFiles() throws(Failure) -> [String] {
    try run(["ls-files", "--others", "--exclude-standard", "-z"]).split(separator: 0)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The index below the folder, by paths that count from it; a path of an unresolved merge comes
  /// once for each side.
  package func stagedEntries() throws(Failure) -> [Entry] {
    try run(["ls-files", "--stage", "-z"]).split(separator: 0).compactMap { line in
      // mode, object, stage, tab, path
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let words = line[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3, let stage = words[2].first else { return nil }
      return Entry(
        path: String(decoding: line[(tab + 1)...], as: UTF8.self),
        mode: String(decoding: words[0], as: UTF8.self),
        object: String(decoding: words[1], as: UTF8.self), stage: Int(stage &- UInt8(ascii: "0")))
    }
  }

  /// The files of a commit below the folder, by paths that count from it.
  package func entries(ofCommit commit: String) throws(Failure) -> [Entry] {
    try run(["ls-tree", "-r", "-z", commit]).split(separator: 0).compactMap { line in
      // mode, kind, object, tab, path
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let words = line[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3 else { return nil }
      return Entry(
        path: String(decoding: line[(tab + 1)...], as: UTF8.self),
        mode: String(decoding: words[0], as: UTF8.self),
        object: String(decoding: words[2], as: UTF8.self))
    }
  }

  /// Reads `:old-mode new-mode old-object new-object kind`, a zero, the path, a zero.
  private static func changes(_ answer: [UInt8]) -> [Change] {
    let fields = answer.split(separator: 0, omittingEmptySubsequences: false)
    return stride(from: 0, to: max(0, fields.count - 1), by: 2).compactMap { index in
      let words = fields[index].split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 5, let kind = Change.Kind(rawValue: String(words[4].prefix(1))) else {
        return nil
      }
      return Change(
        path: String(decoding: fields[index + 1], as: UTF8.self), kind: kind,
        oldMode: String(words[0].drop { $0 == ":" }), newMode: words[1], oldObject: words[2],
        newObject: words[3])
    }
  }
}

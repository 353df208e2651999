extension Git {
  /// What stands under a name in a commit.
  package enum Object: Hashable, Sendable {
    case file([UInt8])
    case folder
    case missing
    /// A link that leads out of the commit, to nowhere or in a circle.
    case brokenLink
  }

  /// Several objects by one process; names are hashes, or paths as `commit:path`.
  ///
  /// Links are followed within the commit and never out of it.
  package func objects(_ names: [String]) throws(Failure) -> [Object] {
    let askable = names.map { $0.utf8.contains(UInt8(ascii: "\n")) ? "" : $0 }
    guard !names.isEmpty else { return [] }
    let input = askable.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    var git = self
    git.outputLimit = 512 << 20
    let answer = try git.run(["cat-file", "--batch", "--follow-symlinks"], input: input)
    var reader = BatchAnswer(answer[...])
    return names.map { _ in reader.next() }
  }
}

/// What `git cat-file --batch` wrote, object after object.
private struct BatchAnswer {
  private var rest: ArraySlice<UInt8>

  init(_ rest: ArraySlice<UInt8>) { self.rest = rest }

  mutating func next() -> Git.Object {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return .missing }
    let words = rest[..<end].split(separator: UInt8(ascii: " ")).map {
      String(decoding: $0, as: UTF8.self)
    }
    rest = rest[(end + 1)...]
    // `hash kind size`, `word size` for a link that leads out, or `name missing`.
    if words.count == 2, ["symlink", "dangling", "loop", "notdir"].contains(words[0]),
      let size = Int(words[1])
    {
      skip(size)
      return words[0] == "notdir" ? .missing : .brokenLink
    }
    guard words.count == 3, let size = Int(words[2]) else { return .missing }
    let content = rest.prefix(max(0, size))
    skip(size)
    switch words[1] {
    case "blob": return .file(Array(content))
    case "tree": return .folder
    default: return .missing
    }
  }

  /// Content is followed by a line end.
  private mutating func skip(_ size: Int) { rest = rest.dropFirst(max(0, size)).dropFirst() }
}

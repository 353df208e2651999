package import Workspace

/// The files that a change touches, by their paths below the repository's root.
package struct ChangedFiles: Sendable {
  /// What the change counts from, as people are told it: `HEAD`, `origin/main`.
  package let base: String
  /// In the order of their paths.
  package let changes: [Git.Change]
  private let byPath: [String: Int]

  package init(_ changes: [Git.Change], since base: String) {
    self.base = base
    // A path may be told twice where it is staged and untracked, or unmerged: the first is as good.
    var byPath: [String: Int] = [:]
    var kept: [Git.Change] = []
    for change in changes.sorted(by: {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }) where byPath[change.path] == nil {
      byPath[change.path] = kept.count
      kept.append(change)
    }
    self.changes = kept
    self.byPath = byPath
  }

  package var isEmpty: Bool { changes.isEmpty }

  package subscript(path: String) -> Git.Change? { byPath[path].map { changes[$0] } }

  package func holds(_ path: String) -> Bool { byPath[path] != nil }

  /// The changed paths below a folder; its own path counts where it is a file.
  package func paths(below folder: String) -> [String] {
    changes.lazy.map(\.path).filter { lies($0, below: folder) }
  }

  package func touches(_ folder: String) -> Bool {
    changes.contains { lies($0.path, below: folder) }
  }

  /// Whether any changed path is wanted.
  package func touches(where isWanted: (_ path: String) -> Bool) -> Bool {
    changes.contains { isWanted($0.path) }
  }
}

/// Whether a path is a folder's, or lies below it; everything lies below the empty one.
func lies(_ path: String, below folder: String) -> Bool {
  folder.isEmpty || path.utf8.elementsEqual(folder.utf8)
    || path.utf8.starts(with: (folder.hasSuffix("/") ? folder : folder + "/").utf8)
}

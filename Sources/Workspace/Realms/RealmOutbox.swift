import JSONText
package import Realms

/// What a repository has to say to a realm and has not synced yet.
///
/// It lies in the repository, as one file that is exchanged whole; the realm's clone is touched by
/// sync alone. A sync that is cut short leaves it as it was, and what the realm holds already is no
/// change, so that nothing is lost and nothing comes twice.
package struct RealmOutbox: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var path: String
    /// What the realm said when the change was made; nil where there was no such file.
    package var base: [UInt8]?
    /// What it shall say; nil takes the file away.
    package var bytes: [UInt8]?

    package init(path: String, base: [UInt8]?, bytes: [UInt8]?) {
      self.path = path
      self.base = base
      self.bytes = bytes
    }
  }

  /// Where a repository keeps what belongs to this machine alone.
  package static let folder = ".schema"

  /// The file, as a whole path.
  package let path: String
  /// In the order of their paths.
  package private(set) var entries: [Entry]
  private let root: String

  package var isEmpty: Bool { entries.isEmpty }

  package static func folder(of realm: RealmName) -> String { "\(folder)/realms/\(realm)" }

  /// Reads what waits; a damaged file is refused and never taken for an empty one.
  package init(_ realm: RealmName, in root: String) throws(RealmFailure) {
    self.root = root
    path = joined(root, Self.folder(of: realm) + "/pending.json")
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try FileReader().readIfPresent(path) } catch {
      throw .file(error)
    }
    entries = try Self.read(bytes, at: path)
  }

  /// Realm file paths are relative and lead into no folder of git; other entries are damage.
  private static func read(_ bytes: [UInt8]?, at path: String) throws(RealmFailure) -> [Entry] {
    guard let bytes else { return [] }
    let root: JSONValue
    do throws(JSONError) { root = try JSONDocument.read(bytes).root } catch {
      throw .damagedOutbox(path: path, error.message)
    }
    guard root["format"]?.string == form, let files = root["files"], files.kind == .array else {
      throw .damagedOutbox(path: path, "it is not of the form '\(form)'")
    }
    var entries: [Entry] = []
    for file in files.elements {
      guard let name = file["path"]?.string, let text = file["text"], let base = file["base"],
        !leavesRoot(name)
      else {
        throw .damagedOutbox(path: path, "an entry has no sound path, or lacks 'base' or 'text'")
      }
      entries.append(Entry(path: name, base: base.name?.utf8, bytes: text.name?.utf8))
    }
    return entries
  }

  private static let form = "schema-pending/1"

  private static func bytes(_ entries: [Entry]) -> [UInt8] {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    builder.string("format")
    builder.string(form)
    builder.string("files")
    builder.begin(.array)
    for entry in entries {
      builder.begin(.object)
      for (name, bytes) in [("base", entry.base), ("text", entry.bytes)] {
        builder.string(name)
        if let bytes { builder.string(bytes) } else { builder.null() }
      }
      builder.string("path")
      builder.string(entry.path)
      builder.end()
    }
    builder.end()
    builder.end()
    return builder.finish().root.prettyBytes(sortedKeys: true)
  }
}

extension RealmOutbox {
  /// Changes what waits under the file's lock, read again there: another command may have added to
  /// it meanwhile.
  private mutating func update(
    _ change: (inout [Entry]) -> Void
  ) throws(RealmFailure) {
    do throws(FileError) {
      let folder = split(path).folder
      try makeFolders(folder)
      try ignoreInGit()
    } catch { throw .file(error) }
    var kept: [Entry] = []
    do throws(AtomicWriter.Failure<RealmFailure>) {
      _ = try AtomicWriter().update(path, within: root) {
        (current) throws(RealmFailure) -> [UInt8]? in
        kept = try Self.read(current, at: path)
        change(&kept)
        kept.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return current == nil && kept.isEmpty ? nil : Self.bytes(kept)
      }
    } catch {
      switch error {
      case .file(let error): throw .file(error)
      case .change(let failure): throw failure
      }
    }
    entries = kept
  }

  /// The folder belongs to this machine; nobody wants it in a commit.
  private func ignoreInGit() throws(FileError) {
    let file = joined(joined(root, Self.folder), ".gitignore")
    guard try FileReader().readIfPresent(file) == nil else { return }
    try AtomicWriter().replace(file, with: Array("*\n".utf8), within: root)
  }

  /// Says what files of the realm shall say; what they say already is no change.
  package mutating func stage(_ changes: [Entry]) throws(RealmFailure) {
    try update { entries in
      for change in changes {
        let earlier = entries.firstIndex { $0.path == change.path }
        var change = change
        // What the realm said when the first of several changes was made is what counts.
        if let earlier { change.base = entries.remove(at: earlier).base }
        if change.bytes != change.base { entries.append(change) }
      }
    }
  }

  /// Forgets what the realm holds now; what was staged anew meanwhile stays.
  package mutating func settle(_ done: [Entry]) throws(RealmFailure) {
    guard !done.isEmpty else { return }
    try update { entries in entries.removeAll { done.contains($0) } }
  }

  /// Forgets everything that waits.
  package mutating func clear() throws(RealmFailure) {
    guard !isEmpty else { return }
    try update { $0 = [] }
  }
}

import Glibc

/// Reads files below one folder and nowhere else.
///
/// Every step of a path is opened relative to the step before it and never through a link; links
/// are followed by hand, and only while they stay inside. So a link that is exchanged between a
/// check and an open leads nowhere: there is no check apart from the open.
package struct ConfinedFolder: Hashable, Sendable {
  /// The folder's own path, without links.
  package let root: String
  package var limit: Int

  /// How many links one path may lead through, as in the kernel.
  private static let linkLimit = 40

  package init(_ root: String, limit: Int = 4 << 20) throws(FileError) {
    guard let path = resolvedPath(root) else { throw openFailure(of: root, .last) }
    self.root = path
    self.limit = limit
  }

  /// The bytes of a regular file at a path that counts from the root.
  ///
  /// `..` may climb within the root and not out of it. The path is taken as it is; one that a URI
  /// gave must have lost its percent escapes, and one that still hides `..` in them is refused.
  package func read(_ path: String) throws(FileError) -> [UInt8] {
    guard !path.utf8.contains(0), !path.isEmpty else {
      throw .system(.open, path: path, .noEntry)
    }
    guard !path.hasPrefix("/") else { throw .outside(path: path, root: root) }
    var steps = try steps(of: path[...], from: [], shownAs: path)
    var links = 0
    while true {
      switch try open(steps, shownAs: path) {
      case .file(let bytes): return bytes
      case .link(let index, let target):
        links += 1
        guard links <= ConfinedFolder.linkLimit else {
          throw .system(.open, path: path, .tooManyLinks)
        }
        guard !target.hasPrefix("/") else { throw .outside(path: path, root: root) }
        let rest = steps[(index + 1)...].joined(separator: "/")
        let ahead = rest.isEmpty ? target : target + "/" + rest
        steps = try self.steps(of: ahead[...], from: Array(steps[..<index]), shownAs: path)
      }
    }
  }

  /// The path as names below the root.
  ///
  /// Where no name is a link, `..` means what it says.
  private func steps(
    of path: Substring, from start: [String], shownAs shown: String
  ) throws(FileError) -> [String] {
    var steps = start
    for name in path.split(separator: "/") where name != "." {
      guard !hidesWay(name) else { throw .outside(path: shown, root: root) }
      if name == ".." {
        guard steps.popLast() != nil else { throw .outside(path: shown, root: root) }
      } else {
        steps.append(String(name))
      }
    }
    return steps
  }

  /// Percent escapes that would turn the name into another way.
  private func hidesWay(_ name: Substring) -> Bool {
    guard name.utf8.contains(UInt8(ascii: "%")) else { return false }
    let folded = name.lowercased()
    return folded.contains("%2e%2e") || folded.contains("%2f") || folded == "%2e."
      || folded == ".%2e" || folded.contains("%5c") || folded.contains("%00")
  }

  private enum Opened {
    case file([UInt8])
    /// The step at an index is a link.
    case link(Int, target: String)
  }

  private func open(_ steps: [String], shownAs path: String) throws(FileError) -> Opened {
    let result: Result<[UInt8], FileError>
    do throws(Errno) {
      var folder = try Descriptor(opening: root, O_RDONLY | O_DIRECTORY)
      for (index, step) in steps.enumerated() {
        let isLast = index == steps.count - 1
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | (isLast ? 0 : O_DIRECTORY)
        if let target = linkTarget(of: step, in: folder.number) {
          return .link(index, target: target)
        }
        folder = try Descriptor(opening: step, flags, in: folder.number)
      }
      result = try FileReader(limit: limit).contents(of: folder, shownAs: path)
    } catch { throw .system(.open, path: path, error) }
    return .file(try result.get())
  }
}

/// A path without links and dots, or nil with `errno` set.
package func resolvedPath(_ path: String) -> String? {
  guard let resolved = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

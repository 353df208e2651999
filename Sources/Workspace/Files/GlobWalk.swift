/// Finds the paths a pattern fits, in byte order of their names.
package struct GlobWalk {
  package private(set) var found: [String] = []
  /// Folders and parts still to be tried, the next one last.
  private var pending: [(path: String, part: Int)] = []
  private let pattern: GlobPattern

  package init(_ pattern: GlobPattern) {
    self.pattern = pattern
    pending = [(pattern.text.hasPrefix("/") ? "/" : ".", 0)]
    // Several `**` lead to one folder in many ways; each is gone once.
    var seen: Set<Step> = []
    while let (path, part) = pending.popLast() {
      if seen.insert(Step(path: path, part: part)).inserted { visit(path, part) }
    }
    found.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private struct Step: Hashable {
    var path: String
    var part: Int
  }

  private mutating func visit(_ path: String, _ part: Int) {
    guard part < pattern.parts.count else { return found.append(path) }
    switch pattern.parts[part] {
    case .anyFolders: visitFolders(path, part)
    case .name(let tokens):
      if let name = literal(tokens) {
        let next = joined(path, name)
        if (try? FileStatus.itself(next)) != nil { pending.append((next, part + 1)) }
        return
      }
      for name in names(in: path) where GlobPattern.matches(name, tokens) {
        pending.append((joined(path, name), part + 1))
      }
    }
  }

  /// `**`: here, and in every folder below; links are not followed, for they may lead around.
  private mutating func visitFolders(_ path: String, _ part: Int) {
    let isLast = part == pattern.parts.count - 1
    // At the end it means files; the folders on the way are not meant themselves.
    if !isLast { pending.append((path, part + 1)) }
    for name in names(in: path) where !name.hasPrefix(".") {
      let next = joined(path, name)
      if (try? FileStatus.itself(next))?.kind == .folder {
        pending.append((next, part))
      } else if isLast, (try? FileStatus.following(next))?.kind != .folder {
        pending.append((next, part + 1))
      }
    }
  }

  private func names(in path: String) -> [String] { (try? FolderListing(path))?.names ?? [] }

  /// The name, when the part holds nothing but a name.
  private func literal(_ tokens: [GlobPattern.Token]) -> String? {
    var name = ""
    for token in tokens {
      guard case .scalar(let scalar) = token else { return nil }
      name.unicodeScalars.append(scalar)
    }
    return name
  }
}

import Glibc

/// The names in one folder, in byte order.
package struct FolderListing: Hashable, Sendable {
  /// All names but `.` and `..`.
  package var names: [String]
  /// Names that are not UTF-8, as far as they can be shown; no path can be made of them here.
  package var unreadable: [String] = []

  package init(_ path: String, shownAs name: String? = nil) throws(FileError) {
    let shown = name ?? path
    guard let folder = unsafe opendir(path) else {
      throw .system(.list, path: shown, .last)
    }
    defer { unsafe closedir(folder) }
    var found: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(folder) else {
        guard errno == 0 else { throw .system(.list, path: shown, .last) }
        break
      }
      unsafe found.append(FolderListing.name(of: entry))
    }
    names = []
    for bytes in found.sorted(by: { $0.lexicographicallyPrecedes($1) })
    where bytes != Array(".".utf8) && bytes != Array("..".utf8) {
      if let name = String(validating: bytes, as: UTF8.self) {
        names.append(name)
      } else {
        unreadable.append(String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { room in
      unsafe Array(room.prefix { $0 != 0 })
    }
  }
}

/// Makes a folder and those above it that are missing.
package func makeFolders(_ path: String) throws(FileError) {
  var made = path.hasPrefix("/") ? "/" : ""
  for name in path.split(separator: "/") {
    made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + name
    if unsafe mkdir(made, 0o777) == 0 { continue }
    let reason = Errno.last
    if let status = try? FileStatus.following(made), status.kind == .folder { continue }
    throw .system(.create, path: made, reason)
  }
}

/// A path in two: the folder, `.` when there is none, and the last name.
func split(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
  let folder = String(path[..<slash])
  return (folder.isEmpty ? "/" : folder, String(path[path.utf8.index(after: slash)...]))
}

/// A name below a folder.
func joined(_ folder: String, _ name: String) -> String {
  switch folder {
  case "", ".": name
  case let folder where folder.hasSuffix("/"): folder + name
  default: folder + "/" + name
  }
}

/// Whether a path without links lies in a folder without links, or is it.
func lies(_ path: String, in root: String) -> Bool {
  let (path, root) = (Array(path.utf8), Array(root.utf8))
  guard path.starts(with: root) else { return false }
  return path.count == root.count || root.last == UInt8(ascii: "/")
    || path[root.count] == UInt8(ascii: "/")
}

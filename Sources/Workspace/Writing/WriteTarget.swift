import Glibc

/// The file that a path means to a writer, and how its content is exchanged.
struct WriteTarget {
  /// Without links.
  let path: String
  private let folder: String
  private let name: String
  /// The file as it is now.
  private let status: FileStatus?

  /// Temporaries of ours that are older than this were left by a crash.
  private static let leftoverAge = 3600

  /// Follows a link while it stays inside; refuses what is no regular file.
  init(_ path: String, within root: String?) throws(FileError) {
    let (folder, name) = split(path)
    guard let realFolder = resolvedPath(folder) else {
      throw .system(.write, path: path, .last)
    }
    var real = joined(realFolder, name)
    let itself = try? FileStatus.itself(real)
    if itself?.kind == .link {
      guard let target = resolvedPath(real) else {
        let reason = Errno.last
        throw reason == .noEntry
          ? .danglingLink(path: path, target: linkTarget(of: real) ?? "?")
          : .system(.write, path: path, reason)
      }
      real = target
    }
    let status = try? FileStatus.following(real)
    if let status, status.kind != .file { throw .wrongKind(path: path, status.kind) }
    if root != nil || itself?.kind == .link {
      guard let realRoot = resolvedPath(root ?? folder) else {
        throw .system(.write, path: root ?? folder, .last)
      }
      guard lies(real, in: realRoot) else { throw .outside(path: path, root: root ?? folder) }
    }
    self.path = real
    (self.folder, self.name) = split(real)
    self.status = status
  }

  private var temporaryPrefix: String { ".\(name)." }
  private static let temporarySuffix = ".schema-tmp"

  /// Removes temporaries that a crash left behind; whoever calls holds the lock.
  func sweep() {
    guard let listing = try? FolderListing(folder) else { return }
    let now = time(nil)
    for name in listing.names
    where name.hasPrefix(temporaryPrefix) && name.hasSuffix(Self.temporarySuffix) {
      let path = joined(folder, name)
      guard let status = try? FileStatus.itself(path), status.kind == .file,
        now - status.modified > Self.leftoverAge
      else { continue }
      _ = unsafe unlink(path)
    }
  }

  /// Writes beside the file and takes its place; says how many other names the old file has.
  func replace(with bytes: [UInt8], mode: UInt32?) throws(FileError) -> Int {
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    let temporary = joined(
      folder, "\(temporaryPrefix)\(getpid())-\(random)\(Self.temporarySuffix)")
    do throws(FileError) {
      try write(bytes, to: temporary, mode: mode)
      guard unsafe rename(temporary, path) == 0 else {
        throw .system(.rename, path: path, .last)
      }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
    try syncFolder()
    return max(0, (status?.names ?? 1) - 1)
  }

  private func write(_ bytes: [UInt8], to temporary: String, mode: UInt32?) throws(FileError) {
    let written: Int
    do throws(Errno) {
      // Until it has the old file's mode, nobody else may read it.
      let file = try Descriptor(
        opening: temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
        mode: status == nil ? 0o666 : 0o600)
      if let status {
        // Whoever is not in the old file's group cannot give it on; the rest still holds.
        _ = fchown(file.number, uid_t.max, status.group)
        guard fchmod(file.number, mode ?? status.mode) == 0 else { throw .last }
      } else if let mode {
        guard fchmod(file.number, mode) == 0 else { throw .last }
      }
      try file.writeAll(bytes)
      written = try file.status().size
      try file.sync()
    } catch { throw .system(.write, path: path, error) }
    guard written == bytes.count else { throw .shortWrite(path: path) }
  }

  private func syncFolder() throws(FileError) {
    do throws(Errno) {
      try Descriptor(opening: folder, O_RDONLY | O_DIRECTORY).sync()
    } catch {
      // Some file systems keep no order for folders and say so; the rename stands.
      guard error.code != EINVAL, error.code != EACCES else { return }
      throw .system(.write, path: folder, error)
    }
  }
}

import Glibc

/// What a path or a descriptor leads to.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case file = "a regular file"
    case folder = "a folder"
    case link = "a symbolic link"
    case pipe = "a pipe"
    case device = "a device"
    case socket = "a socket"
  }

  /// The same file whatever it is called: two names of one file share it.
  package struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
  }

  package var kind: Kind
  package var size: Int
  package var identity: Identity
  /// The permission bits.
  package var mode: UInt32
  package var group: UInt32
  /// How many names the file has.
  package var names: Int
  /// When the content last changed, in seconds since 1970.
  package var modified: Int

  init(_ raw: stat) {
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    size = Int(raw.st_size)
    identity = Identity(device: UInt64(raw.st_dev), inode: UInt64(raw.st_ino))
    mode = raw.st_mode & 0o7777
    group = raw.st_gid
    names = Int(clamping: raw.st_nlink)
    modified = raw.st_mtim.tv_sec
  }

  /// What a path leads to, through every link.
  package static func following(_ path: String) throws(Errno) -> FileStatus {
    var raw = stat()
    guard unsafe stat(path, &raw) == 0 else { throw .last }
    return FileStatus(raw)
  }

  /// What stands at a path itself, even when that is a link.
  package static func itself(_ path: String) throws(Errno) -> FileStatus {
    var raw = stat()
    guard unsafe lstat(path, &raw) == 0 else { throw .last }
    return FileStatus(raw)
  }
}

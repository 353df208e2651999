import Glibc

/// Takes a file away; one that is not there is gone already.
package func removeFile(_ path: String) { _ = unsafe unlink(path) }

/// Takes a folder away that holds nothing; any other one stays.
package func removeEmptyFolder(_ path: String) { _ = unsafe rmdir(path) }

/// Gives a folder another place, below a folder that is there.
package func moveFolder(_ path: String, to place: String) throws(FileError) {
  guard unsafe rename(path, place) == 0 else { throw .system(.rename, path: place, .last) }
}

import Glibc

/// Takes a file away; one that is not there is gone already.
package func removeFile(_ path: String) { _ = unsafe unlink(path) }

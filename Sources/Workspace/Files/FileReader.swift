import Glibc
package import SourceText

/// Reads whole files that are small: contracts, settings, manifests.
package struct FileReader: Hashable, Sendable {
  /// The largest file that is read.
  package var limit: Int

  package init(limit: Int = 64 << 20) { self.limit = limit }

  /// The bytes of a regular file.
  ///
  /// A pipe, a device or a folder is refused and never waited for.
  package func read(_ path: String) throws(FileError) -> [UInt8] {
    let result: Result<[UInt8], FileError>
    do throws(Errno) {
      result = try contents(
        of: Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY), shownAs: path)
    } catch { throw openFailure(of: path, error) }
    return try result.get()
  }

  /// The same as a source that findings can point into.
  package func source(_ path: String, shownAs name: String? = nil) throws(FileError) -> SourceFile {
    SourceFile(path: name ?? path, bytes: try read(path))
  }

  /// The bytes, or nil when there is no such file.
  package func readIfPresent(_ path: String) throws(FileError) -> [UInt8]? {
    do throws(FileError) { return try read(path) } catch {
      if case .system(.open, _, .noEntry) = error { return nil }
      throw error
    }
  }

  func contents(
    of descriptor: borrowing Descriptor, shownAs path: String
  ) throws(Errno) -> Result<[UInt8], FileError> {
    let status = try descriptor.status()
    guard status.kind == .file else { return .failure(.wrongKind(path: path, status.kind)) }
    guard status.size <= limit else { return .failure(.tooLarge(path: path, limit: limit)) }
    guard let bytes = try descriptor.readAll(limit: limit, expected: status.size) else {
      return .failure(.tooLarge(path: path, limit: limit))
    }
    return .success(bytes)
  }
}

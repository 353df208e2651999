import Glibc

/// Changes files so that a reader sees the old or the new one, and a crash leaves one of them.
///
/// The order is always: lock, read again, change, write beside, flush, rename, flush the folder.
package struct AtomicWriter: Hashable, Sendable {
  /// How long another process may hold the lock before we give up.
  package var patience: Duration
  /// The largest file that is read to be changed.
  package var limit: Int

  package init(patience: Duration = .seconds(30), limit: Int = 64 << 20) {
    self.patience = patience
    self.limit = limit
  }

  /// What became of an update.
  package struct Receipt: Hashable, Sendable {
    /// The file that was written: where a link led, if the path was one.
    package var path: String
    package var didWrite: Bool
    /// Other names of the old file, which still lead to its old content.
    package var otherNames: Int
  }

  /// Why an update did not happen: the file, or the one who changes its content.
  package enum Failure<Fault: Error>: Error {
    case file(FileError)
    case change(Fault)
  }

  /// Changes a file under its lock.
  ///
  /// `change` gets what is there now, nil when there is no file, and gives what shall be there, nil
  /// to leave everything as it is. With `root`, the file must lie in that folder wherever links
  /// lead; without, a link must stay in the folder it lies in.
  package func update<Fault: Error>(
    _ path: String, within root: String? = nil, mode: UInt32? = nil,
    _ change: (_ current: [UInt8]?) throws(Fault) -> [UInt8]?
  ) throws(Failure<Fault>) -> Receipt {
    let file = try locked(path, within: root, failingAs: Fault.self)
    let changed: [UInt8]?
    do throws(Fault) { changed = try change(file.current) } catch { throw .change(error) }
    var receipt = Receipt(path: file.target.path, didWrite: false, otherNames: 0)
    guard let changed, changed != file.current else { return receipt }
    do throws(FileError) {
      receipt.otherNames = try file.target.replace(with: changed, mode: mode)
    } catch { throw .file(error) }
    receipt.didWrite = true
    return receipt
  }

  private func locked<Fault: Error>(
    _ path: String, within root: String?, failingAs _: Fault.Type
  ) throws(Failure<Fault>) -> LockedFile {
    do throws(FileError) {
      return try LockedFile(path, within: root, patience: patience, limit: limit)
    } catch { throw .file(error) }
  }

  /// Puts new content in the place of whatever is there.
  @discardableResult
  package func write(
    _ bytes: [UInt8], to path: String, within root: String? = nil, mode: UInt32? = nil
  ) throws(FileError) -> Receipt {
    do throws(Failure<Never>) {
      return try update(path, within: root, mode: mode) { _ in bytes }
    } catch {
      switch error {
      case .file(let reason): throw reason
      }
    }
  }
}

extension AtomicWriter {
  /// Puts new content in the place of whatever is there, without a lock and what it leaves behind.
  ///
  /// For files that no other process changes by reading them first: results, and contracts, which
  /// people edit with programs that know no lock of ours.
  @discardableResult
  package func replace(
    _ path: String, with bytes: [UInt8], within root: String? = nil, mode: UInt32? = nil
  ) throws(FileError) -> Receipt {
    let target = try WriteTarget(path, within: root)
    let others = try target.replace(with: bytes, mode: mode)
    return Receipt(path: target.path, didWrite: true, otherNames: others)
  }
}

/// A file under its lock, as it was read inside the lock; the lock ends with the value.
private struct LockedFile: ~Copyable {
  let target: WriteTarget
  let lock: FileLock
  let current: [UInt8]?

  init(_ path: String, within root: String?, patience: Duration, limit: Int) throws(FileError) {
    let target = try WriteTarget(path, within: root)
    let lock = try FileLock(for: target.path, patience: patience)
    target.sweep()
    current = try FileReader(limit: limit).readIfPresent(target.path)
    self.target = target
    self.lock = lock
  }
}

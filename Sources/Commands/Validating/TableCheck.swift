import Drift
import Findings
import Schemas
import Workspace

/// Holds the columns of stored tables to the contracts that say where their events are stored.
struct TableCheck {
  /// A contract with a `location`.
  struct Store {
    var reference: String
    var graph: SchemaGraph
    var location: GlobPattern
  }

  var stores: [Store] = []

  /// Whether a contract says that its events are stored at a path.
  func holds(_ path: String) -> Bool { stores.contains { $0.holds(path) } }

  /// What is wrong with the columns of tables that were asked for before.
  func findings(_ tables: [StoredTable]) -> [Finding] {
    stores.flatMap { store in
      TableComparison(store.reference, store.graph).findings(
        tables.filter { store.holds($0.path) })
    }
  }

  /// What is wrong with the columns of the files, and why they could not be asked for.
  ///
  /// `shown` makes the path that findings tell of the one that was opened.
  func check(
    _ paths: [String], shown: (String) -> String
  ) -> (findings: [Finding], failures: [FileError]) {
    let kept = stores.map { store in (store: store, paths: Set(paths.filter(store.holds))) }
    let wanted = paths.filter { path in kept.contains { $0.paths.contains(path) } }
    guard !wanted.isEmpty else { return ([], []) }
    do throws(FileError) {
      let tables = StoredTable.read(try ParquetColumns.lines(of: wanted))
      let found = kept.flatMap { store, paths in
        let own = tables.filter { paths.contains($0.path) }.map { $0.shown(as: shown($0.path)) }
        return TableComparison(store.reference, store.graph).findings(own)
      }
      return (found, [])
    } catch { return ([], [error]) }
  }
}

extension TableCheck.Store {
  /// A location counts from the shared data folder, which may lie anywhere.
  fileprivate func holds(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.indices.contains { start in
      location.matches(path: parts[start...].joined(separator: "/"))
    }
  }
}

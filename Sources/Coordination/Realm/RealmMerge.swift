import Realms
import YAMLText

/// What becomes of one file that waits to be synced, on what the realm says by now.
package enum RealmMerge: Hashable, Sendable {
  /// The realm says so already.
  case settled
  /// It says this now; nil takes the file away.
  case change([UInt8]?)
  /// Both sides changed the same thing; the words say what.
  case conflict(String)

  package init(path: String, base: [UInt8]?, ours: [UInt8]?, theirs: [UInt8]?) {
    if ours == theirs { self = .settled; return }
    if theirs == base { self = .change(ours); return }
    guard let ours, let theirs else {
      self = .conflict("one side changed the file that the other took away")
      return
    }
    // A contract is a promise as a whole: two versions of one text are never mixed.
    if case .contract = RealmPath(path) {
      self = .conflict("both sides wrote this version, with different texts")
      return
    }
    guard let one = Self.tree(ours), let other = Self.tree(theirs) else {
      self = .conflict("a side is no YAML that could be merged")
      return
    }
    var merge = TreeMerge()
    let merged = merge.merge(base.flatMap(Self.tree), one, other)
    guard merge.conflicts.isEmpty, let merged else {
      self = .conflict(
        "both sides changed \(merge.conflicts.map { "'\($0)'" }.joined(separator: ", "))")
      return
    }
    let text = updatedYAML(theirs, to: merged)
    self = text == theirs ? .settled : .change(text)
  }

  private static func tree(_ bytes: [UInt8]) -> YAMLTree? {
    (try? YAMLDocument.read(bytes)).map { YAMLTree($0.root) }
  }
}

import JSONText
import SourceText
import Workspace
import YAMLText

/// The file of a manager, in which stands what it calls at each hook.
///
/// Comments, order and layout of everything else stay as they are.
struct HookConfiguration {
  let path: String
  private let manager: HookPlace.Manager
  private(set) var document: YAMLDocument

  /// The file as it stands; nil when there is none.
  static func standing(_ path: String, of place: HookPlace) throws(CommandError) -> Self? {
    let bytes: [UInt8]?
    do throws(FileError) {
      bytes = try FileReader(limit: 4 << 20).readIfPresent("\(place.root)/\(path)")
    } catch { throw .file(error) }
    guard let bytes else { return nil }
    return try Self(bytes, path, place.manager)
  }

  private init(
    _ bytes: [UInt8], _ path: String, _ manager: HookPlace.Manager
  ) throws(CommandError) {
    self.path = path
    self.manager = manager
    do throws(YAMLError) {
      document = try YAMLDocument.read(SourceFile(path: path, bytes: bytes))
    } catch { throw .setup("'\(path)' cannot be read: \(error.message)") }
  }

  /// A first file that calls all hooks.
  static func fresh(_ path: String, _ manager: HookPlace.Manager) throws(CommandError) -> Self {
    let tree: YAMLTree =
      manager == .preCommit
      ? .mapping([.init("repos", .list([PreCommitEntries.repository(HookName.allCases)]))])
      : .mapping(HookName.allCases.map { .init(JSONName($0.rawValue), LefthookEntries.hook($0)) })
    return try Self(YAMLWriter().file(tree), path, manager)
  }

  func state(of hook: HookName) -> HookReading.State {
    switch manager {
    case .preCommit: PreCommitEntries(document).state(of: hook)
    case .lefthook: LefthookEntries(document).state(of: hook)
    case .git, .husky: .missing
    }
  }

  mutating func add(_ hooks: [HookName]) throws(CommandError) {
    try apply(
      manager == .preCommit
        ? PreCommitEntries(document).adding(hooks) : LefthookEntries(document).adding(hooks))
  }

  mutating func remove() throws(CommandError) {
    try apply(
      manager == .preCommit
        ? PreCommitEntries(document).removing() : LefthookEntries(document).removing())
  }

  private mutating func apply(_ operations: [YAMLOperation]) throws(CommandError) {
    do throws(YAMLEditError) { document = try document.applying(operations) } catch {
      let entries = (try? Self.fresh(path, manager).document.bytes) ?? []
      throw .setup(
        "'\(path)' cannot be changed: \(error.message)",
        advice: ["add by hand:"]
          + String(decoding: entries, as: UTF8.self).split(separator: "\n").map(String.init))
    }
  }
}

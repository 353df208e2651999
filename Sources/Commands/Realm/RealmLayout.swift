import Contracts
import Coordination
import Findings
import Glibc
import Realms
import SourceText
import Workspace

/// The folders that a realm speaks of, held to what lies on this machine.
struct RealmLayout {
  private let open: OpenRealm
  private let repository: Repository
  /// Where shared data lies.
  private let data: String

  init(_ open: OpenRealm, _ repository: Repository, _ environment: Environment) {
    self.open = open
    self.repository = repository
    data =
      repository.settings.values.dataFolder(environment: environment, root: repository.root)
      .path
  }

  func findings() -> [Finding] {
    open.realm.repositories.flatMap { owner in owner.owns.flatMap { check($0, of: owner) } }
      + open.realm.charter.reserved.flatMap(checkReserved)
  }

  /// The folder that a pattern begins with: what it names before its first wildcard.
  private func folder(of pattern: String) -> String {
    let steps = pattern.split(separator: "/")
    let plain = steps.prefix { step in !step.utf8.contains { "*?[{".utf8.contains($0) } }
    return plain.joined(separator: "/")
  }

  /// Owned paths count from the shared data or from the owner's clone.
  private func check(_ pattern: Placed<String>, of owner: RealmRepository) -> [Finding] {
    let path = folder(of: pattern.value)
    let isOwn = owner.name == open.repository
    let clone = isOwn ? repository.root : open.folder(of: owner)
    let places = [data, clone].compactMap { $0 }.map { "\($0)/\(path)" }
    guard !path.isEmpty else { return [] }
    guard let there = places.first(where: { (try? FileStatus.following($0)) != nil }) else {
      // Without the owner's clone nobody knows what lies in it.
      guard clone.map({ (try? FileStatus.following($0)) != nil }) ?? false else { return [] }
      return [
        finding(
          LayoutRules.missingFolder, "'\(pattern.value)' of '\(owner.name)' is not there", pattern,
          in: owner.file)
      ]
    }
    guard isOwn, unsafe access(there, W_OK) != 0 else { return [] }
    return [
      finding(
        LayoutRules.readOnlyFolder, "'\(owner.name)' may not write to its '\(pattern.value)'",
        pattern, in: owner.file)
    ]
  }

  private func checkReserved(_ pattern: Placed<String>) -> [Finding] {
    let path = folder(of: pattern.value)
    guard !path.isEmpty, let listing = try? FolderListing("\(data)/\(path)") else { return [] }
    let names = listing.names.filter { $0 != ".gitkeep" && $0 != "README.md" }
    guard let first = names.min() else { return [] }
    return [
      finding(
        LayoutRules.reservedInUse,
        "'\(pattern.value)' is reserved, and '\(first)' lies there", pattern, in: "realm.yaml")
    ]
  }

  private func finding(
    _ rule: RuleInfo, _ message: String, _ pattern: Placed<String>, in file: String
  ) -> Finding {
    var finding = Finding(rule, Finding.Message(message), at: open.place(pattern.span, in: file))
    finding.identity = [file, pattern.value]
    return finding
  }
}

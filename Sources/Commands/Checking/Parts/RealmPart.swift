import Contracts
import Coordination
package import Findings
import Realms
import SourceText
import Workspace

/// The realms this repository belongs to, as their clones here have them; nothing is fetched.
struct RealmPart: CheckPart {
  static let name = "realm"
  static let summary = "realms this repository belongs to, and who owns its files"

  func concerns(_ scene: CheckScene) -> Bool { !scene.settings.realms.isEmpty }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    // What a commit changes in this repository, a realm is judged by only where it can matter.
    let judges = scene.mayTouch(scene.repository.publishedPath, RealmLock.fileName)
    var result = CheckPartResult(asked: CheckRules.ofOwnership + (judges ? realmRuleInfos : []))
    for membership in scene.settings.realms {
      do throws(CommandError) {
        let open = try opened(membership, scene)
        if judges { result.findings += try RealmCheck.findings(open, scene.repository) }
        result.findings += try foreignFiles(open, scene)
      } catch { result.failures.append(error) }
    }
    result.tallies = [.init("realms", "realms", scene.settings.realms.count)]
    return result
  }

  private func opened(
    _ membership: RealmMembership, _ scene: CheckScene
  ) throws(CommandError) -> OpenRealm {
    let fallback =
      scene.settings.repository.flatMap { RealmName($0) }
      ?? scene.repository.root.split(separator: "/").last.flatMap { RealmName(String($0)) }
    do throws(RealmFailure) {
      return try OpenRealm(
        membership, called: fallback, root: scene.repository.root,
        environment: scene.surroundings.environment)
    } catch { throw .realm(error) }
  }

  /// Files that the realm says are another's to write: of a change those that it writes, else all.
  private func foreignFiles(_ open: OpenRealm, _ scene: CheckScene) throws(CommandError)
    -> [Finding]
  {
    guard let own = open.realm.repositories.first(where: { $0.name == open.repository }),
      !own.notOwns.isEmpty
    else { return [] }
    let ours = own.owns.map { GlobPattern($0.value) }
    let left = own.notOwns.map { GlobPattern($0.value) }
    return try writtenPaths(scene).compactMap { path in
      guard left.contains(where: { $0.matches(path: path) }),
        !ours.contains(where: { $0.matches(path: path) })
      else { return nil }
      let owner = open.realm.repositories.first { other in
        other.name != own.name
          && other.owns.contains { GlobPattern($0.value).matches(path: path) }
      }
      return CheckRules.foreign(path, realm: open.name.text, owner: owner?.name.text)
    }
  }

  /// What a change writes, or all that git knows or could take; who takes a file away mends.
  private func writtenPaths(_ scene: CheckScene) throws(CommandError) -> [String] {
    if let changes = scene.changes {
      return changes.changes.filter { $0.kind != .removed }.map(\.path)
    }
    let git = scene.repository.git(in: scene.surroundings)
    do throws(Git.Failure) {
      return try git.stagedEntries().filter(\.isFile).map(\.path) + git.untrackedFiles()
    } catch {
      guard case .notARepository = error else { throw git.explained(error) }
      return scene.view.paths(below: "") { _ in true }.paths
    }
  }
}

extension CheckRules {
  package static let ofOwnership = [foreignFile]

  static let foreignFile = RuleInfo(
    RuleID(.realm, 191), "foreign-file", severity: .error,
    summary: "A file is written here that the realm leaves to another repository.",
    rationale: """
      One writer for each file: a second one is overwritten by the owner's next version, or keeps \
      a copy that slowly says something else.
      """)

  static func foreign(_ path: String, realm: String, owner: String?) -> Finding {
    var finding = Finding(
      foreignFile,
      owner.map { "'\(path)' is written by '\($0)' alone, says realm '\(realm)'" }
        ?? "'\(path)' is not this repository's to write, says realm '\(realm)'",
      at: Place(path: path, position: Position(line: 1, column: 1)))
    finding.identity = [realm]
    finding.notes = ["'schema issue' writes a text for the repository that owns it"]
    return finding
  }
}

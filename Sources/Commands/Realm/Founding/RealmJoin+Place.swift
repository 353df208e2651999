import Arguments
import Contracts
import Realms
import SourceText
import Workspace

// Where the realm is: at a path, or at an address that it is fetched from.
extension RealmJoin {
  func membership(as repository: RealmName) throws(CommandError) -> RealmMembership {
    let word = context.arguments.operand("PATH") ?? ""
    let isAddress =
      word.contains("://")
      || word.contains(":") && !word.hasPrefix("/") && !word.hasPrefix(".")
        && (try? FileStatus.following(surroundings.absolute(word))) == nil
    var membership = RealmMembership()
    membership.repository = Placed(repository, at: .beginning)
    if isAddress {
      if var known = context.settings.realms.first(where: { $0.url?.value == word }) {
        known.repository = membership.repository
        try fetch(known, word)
        return known
      }
      membership.url = Placed(word, at: .beginning)
      let stem = word.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init) ?? ""
      let name = stem.hasSuffix(".git") ? String(stem.dropLast(4)) : stem
      membership.name =
        (context.arguments.value("realm") ?? name).isEmpty
        ? nil
        : RealmName(context.arguments.value("realm") ?? name).map { Placed($0, at: .beginning) }
      try fetch(membership, word)
      return try calledItself(membership)
    } else {
      let path = relativePath(to: place(word), from: context.repository.root)
      membership.path = Placed(path, at: .beginning)
    }
    return membership
  }

  /// Where a path leads; one that was typed for the folder around this one is taken as well, for
  /// realms are often made there.
  private func place(_ word: String) -> String {
    let (here, around) = (surroundings.absolute(word), surroundings.absolute("../" + word))
    let isHere = (try? FileStatus.following(here)) != nil
    let isAround = (try? FileStatus.following(around + "/realm.yaml")) != nil
    return !isHere && isAround && !word.hasPrefix("/") ? around : here
  }

  /// The realm's own name counts, not that of the folder its address ends in.
  private func calledItself(
    _ membership: RealmMembership
  ) throws(CommandError) -> RealmMembership {
    guard context.arguments.value("realm") == nil,
      let own = try context.open(membership).agreed.charter.name, own != membership.name?.value
    else { return membership }
    var called = membership
    called.name = Placed(own, at: .beginning)
    let root = context.repository.root
    let (old, new) = (
      OpenRealm.place(of: membership, in: root), OpenRealm.place(of: called, in: root)
    )
    guard (try? FileStatus.following(new)) == nil else {
      throw .setup(
        "a realm called '\(own)' is here already, from another address",
        advice: ["'--realm NAME' says what this one is called here"])
    }
    do throws(FileError) {
      try makeFolders(parentFolder(of: new))
      try moveFolder(old, to: new)
    } catch { throw .file(error) }
    removeEmptyFolder(parentFolder(of: old))
    return called
  }

  private func parentFolder(of path: String) -> String {
    path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }

  /// Makes the clone of a realm that only has an address.
  private func fetch(_ membership: RealmMembership, _ address: String) throws(CommandError) {
    let place = OpenRealm.place(of: membership, in: context.repository.root)
    guard (try? FileStatus.following(place)) == nil else { return }
    guard !context.arguments.flag("dry-run") else {
      throw .setup("'\(address)' would be fetched, and what it holds is not known before")
    }
    do throws(RealmFailure) {
      try RealmClone.make(at: place, from: address, environment: surroundings.environment)
    } catch { throw .realm(error) }
  }
}

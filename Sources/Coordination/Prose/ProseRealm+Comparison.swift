import Contracts
package import Realms

extension ProseRealm {
  /// Where a realm says something else than the document, one thing a text.
  package func differences(from realm: Realm) -> [String] {
    repositoryDifferences(realm) + constantDifferences(realm) + pointDifferences(realm)
  }

  private func repositoryDifferences(_ realm: Realm) -> [String] {
    var told: [String] = []
    for said in repositories {
      guard let known = realm.repository(called: said.name.text) else {
        told.append("repository '\(said.name)' is not in the realm")
        continue
      }
      told += patternDifferences(said.owns, known.owns.map(\.value), "owned by", known.name)
      told += patternDifferences(
        said.notOwns, known.notOwns.map(\.value), "left to others by", known.name)
      for other in said.dependsOn where !known.dependsOn.contains(where: { $0.value == other }) {
        told.append("'\(known.name)' depends on '\(other)' in the document alone")
      }
    }
    let named = Set(
      repositories.compactMap { realm.repository(called: $0.name.text)?.name })
    told += realm.repositories.filter { !named.contains($0.name) }.map {
      "repository '\($0.name)' of the realm is not in the document"
    }
    return told
  }

  /// A realm may say more than the document does, and must not say less.
  private func patternDifferences(
    _ said: [String], _ known: [String], _ words: String, _ name: RealmName
  ) -> [String] {
    said.filter { pattern in !known.contains { $0.utf8.elementsEqual(pattern.utf8) } }.map {
      "'\($0)' is \(words) '\(name)' in the document alone"
    }
  }

  private func constantDifferences(_ realm: Realm) -> [String] {
    var told: [String] = []
    for said in shared {
      guard let known = realm.charter.constant(said.name) else {
        told.append("constant '\(said.name)' is not in the realm")
        continue
      }
      if !known.value.value.utf8.elementsEqual(said.value.utf8) {
        told.append(
          "constant '\(said.name)' is '\(said.value)' in the document and '\(known.value.value)' "
            + "in the realm")
      }
    }
    if let version, let known = realm.charter.version?.description,
      !known.utf8.elementsEqual(version.utf8)
    {
      told.append("the version is '\(version)' in the document and '\(known)' in the realm")
    }
    return told
  }

  private func pointDifferences(_ realm: Realm) -> [String] {
    let known = SyncPoints(realm.charter).points.filter(\.isOwn).map(\.event)
    return syncPoints.filter { point in !known.contains { $0 == point.event } }.map {
      "sync point '\($0.event)' is not in the realm"
    }
  }
}

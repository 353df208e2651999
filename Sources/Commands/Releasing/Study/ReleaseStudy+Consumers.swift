import Contracts
import Coordination
import Evolution
import Realms
import Workspace

// Who relies on the version, and what the step to it means for them.
extension ReleaseStudy {
  mutating func consumer(
    _ repository: RealmName, _ relied: RealmImport, _ domain: RealmDomain, _ realm: OpenRealm,
    _ environment: RealmName?, _ text: String?
  ) -> Consumer {
    var known = ReleaseConsumer(repository, relied)
    let records = realm.realm
    if let environment {
      known.deployment = records.deployments.last {
        $0.environment == environment && $0.repository == repository
      }
    }
    for word in Set([name, relied.contract.value]).sorted() {
      known.verification =
        known.verification
        ?? records.verification(by: repository, of: word, version, text: text)
      known.acknowledgement =
        known.acknowledgement ?? records.acknowledgement(by: repository, of: word, version)
    }
    known.evidence = known.verification.flatMap { evidence(of: $0, realm) }
    known.version = readVersion(relied, known.deployment, domain)
    if let environment, let running = known.deployment, running.version(of: name) == nil,
      running.version(of: relied.contract.value) == nil
    {
      known.doubt = "which version it was built for in '\(environment)' is not recorded"
    }
    var found = Consumer(realm: realm, domain: domain.name, known: known)
    compare(&found, domain)
    return found
  }

  /// The version that a consumer was written for: what it runs, what its range came to, or the
  /// newest of its range.
  private func readVersion(
    _ relied: RealmImport, _ deployment: RealmDeployment?, _ domain: RealmDomain
  ) -> Version? {
    let running = deployment?.version(of: name) ?? deployment?.version(of: relied.contract.value)
    if let running { return running }
    if let resolved = relied.resolved?.version { return resolved }
    let versions = domain.versions(of: name).map(\.version)
    // Where there is nothing older, whoever takes the version was written for it.
    let range = relied.range.value
    return range.newest(of: versions.filter { $0 < version })
      ?? (range.contains(version) ? version : nil)
  }

  private mutating func compare(_ found: inout Consumer, _ domain: RealmDomain) {
    guard let reads = found.known.version else {
      found.known.obstacle = "no version in its range '\(found.known.relied.range.value)' is known"
      return
    }
    guard let reading = found.known.relied.reading else {
      found.known.obstacle = "what it says under 'uses' or 'profile' cannot be read"
      return
    }
    do throws(CommandError) {
      guard let comparison = try comparison(from: reads, domain, found.realm) else {
        found.known.obstacle = "\(name) \(reads), which it reads, is neither here nor in the realm"
        return
      }
      found.comparison = comparison
      let impact = comparison.impact(on: reading)
      found.known.impact = impact
      if impact.verdict == .yes, found.known.doubt == nil, found.known.relied.profile == nil {
        found.known.doubt = doubt(of: reading, comparison)
      }
    } catch {
      // One version that cannot be read says nothing of those who read others.
      found.known.obstacle = error.message
    }
  }

  /// Who never said how it takes values that it does not know may stumble over new ones.
  private func doubt(of reading: Reading, _ comparison: Comparison) -> String? {
    if comparison.forward.isProved { return nil }
    let careful = Reading(uses: reading.uses, profile: .exhaustiveEnum)
    let impact = comparison.impact(on: careful)
    guard impact.verdict != .yes else { return nil }
    return "\(impact.reasons.first ?? "new values may come"), and it has no 'profile' that says "
      + "whether it passes over values it does not know"
  }

  private mutating func comparison(
    from version: Version, _ domain: RealmDomain, _ realm: OpenRealm
  ) throws(CommandError) -> Comparison? {
    let key = "\(realm.name) \(domain.name) \(version)"
    if let known = comparisons[key] { return known }
    guard let older = try source(version, domain, realm) else { return nil }
    let policy = ChangePolicy(
      repository: context.settings.policy, contract: candidate.contract?.policy ?? [:])
    let comparison = Evolution.compare(
      ComparedSchema(older.graph, contract: older.contract),
      ComparedSchema(candidate.graph, contract: candidate.contract), policy: policy)
    comparisons[key] = comparison
    return comparison
  }

  /// What the realm has is what was agreed; else a frozen copy of our own is the text that was
  /// offered.
  private func source(
    _ version: Version, _ domain: RealmDomain, _ realm: OpenRealm
  ) throws(CommandError) -> ContractSource? {
    if let agreed = try realm.source(of: name, version, in: domain, context) { return agreed }
    if version == self.version { return candidate }
    guard finder.contracts.catalog.published(name, version) != nil else { return nil }
    return try finder.contracts.source("\(name)@\(version)")
  }

  /// Whether the file that shows a trial is what it was, as far as the consumer's clone is here.
  private func evidence(
    of trial: RealmVerification, _ realm: OpenRealm
  ) -> ReleaseConsumer.Evidence? {
    guard let proof = trial.evidence, let digest = proof.digest else { return nil }
    let isOwn = trial.consumer == realm.repository
    let listed = realm.realm.repository(trial.consumer)
    guard
      let folder = isOwn ? context.repository.root : listed.flatMap({ realm.folder(of: $0) }),
      let files = try? ConfinedFolder(folder, limit: 64 << 20)
    else { return nil }
    switch files.answer(proof.path) {
    case .found(let bytes):
      return digest == "sha256:" + Digest.sha256Text(bytes) ? .same : .changed
    case .missing: return .gone
    case .refused, .unreadable: return nil
    }
  }
}

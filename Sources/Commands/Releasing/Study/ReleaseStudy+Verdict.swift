import Contracts
import Coordination
import Evolution
import Realms
import SourceText
import Workspace

// What holds for everybody, and the verdict.
extension ReleaseStudy {
  /// What holds for everybody in a realm.
  func terms(in realm: OpenRealm, _ environment: RealmName? = nil) -> ReleaseTerms {
    var terms = ReleaseTerms(name, version, governance: realm.realm.charter.governance)
    terms.provider = provider(in: realm)
    terms.environment = environment
    terms.today = context.surroundings.today
    let listed = domains(of: realm).lazy.compactMap { domain in
      domain.versions(of: name).first { $0.version == version }
    }.first
    if let listed {
      terms.digest = digest(of: listed, realm)
      if !listed.isPending { terms.announced = announced(listed, realm) }
    }
    return terms
  }

  /// The day on which consumers could first see a version: that of its history, and not before it
  /// came into the realm.
  private func announced(_ listed: RealmContract, _ realm: OpenRealm) -> Day? {
    let written = candidate.contract?.history.first { $0.version?.value == version }?.date?.value
    guard let written, realm.realm.charter.governance.gracePeriodDays != nil,
      let arrived = realm.clone.arrival(of: listed.path).flatMap({ Day($0.day) })
    else { return written }
    return max(written, arrived)
  }

  /// The digest of the version's text as a domain has it.
  func digest(in realm: OpenRealm, _ domain: RealmDomain) -> String? {
    domain.versions(of: name).first { $0.version == version }.flatMap { digest(of: $0, realm) }
  }

  private func digest(of listed: RealmContract, _ realm: OpenRealm) -> String? {
    (try? realm.bytes(at: listed.path)).flatMap { $0 }.map { "sha256:" + Digest.sha256Text($0) }
  }

  /// Who offers the contract; this repository where the realm does not know it yet.
  func provider(in realm: OpenRealm) -> RealmName {
    for domain in domains(of: realm) {
      if let found = domain.exporters(of: name).first { return found.binding.repository }
    }
    return realm.repository
  }

  /// The verdict for every consumer of every realm.
  func matrix(for environment: RealmName? = nil) -> ReleaseMatrix {
    let first = realms.first.map { terms(in: $0, environment) } ?? ReleaseTerms(name, version)
    var matrix = ReleaseMatrix(first, [])
    for realm in realms {
      let known = consumers.filter { $0.realm.name == realm.name }.map(\.known)
      let present = environment == nil ? known : known.filter { $0.deployment != nil }
      let absent = environment == nil ? [] : known.filter { $0.deployment == nil }
      let part = ReleaseMatrix(
        terms(in: realm, environment), present, absent: absent.map(\.repository),
        doubts: doubts(about: environment, realm, isAnyHere: !known.isEmpty))
      matrix = matrix.adding(part)
    }
    return matrix
  }
}

// MARK: - Doubts

extension ReleaseStudy {
  /// What keeps a yes from being one, whoever the consumers are.
  private func doubts(
    about environment: RealmName?, _ realm: OpenRealm, isAnyHere: Bool
  ) -> [String] {
    let domains = domains(of: realm)
    var doubts = domains.filter { isOtherText(in: $0, realm) }.map { domain in
      "'\(name)@\(version)' lies in domain '\(domain.name)' of realm '\(realm.name)' with another "
        + "meaning than here"
    }
    let unread = realm.realm.unread(about: domains.map(\.name), in: environment)
    doubts += unread.prefix(8).map {
      "'\($0)' cannot be read as meant, and may hold what speaks against it; 'schema realm check' "
        + "says why"
    }
    guard let environment, isAnyHere,
      !realm.realm.deployments.contains(where: { $0.environment == environment })
    else { return doubts }
    return doubts + ["nothing is recorded of what runs in '\(environment)'"]
  }

  /// Whether the realm has this version with a schema that means something else.
  private func isOtherText(in domain: RealmDomain, _ realm: OpenRealm) -> Bool {
    let agreed: ContractSource?
    do throws(CommandError) {
      agreed = try realm.source(of: name, version, in: domain, context)
    } catch { return true }
    guard let agreed, agreed.file.source.bytes != candidate.file.source.bytes else { return false }
    // A frozen text carries what its schema refers to, and says the same.
    let comparison = Evolution.compare(
      ComparedSchema(agreed.graph, contract: agreed.contract),
      ComparedSchema(candidate.graph, contract: candidate.contract), policy: ChangePolicy())
    return !comparison.forward.isProved || !comparison.backward.isProved
      || comparison.changes.contains { $0.effect != .none }
  }
}

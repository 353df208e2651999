import Contracts
import Coordination
import Evolution
import Linting
import Realms
import Schemas
import SourceText
import Workspace

/// A version that is to go out, held to what each consumer in this repository's realms says.
///
/// What `can-release` answers and `issue` writes about.
struct ReleaseStudy {
  /// One consumer, with the comparison that its impact comes from.
  struct Consumer {
    var realm: OpenRealm
    var domain: RealmName
    var known: ReleaseConsumer
    var comparison: Comparison?
  }

  let context: RealmContext
  let realms: [OpenRealm]
  let candidate: ContractSource
  let name: ContractName
  let version: Version
  private(set) var consumers: [Consumer] = []
  private var comparisons: [String: Comparison] = [:]
  private let finder: ContractFinder

  /// `word` is `name@version`, or a name for the version that the working copy has.
  init(
    _ context: RealmContext, _ word: String, versionNeeded: Bool = true
  ) throws(CommandError) {
    self.context = context
    realms = try context.realms()
    finder = ContractFinder(context.repository, in: context.surroundings)
    (name, candidate) = try Self.candidate(word, context, finder, realms, versionNeeded)
    guard let version = candidate.version else {
      throw .usage("'\(word)' is a schema without a contract, so it has no version")
    }
    self.version = version
  }

  /// Asks what the version means for everybody who relies on the contract.
  mutating func ask(in environment: RealmName? = nil) {
    for realm in realms {
      for domain in realm.realm.domains {
        for (binding, relied) in domain.importers(of: name) {
          consumers.append(
            consumer(binding.repository, relied, domain.name, realm, environment))
        }
      }
    }
  }
}

// MARK: - What is released

extension ReleaseStudy {
  private static func candidate(
    _ word: String, _ context: RealmContext, _ finder: ContractFinder, _ realms: [OpenRealm],
    _ versionNeeded: Bool
  ) throws(CommandError) -> (ContractName, ContractSource) {
    switch ContractWord.named(word) {
    case .working(let name) where !versionNeeded: return (name, try finder.source(word))
    case .published(let name, let version):
      if finder.contracts.catalog.contract(word) != nil,
        let source = try finder.contracts.source(word)
      {
        return (name, source)
      }
      for realm in realms {
        if let source = try realm.source(of: name, version, context) { return (name, source) }
      }
      throw .setup(
        "there is no version '\(word)', neither here nor in a realm",
        advice: finder.versions(of: name.text))
    case .badVersion(let name, let version):
      throw .usage(
        "'\(version)' in '\(word)' is no version like 1.2.3", advice: finder.versions(of: name))
    case .working(let name):
      throw .usage(
        "'\(word)' names no version",
        advice: ["write '\(word)@VERSION'"] + finder.versions(of: name.text))
    default: throw .usage("'\(word)' is no contract as 'name@1.2.3'")
    }
  }
}

extension OpenRealm {
  /// A version of a contract that lies in the realm, with its graph; nil where there is none.
  func source(
    of name: ContractName, _ version: Version, _ context: RealmContext
  ) throws(CommandError) -> ContractSource? {
    guard let listed = realm.contract(name, version) else { return nil }
    let file: ContractFile?
    do throws(RealmFailure) { file = try contract(listed) } catch { throw .realm(error) }
    guard let file else { return nil }
    // What is published stands for itself; what was put there by hand may name files beside it.
    let schemas = SchemaFiles(
      limit: context.settings.limits.document,
      reading: { path in
        do throws(RealmFailure) {
          return try bytes(at: path).map { .found($0) } ?? .missing
        } catch { return .unreadable(error.description) }
      })
    return try ContractSource(
      "\(name)@\(version)", file, at: listed.path, in: schemas,
      SchemaReader.Options(resolve: schemas.resolver))
  }
}

// MARK: - Who relies on it

extension ReleaseStudy {
  private mutating func consumer(
    _ repository: RealmName, _ relied: RealmImport, _ domain: RealmName, _ realm: OpenRealm,
    _ environment: RealmName?
  ) -> Consumer {
    var known = ReleaseConsumer(repository, relied)
    let records = realm.realm
    if let environment {
      known.deployment = records.deployments.last {
        $0.environment == environment && $0.repository == repository
      }
    }
    known.verification = records.verifications.last {
      $0.consumer == repository && $0.contract == name && $0.version == version
    }
    known.acknowledgement = records.acknowledgements.last {
      $0.consumer == repository && $0.contract == name && $0.version == version
    }
    known.version = readVersion(relied, known.deployment, domain, realm)
    var found = Consumer(realm: realm, domain: domain, known: known)
    compare(&found)
    return found
  }

  /// The version that a consumer was written for: what it runs, what its range came to, or the
  /// newest of its range.
  private func readVersion(
    _ relied: RealmImport, _ deployment: RealmDeployment?, _ domain: RealmName, _ realm: OpenRealm
  ) -> Version? {
    if let running = deployment?.version(of: name) { return running }
    if let resolved = relied.resolved?.version { return resolved }
    let versions = realm.realm.domain(domain)?.versions(of: name).map(\.version) ?? []
    // Where there is nothing older, whoever takes the version was written for it.
    let range = relied.range.value
    return range.newest(of: versions.filter { $0 < version })
      ?? (range.contains(version) ? version : nil)
  }

  private mutating func compare(_ found: inout Consumer) {
    guard let reads = found.known.version else {
      found.known.obstacle = "no version in its range '\(found.known.relied.range.value)' is known"
      return
    }
    guard let reading = found.known.relied.reading else {
      found.known.obstacle = "what it says under 'uses' or 'profile' cannot be read"
      return
    }
    do throws(CommandError) {
      guard let comparison = try comparison(from: reads, found.realm) else {
        found.known.obstacle = "\(name) \(reads), which it reads, is neither here nor in the realm"
        return
      }
      found.comparison = comparison
      found.known.impact = comparison.impact(on: reading)
    } catch {
      // One version that cannot be read says nothing of those who read others.
      found.known.obstacle = error.message
    }
  }

  private mutating func comparison(
    from version: Version, _ realm: OpenRealm
  ) throws(CommandError) -> Comparison? {
    let key = "\(realm.name) \(version)"
    if let known = comparisons[key] { return known }
    guard let older = try source(version, realm) else { return nil }
    let policy = ChangePolicy(
      repository: context.settings.policy, contract: candidate.contract?.policy ?? [:])
    let comparison = Evolution.compare(
      ComparedSchema(older.graph, contract: older.contract),
      ComparedSchema(candidate.graph, contract: candidate.contract), policy: policy)
    comparisons[key] = comparison
    return comparison
  }

  private func source(
    _ version: Version, _ realm: OpenRealm
  ) throws(CommandError) -> ContractSource? {
    if version == self.version { return candidate }
    // A frozen copy of our own is the text that was offered.
    let word = "\(name)@\(version)"
    let own = finder.contracts.catalog.published(name, version)
    if realm.realm.contract(name, version) == nil, own != nil {
      return try finder.contracts.source(word)
    }
    return try realm.source(of: name, version, context)
  }
}

// MARK: - The verdict

extension ReleaseStudy {
  /// What holds for everybody in a realm.
  func terms(in realm: OpenRealm, _ environment: RealmName? = nil) -> ReleaseTerms {
    var terms = ReleaseTerms(name, version, governance: realm.realm.charter.governance)
    terms.provider = provider(in: realm)
    terms.environment = environment
    terms.today = context.surroundings.today
    if let listed = realm.realm.contract(name, version) {
      terms.digest = (try? realm.bytes(at: listed.path)).flatMap { $0 }
        .map { "sha256:" + Digest.sha256Text($0) }
      terms.announced =
        candidate.contract?.history.first { $0.version?.value == version }?
        .date?.value
    }
    return terms
  }

  /// Who offers the contract; this repository where the realm does not know it yet.
  func provider(in realm: OpenRealm) -> RealmName {
    for domain in realm.realm.domains {
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
        doubt: environment.flatMap { doubt(about: $0, realm, isAnyHere: !known.isEmpty) })
      matrix = matrix.adding(part)
    }
    return matrix
  }

  private func doubt(
    about environment: RealmName, _ realm: OpenRealm, isAnyHere: Bool
  ) -> String? {
    let isRecorded = realm.realm.deployments.contains { $0.environment == environment }
    guard isAnyHere, !isRecorded else { return nil }
    return "nothing is recorded of what runs in '\(environment)'"
  }
}

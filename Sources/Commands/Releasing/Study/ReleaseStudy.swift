import Contracts
import Coordination
import Evolution
import Realms
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
  /// What was compared already: many consumers read the same version.
  var comparisons: [String: Comparison] = [:]
  let finder: ContractFinder
  /// Whether the version was found in this repository; else it is a realm's.
  private let isOwn: Bool

  /// `word` is `name@version`, or a name for the version that the working copy has.
  init(
    _ context: RealmContext, _ word: String, versionNeeded: Bool = true
  ) throws(CommandError) {
    self.context = context
    realms = try context.realms()
    finder = ContractFinder(context.repository, in: context.surroundings)
    let found = try Self.candidate(word, context, finder, realms, versionNeeded)
    (name, candidate, isOwn) = (found.name, found.source, found.isOwn)
    guard let version = candidate.version else {
      throw .usage("'\(word)' is a schema without a contract, so it has no version")
    }
    self.version = version
  }

  /// Asks what the version means for everybody who relies on the contract.
  mutating func ask(in environment: RealmName? = nil) {
    for realm in realms {
      for domain in domains(of: realm) {
        // One process of git for each text, and not one for each consumer.
        let text = digest(in: realm, domain)
        for binding in domain.bindings {
          for relied in binding.imports where isMeant(by: relied.contract.value) {
            consumers.append(
              consumer(binding.repository, relied, domain, realm, environment, text))
          }
        }
      }
    }
  }

  /// Whether a name in an import means the contract: its own, or one of its aliases.
  func isMeant(by word: ContractName) -> Bool {
    word == name
      || candidate.contract?.aliases.contains { $0.value.utf8.elementsEqual(word.text.utf8) }
        ?? false
  }

  /// The domains in which the contract is this one; another repository may offer one of its name
  /// elsewhere.
  func domains(of realm: OpenRealm) -> [RealmDomain] {
    let having = realm.realm.domains.filter { domain in
      domain.contracts.contains { $0.name == name }
        || domain.bindings.contains { binding in
          binding.exports.contains { $0.contract.value == name }
            || binding.imports.contains { isMeant(by: $0.contract.value) }
        }
    }
    guard isOwn else { return having.filter { !$0.versions(of: name).isEmpty } }
    let own = having.filter { domain in
      domain.exporters(of: name).contains { $0.binding.repository == realm.repository }
    }
    return own.isEmpty ? having : own
  }
}

// MARK: - What is released

extension ReleaseStudy {
  private static func candidate(
    _ word: String, _ context: RealmContext, _ finder: ContractFinder, _ realms: [OpenRealm],
    _ versionNeeded: Bool
  ) throws(CommandError) -> (name: ContractName, source: ContractSource, isOwn: Bool) {
    switch ContractWord.named(word) {
    case .working(let name) where !versionNeeded: return (name, try finder.source(word), true)
    case .published(let name, let version):
      if finder.contracts.catalog.contract(word) != nil,
        let source = try finder.contracts.source(word)
      {
        return (name, source, true)
      }
      for realm in realms {
        for domain in realm.realm.domains {
          let source = try realm.source(of: name, version, in: domain, context)
          if let source { return (name, source, false) }
        }
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

package import Contracts

/// What a file of a realm is, by where it lies.
package enum RealmPath: Hashable, Sendable {
  case charter
  case repository(RealmName)
  case domain(RealmName)
  case contract(domain: RealmName, ContractName, Version)
  case binding(domain: RealmName, RealmName)
  /// Who verified what: `verifications/NAME.json`.
  case verification(String)
  /// Who has accepted a break: `acknowledgements/NAME.json`.
  case acknowledgement(String)
  /// What a repository runs in an environment.
  case deployment(environment: RealmName, RealmName)
  case codeOwners
  /// Anything else: a README, a licence.
  case other

  package init(_ path: String) {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    self = Self.known(steps) ?? .other
  }

  private static func known(_ steps: [String]) -> RealmPath? {
    switch (steps.first, steps.count) {
    case ("realm.yaml", 1): .charter
    case ("CODEOWNERS", 1): .codeOwners
    case ("repos", 2): name(steps[1]).map { .repository($0) }
    case ("verifications", 2): stem(steps[1], ".json").map { .verification($0) }
    case ("acknowledgements", 2): stem(steps[1], ".json").map { .acknowledgement($0) }
    case ("environments", 3):
      pair(RealmName(steps[1]), name(steps[2])).map { .deployment(environment: $0, $1) }
    case ("domains", 3...5): RealmName(steps[1]).flatMap { below($0, Array(steps[2...])) }
    default: nil
    }
  }

  private static func below(_ domain: RealmName, _ steps: [String]) -> RealmPath? {
    switch (steps[0], steps.count) {
    case ("domain.yaml", 1): .domain(domain)
    case ("bindings", 2): name(steps[1]).map { .binding(domain: domain, $0) }
    case ("contracts", 3):
      pair(ContractName(steps[1]), version(steps[2])).map { .contract(domain: domain, $0, $1) }
    default: nil
    }
  }

  private static func name(_ file: String) -> RealmName? {
    stem(file, ".yaml").flatMap { .init($0) }
  }

  private static func version(_ file: String) -> Version? {
    (stem(file, ".yaml") ?? stem(file, ".json")).flatMap { Version($0) }
  }

  private static func stem(_ file: String, _ ending: String) -> String? {
    guard file.hasSuffix(ending), file.utf8.count > ending.utf8.count else { return nil }
    return String(file.dropLast(ending.utf8.count))
  }

  private static func pair<One, Other>(_ one: One?, _ other: Other?) -> (One, Other)? {
    guard let one, let other else { return nil }
    return (one, other)
  }
}

extension RealmPath: CustomStringConvertible {
  /// The path below the realm's root; empty for what has no place of its own.
  package var description: String {
    switch self {
    case .charter: "realm.yaml"
    case .repository(let name): "repos/\(name).yaml"
    case .domain(let name): "domains/\(name)/domain.yaml"
    case .contract(let domain, let name, let version):
      "domains/\(domain)/contracts/\(name)/\(version).yaml"
    case .binding(let domain, let repository): "domains/\(domain)/bindings/\(repository).yaml"
    case .verification(let name): "verifications/\(name).json"
    case .acknowledgement(let name): "acknowledgements/\(name).json"
    case .deployment(let environment, let repository):
      "environments/\(environment)/\(repository).yaml"
    case .codeOwners: "CODEOWNERS"
    case .other: ""
    }
  }

  /// The repository whose own file this is, as far as the path tells.
  package var repository: RealmName? {
    switch self {
    case .repository(let name), .binding(_, let name), .deployment(_, let name): name
    // `REPOSITORY--CONTRACT--VERSION`
    case .verification(let name), .acknowledgement(let name):
      name.split(separator: "-", omittingEmptySubsequences: true).isEmpty
        ? nil : RealmName(Self.leading(name))
    case .charter, .domain, .contract, .codeOwners, .other: nil
    }
  }

  private static func leading(_ name: String) -> String {
    let bytes = Array(name.utf8)
    let end = bytes.indices.dropLast().first { bytes[$0] == 0x2D && bytes[$0 + 1] == 0x2D }
    return String(decoding: bytes[..<(end ?? bytes.count)], as: UTF8.self)
  }
}

import Contracts
import JSONText
import SourceText

extension RealmVerification {
  private enum Key: String, CaseIterable {
    case consumer, contract, version, result, digest, evidence, date, revision
  }

  static func read(
    _ file: RealmFile
  ) -> (verification: RealmVerification?, problems: [RealmProblem]) {
    var reader = RealmReader(file.path)
    guard let root = reader.root(of: file), let subject = reader.subject(root) else {
      return (nil, reader.problems)
    }
    _ = reader.known(root, Key.self, within: file.path)
    guard let result = root["result"] else {
      reader.report(.missingKey("result", within: file.path), at: root.span)
      return (nil, reader.problems)
    }
    guard let word = reader.word(result, "result", as: Result.self) else {
      return (nil, reader.problems)
    }
    let evidence = root["evidence"].flatMap { reader.evidence($0) }
    return (
      RealmVerification(
        file: file.path, span: root.span, consumer: subject.consumer, contract: subject.contract,
        version: subject.version, result: word.value,
        digest: root["digest"].flatMap { reader.digest($0, "digest") }?.value, evidence: evidence,
        date: root["date"].flatMap { reader.day($0, "date") }?.value,
        revision: root["revision"].flatMap { reader.scalar($0, "revision") }?.value,
        isPending: file.isPending), reader.problems
    )
  }
}

extension RealmAcknowledgement {
  private enum Key: String, CaseIterable {
    case consumer, contract, version, by, reason, date, until
  }

  static func read(
    _ file: RealmFile
  ) -> (acknowledgement: RealmAcknowledgement?, problems: [RealmProblem]) {
    var reader = RealmReader(file.path)
    guard let root = reader.root(of: file), let subject = reader.subject(root) else {
      return (nil, reader.problems)
    }
    _ = reader.known(root, Key.self, within: file.path)
    let until = root["until"].flatMap { reader.day($0, "until") }
    // A word whose end cannot be read must not hold for ever.
    guard root["until"] == nil || until != nil else { return (nil, reader.problems) }
    return (
      RealmAcknowledgement(
        file: file.path, span: root.span, consumer: subject.consumer, contract: subject.contract,
        version: subject.version, by: root["by"].flatMap { reader.text($0, "by") }?.value,
        reason: root["reason"].flatMap { reader.text($0, "reason") }?.value,
        date: root["date"].flatMap { reader.day($0, "date") }?.value, until: until?.value,
        isPending: file.isPending), reader.problems
    )
  }
}

extension RealmDeployment {
  private enum Key: String, CaseIterable { case contracts, date, revision }

  static func read(
    _ file: RealmFile, _ environment: RealmName, _ repository: RealmName
  ) -> (deployment: RealmDeployment, problems: [RealmProblem]) {
    var reader = RealmReader(file.path)
    var deployment = RealmDeployment(
      file: file.path, environment: environment, repository: repository)
    deployment.isPending = file.isPending
    guard let root = reader.root(of: file) else { return (deployment, reader.problems) }
    for (key, value) in reader.known(root, Key.self, within: file.path) {
      switch key {
      case .contracts:
        deployment.contracts = reader.members(value, key.rawValue).compactMap { member in
          guard let name = reader.contract(member.key, key.rawValue),
            let version = reader.version(member.value, key.rawValue)
          else { return nil }
          return (name, version)
        }
      case .date: deployment.date = reader.day(value, key.rawValue)?.value
      case .revision: deployment.revision = reader.scalar(value, key.rawValue)?.value
      }
    }
    return (deployment, reader.problems)
  }
}

extension RealmReader {
  fileprivate struct Subject {
    var consumer: RealmName
    var contract: ContractName
    var version: Version
  }

  /// Who speaks of which version; nil when one of the three is missing or malformed.
  fileprivate mutating func subject(_ root: JSONValue) -> Subject? {
    for key in ["consumer", "contract", "version"] where root[key] == nil {
      report(.missingKey(key, within: path), at: root.span)
    }
    guard let consumer = root["consumer"].flatMap({ name($0, "consumer") }),
      let contract = root["contract"].flatMap({ contract($0, "contract") }),
      let version = root["version"].flatMap({ version($0, "version") })
    else { return nil }
    return Subject(
      consumer: consumer.value, contract: contract.value, version: version.value)
  }

  private enum EvidenceKey: String, CaseIterable { case path, digest }

  fileprivate mutating func evidence(_ value: JSONValue) -> RealmVerification.Evidence? {
    if value.kind == .string { return text(value, "evidence").map { .init(path: $0.value) } }
    var evidence: RealmVerification.Evidence?
    for (key, value) in known(value, EvidenceKey.self, within: "evidence") {
      guard key == .path, let text = text(value, key.rawValue) else { continue }
      evidence = .init(path: text.value)
    }
    evidence?.digest = value["digest"].flatMap { digest($0, "digest") }?.value
    return evidence
  }
}

import Contracts
import JSONText
import SourceText

extension RealmBinding {
  private enum Key: String, CaseIterable { case repository, role, exports, imports }

  static func read(
    _ file: RealmFile, _ domain: RealmName, _ repository: RealmName
  ) -> (binding: RealmBinding, problems: [RealmProblem]) {
    var reader = RealmReader(file.path)
    var binding = RealmBinding(domain, repository)
    binding.file = file.path
    guard let root = reader.root(of: file) else { return (binding, reader.problems) }
    binding.span = root.span
    for (key, value) in reader.known(root, Key.self, within: file.path) {
      switch key {
      case .repository:
        guard let said = reader.name(value, key.rawValue), said.value != repository else {
          continue
        }
        reader.report(.misplaced(name: said.value.text, path: repository.text), at: said.span)
      case .role: binding.role = reader.word(value, key.rawValue, as: RealmRole.self)
      case .exports:
        binding.exports = reader.elements(value, key.rawValue).compactMap { reader.export($0) }
      case .imports:
        binding.imports = reader.elements(value, key.rawValue).compactMap { reader.import($0) }
      }
    }
    reader.tellRepeated(binding.exports.map(\.contract), "exports")
    reader.tellRepeated(binding.imports.map(\.contract), "imports")
    return (binding, reader.problems)
  }
}

extension RealmReader {
  fileprivate mutating func tellRepeated(_ names: [Placed<ContractName>], _ key: String) {
    var seen: [ContractName: SourceSpan] = [:]
    for name in names {
      guard let first = seen[name.value] else {
        seen[name.value] = name.span
        continue
      }
      report(.listedTwice(name.value.text, key: key), at: name.span, first: first)
    }
  }

  private enum ExportKey: String, CaseIterable {
    case contract, version, digests, location
    case sourceFiles = "source_files"
  }

  fileprivate mutating func export(_ value: JSONValue) -> RealmExport? {
    // A name alone is an export with nothing to say about it.
    if value.kind == .string {
      return contract(value, "exports").map { RealmExport($0, span: value.span) }
    }
    let entries = known(value, ExportKey.self, within: "exports")
    guard let name = value["contract"].flatMap({ contract($0, "contract") }) else {
      tellMissing("contract", of: value, within: "exports")
      return nil
    }
    var export = RealmExport(name, span: value.span)
    for (key, value) in entries {
      switch key {
      case .contract: break
      case .version: export.version = version(value, key.rawValue)
      case .digests: export.digests = digests(value)
      case .sourceFiles: export.sourceFiles = patterns(value, key.rawValue)
      case .location: export.location = text(value, key.rawValue)
      }
    }
    return export
  }

  private mutating func digests(_ value: JSONValue) -> [Version: Placed<String>] {
    var digests: [Version: Placed<String>] = [:]
    for member in members(value, "digests") {
      guard let version = Version(member.name.description) else {
        report(.malformedVersion(member.name.description), at: member.key.span)
        continue
      }
      digests[version] = digest(member.value, "digests")
    }
    return digests
  }

  private enum ImportKey: String, CaseIterable {
    case contract, range, version, uses, profile, binding, status, resolved, rebuild
  }

  fileprivate mutating func `import`(_ value: JSONValue) -> RealmImport? {
    let entries = known(value, ImportKey.self, within: "imports")
    guard let name = value["contract"].flatMap({ contract($0, "contract") }) else {
      tellMissing("contract", of: value, within: "imports")
      return nil
    }
    // Older files call the range `version`.
    guard let range = (value["range"] ?? value["version"]).flatMap({ range($0, "range") }) else {
      if value["range"] == nil, value["version"] == nil {
        tellMissing("range", of: value, within: "imports")
      }
      return nil
    }
    var taken = RealmImport(name, range: range, span: value.span)
    for (key, value) in entries { take(key, value, into: &taken) }
    return taken
  }

  private mutating func take(_ key: ImportKey, _ value: JSONValue, into taken: inout RealmImport) {
    switch key {
    case .contract, .range, .version: break
    case .uses: taken.uses = texts(value, key.rawValue).compactMap { pointer($0) }
    case .profile: taken.profile = text(value, key.rawValue)
    case .binding: taken.files = patterns(value, key.rawValue)
    case .status: taken.status = word(value, key.rawValue, as: RealmImport.Status.self)
    case .resolved: taken.resolved = resolution(value)
    case .rebuild: taken.rebuild = text(value, key.rawValue)
    }
  }

  /// `/tick`, or `leaderboard[].score` as people write it; only a broken pointer is told.
  private mutating func pointer(_ text: Placed<String>) -> Placed<String>? {
    guard text.value.hasPrefix("/"), JSONPointer(text.value) == nil else { return text }
    report(.malformedPointer(text.value), at: text.span)
    return nil
  }

  private enum ResolutionKey: String, CaseIterable { case version, commit, at }

  private mutating func resolution(_ value: JSONValue) -> RealmImport.Resolution? {
    var found: Version?
    var commit: String?
    for (key, value) in known(value, ResolutionKey.self, within: "resolved") {
      switch key {
      case .version: found = version(value, key.rawValue)?.value
      case .commit: commit = scalar(value, key.rawValue)?.value
      case .at: break
      }
    }
    return found.map { .init(version: $0, commit: commit) }
  }

  private mutating func tellMissing(_ key: String, of value: JSONValue, within: String) {
    guard value.kind == .object, value[key] == nil else { return }
    report(.missingKey(key, within: within), at: value.span)
  }
}

package import Contracts
import JSONText
package import Realms
import YAMLText

/// The text of a file of a realm after somebody said something more.
///
/// Each takes what stands there now, nil where there is no such file, and says the same when it is
/// asked twice.
package enum RealmEdit {
  /// A new `realm.yaml`.
  package static func charter(
    _ name: RealmName, admission: RealmCharter.Admission, approvers: [String], isSigned: Bool
  ) -> [UInt8] {
    let tree: YAMLTree = .mapping([
      .init("name", .string(name.text)), .init("version", "1.0.0"),
      .init(
        "bump", "founding", comment: "founding: a minor version may require new fields; or semver"),
      .init(
        "governance",
        .mapping([
          .init("admission", .string(admission.rawValue), comment: "open, approval or invite-only"),
          .init("approvers", texts(approvers)),
          .init(
            "breaking_changes",
            .mapping([.init("require_approval", false), .init("grace_period_days", 14)])),
        ])),
      .init("trust", .mapping([.init("signed_commits", isSigned ? "required" : "optional")])),
      .init("issue", .mapping([.init("prefix", "[cross-repo]")])),
      .init("shared", .mapping([]), comment: "constants that repositories share, by name"),
      .init("environments", ["main", "production"]),
    ])
    return YAMLWriter().file(tree)
  }

  /// What a repository says of itself when it joins.
  package struct Introduction: Hashable, Sendable {
    package var org: String?
    package var path: String?
    package var url: String?
    package var root: String?
    package var maintainers: [String] = []
    package var owns: [String] = []
    package var notOwns: [String] = []
    package var dependsOn: [String] = []
    package var aliases: [String] = []

    package init() {}
  }

  /// `repos/NAME.yaml`; what is said now takes the place of what stood there, lists grow.
  package static func repository(
    _ name: RealmName, _ said: Introduction, over text: [UInt8]?
  ) -> [UInt8] {
    var tree = tree(of: text)
    if tree["name"] == nil { tree["name"] = .string(name.text) }
    for (key, value) in [
      ("org", said.org), ("path", said.path), ("url", said.url), ("root", said.root),
    ] {
      if let value { tree[JSONName(key)] = .string(value) }
    }
    for (key, values) in [
      ("maintainers", said.maintainers), ("owns", said.owns), ("not_owns", said.notOwns),
      ("depends_on", said.dependsOn), ("aliases", said.aliases),
    ] {
      tree.add(values, to: JSONName(key))
    }
    return updatedYAML(text, to: tree)
  }

  /// `repos/NAME.yaml` with what the repository says of shared constants now.
  package static func repository(
    saying values: [(name: String, value: String)], over text: [UInt8]
  ) -> [UInt8] {
    var tree = tree(of: text)
    tree["says"] = .mapping(values.map { .init(JSONName($0.name), .string($0.value)) })
    return updatedYAML(text, to: tree)
  }

  /// `domain.yaml` with some more members.
  package static func domain(
    _ name: RealmName, members: [RealmName], owner: RealmName, summary: String? = nil,
    over text: [UInt8]?
  ) -> [UInt8] {
    var tree = tree(of: text)
    if tree["name"] == nil { tree["name"] = .string(name.text) }
    if let summary { tree["summary"] = .string(summary) }
    if tree["owner"] == nil { tree["owner"] = .string(owner.text) }
    tree.add(members.map(\.text), to: "members")
    if tree["members"] == nil { tree["members"] = [] }
    return updatedYAML(text, to: tree)
  }

  /// `domain.yaml` without a member.
  package static func domain(without member: RealmName, over text: [UInt8]) -> [UInt8] {
    var tree = tree(of: text)
    let members = tree["members"]?.listElements ?? []
    tree["members"] = .list(members.filter { $0 != .string(member.text) })
    return updatedYAML(text, to: tree)
  }

  /// A binding that offers a contract.
  package static func binding(
    of repository: RealmName, exporting contract: ContractName, version: Version,
    digests: [Version: String], sources: [String], location: String?, over text: [UInt8]?
  ) -> [UInt8] {
    changed(text, of: repository, "exports", contract) { entry in
      entry["version"] = .string(version.description)
      var known = entry["digests"] ?? .mapping([])
      for (version, digest) in digests.sorted(by: { $0.key < $1.key }) {
        known[JSONName(version.description)] = .string(digest)
      }
      entry["digests"] = known
      entry.add(sources, to: "source_files")
      if let location { entry["location"] = .string(location) }
    }
  }

  /// What a consumer says of a contract that it relies on.
  package struct Reliance: Hashable, Sendable {
    package var range: SemVerRange
    package var uses: [String] = []
    package var profile: String?
    package var files: [String] = []
    package var resolved: Version?
    package var commit: String?
    package var status: RealmImport.Status

    package init(range: SemVerRange, status: RealmImport.Status) {
      self.range = range
      self.status = status
    }
  }

  /// A binding that relies on a contract.
  package static func binding(
    of repository: RealmName, importing contract: ContractName, _ said: Reliance,
    over text: [UInt8]?
  ) -> [UInt8] {
    changed(text, of: repository, "imports", contract) { entry in
      entry["version"] = nil
      entry["range"] = .string(said.range.text)
      if !said.uses.isEmpty { entry["uses"] = texts(said.uses) }
      if let profile = said.profile { entry["profile"] = .string(profile) }
      if !said.files.isEmpty { entry["binding"] = texts(said.files) }
      entry["status"] = .string(said.status.rawValue)
      guard let version = said.resolved else { return entry["resolved"] = nil }
      let isSame = entry["resolved"]?["version"] == .string(version.description)
      // The commit it was found in is the first one; later ones hold the same text.
      if isSame, entry["resolved"]?["commit"] != nil { return }
      var resolved: YAMLTree = .mapping([.init("version", .string(version.description))])
      if let commit = said.commit { resolved["commit"] = .string(commit) }
      entry["resolved"] = resolved
    }
  }

  private static func changed(
    _ text: [UInt8]?, of repository: RealmName, _ list: JSONName, _ contract: ContractName,
    _ change: (inout YAMLTree) -> Void
  ) -> [UInt8] {
    var tree = tree(of: text)
    if tree["repository"] == nil { tree["repository"] = .string(repository.text) }
    if tree["role"] == nil { tree["role"] = "provider" }
    var entries = tree[list]?.listElements ?? []
    let name = YAMLTree.string(contract.text)
    // A name alone stands for an entry with nothing more to say.
    let index = entries.firstIndex { $0["contract"] == name || $0 == name } ?? entries.count
    if index == entries.count { entries.append(.mapping([.init("contract", name)])) }
    if entries[index] == name { entries[index] = .mapping([.init("contract", name)]) }
    change(&entries[index])
    tree[list] = .list(entries)
    tree["role"] = role(exports: tree["exports"], imports: tree["imports"])
    return updatedYAML(text, to: tree)
  }

  private static func role(exports: YAMLTree?, imports: YAMLTree?) -> YAMLTree {
    let offers = !(exports?.listElements ?? []).isEmpty
    let takes = !(imports?.listElements ?? []).isEmpty
    return offers && takes ? "both" : takes ? "consumer" : "provider"
  }

  private static func tree(of text: [UInt8]?) -> YAMLTree {
    guard let text, let document = try? YAMLDocument.read(text) else { return .mapping([]) }
    return YAMLTree(document.root)
  }

  private static func texts(_ texts: [String]) -> YAMLTree { .list(texts.map { .string($0) }) }
}

extension YAMLTree {
  /// Adds what a list lacks; an empty list is not written.
  fileprivate mutating func add(_ texts: [String], to name: JSONName) {
    var elements = self[name]?.listElements ?? []
    for text in texts where !elements.contains(.string(text)) { elements.append(.string(text)) }
    if !elements.isEmpty { self[name] = .list(elements) }
  }
}

import JSONText
package import SourceText
package import YAMLText

/// A contract that is about to be written for the first time.
package struct ContractDraft: Hashable, Sendable {
  package var name: ContractName
  package var version: Version
  package var owner: String?
  package var summary: String?
  /// Event names, when they are not the contract's own name.
  package var events: [String] = []
  package var stability: Contract.Stability?
  package var schema: YAMLTree

  package init(name: ContractName, version: Version, schema: YAMLTree) {
    self.name = name
    self.version = version
    self.schema = schema
  }

  /// The file as it is written: keys in the order of the manual, the schema as a block.
  package func text(_ writer: YAMLWriter = YAMLWriter()) -> [UInt8] { writer.file(tree) }

  private var tree: YAMLTree {
    var members: [YAMLTree.Member] = []
    func add(_ key: ContractKey, _ value: YAMLTree?) {
      if let value { members.append(.init(JSONName(key.rawValue), value)) }
    }
    add(.contract, .string(name.text))
    add(.version, .string(version.description))
    add(.owner, owner.map { .string($0) })
    add(.summary, summary.map { .string($0) })
    if !events.isEmpty, events != [name.text] { add(.events, .list(events.map { .string($0) })) }
    add(.stability, stability.map { .string($0.rawValue) })
    add(.schema, schema)
    return .mapping(members)
  }
}

extension ContractDraft {
  /// A draft with the file it was made from.
  package struct Imported: Hashable, Sendable {
    package var source: String
    package var draft: ContractDraft
  }

  /// Wraps JSON Schema files into contracts, in the order of their paths.
  ///
  /// Each gets a name of its own, `taken` ones left out; what cannot become a contract is told.
  package static func importing(
    _ files: [SourceFile], owner: String? = nil, taken: Set<ContractName> = []
  ) -> (drafts: [Imported], problems: [ContractProblem]) {
    var taken = taken
    var drafts: [Imported] = []
    var problems: [ContractProblem] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      do throws(ContractProblem) {
        var draft = try ContractDraft(importing: file, avoiding: taken)
        draft.owner = owner
        try draft.checkReadable(from: file)
        taken.insert(draft.name)
        drafts.append(Imported(source: file.path, draft: draft))
      } catch {
        problems.append(error)
      }
    }
    return (drafts, problems)
  }

  /// Wraps one JSON Schema file.
  package init(
    importing file: SourceFile, avoiding taken: Set<ContractName> = []
  ) throws(ContractProblem) {
    let root: JSONValue
    do throws(TextFault) { root = try ContractText.read(file).document.root } catch {
      throw error.problem(in: file.path)
    }
    guard root.kind == .object else {
      throw ContractProblem(
        .wrongType("schema", expected: "a JSON Schema", got: root.kind), path: file.path,
        at: root.span)
    }
    guard !Contract.isContract(root) else {
      throw ContractProblem(
        .alreadyContract, path: file.path, at: SourceSpan(root.span.start, root.span.start))
    }
    let origin = SchemaOrigin(schema: root, path: file.path)
    self.init(
      name: freeName(among: origin.stems, avoiding: taken),
      version: origin.version ?? Version(1, 0, 0),
      schema: YAMLTree(root))
    let event = origin.event ?? origin.stems.first
    events = event.map { [$0] } ?? []
    summary = firstLine(root["description"]) ?? firstLine(root["title"])
  }

  /// What YAML cannot hold (a control character in a name, sixty-five levels) must not be written.
  private func checkReadable(from file: SourceFile) throws(ContractProblem) {
    let (contract, problems) = Contract.read(SourceFile(path: file.path + ".yaml", bytes: text()))
    guard contract == nil else { return }
    throw ContractProblem(
      .unreadable("the schema cannot be written as YAML: \(problems.first?.message ?? "")"),
      path: file.path, at: .beginning)
  }
}

/// The first stem that makes a free name, or the best one with a number behind it.
private func freeName(among stems: [String], avoiding taken: Set<ContractName>) -> ContractName {
  let names = stems.compactMap { ContractName(fitting: $0) }
  if let free = names.first(where: { !taken.contains($0) }) { return free }
  let base = names.first ?? .unnamed
  guard taken.contains(base) else { return base }
  // One of these is free: there is one candidate more than there are names taken.
  for number in 2...(taken.count + 2) {
    let text = String(base.text.prefix(90)) + "-\(number)"
    if let name = ContractName(text), !taken.contains(name) { return name }
  }
  return base
}

/// The first line of a text with something on it.
private func firstLine(_ value: JSONValue?) -> String? {
  guard let value, value.kind == .string else { return nil }
  let line = value.text.split(separator: UInt8(ascii: "\n")).lazy
    .map { String(decoding: $0, as: UTF8.self).trimmed }
    .first { !$0.isEmpty }
  return line
}

extension String {
  fileprivate var trimmed: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    let rest = drop(while: isBlank)
    return String(rest.prefix(rest.count - rest.reversed().prefix(while: isBlank).count))
  }
}

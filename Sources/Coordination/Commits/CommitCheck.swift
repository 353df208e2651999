package import Findings
import SourceText

/// What a commit does to things that several repositories share.
package struct CommitFacts: Sendable {
  /// Something shared that the commit changes: a contract, or source that must move with one.
  package struct Shared: Hashable, Sendable {
    package var path: String
    package var contract: String
    /// The other repositories that rely on it, as they are called in their realm.
    package var others: [String]

    package init(path: String, contract: String, others: [String]) {
      self.path = path
      self.contract = contract
      self.others = others
    }
  }

  package var shared: [Shared]
  /// What this repository is called: `owner/name`, or the name alone.
  package var own: [String]
  /// Every repository of the realm; references to others are taken all the same.
  package var repositories: [String]

  package init(shared: [Shared], own: [String], repositories: [String] = []) {
    self.shared = shared
    self.own = own
    self.repositories = repositories
  }
}

/// Holds a commit's message to the promise that a change of something shared tells the others where
/// it is talked about.
///
/// `path` is how findings call the file of the message.
package func checkCommitMessage(
  _ bytes: [UInt8], of facts: CommitFacts, comment: String = "#",
  path: String = "COMMIT_EDITMSG"
) -> [Finding] {
  let message = CommitText(bytes, comment: comment)
  guard !message.isProvisional else { return [] }
  let file = SourceFile(path: path, bytes: bytes)
  let lines = LineTable(bytes)
  let trailers = message.trailers("Cross-Repo")
  var findings: [Finding] = []
  var isTold = false
  for trailer in trailers {
    if let fault = fault(of: trailer.value, facts) {
      let end = bytes[min(trailer.start, bytes.count)...].firstIndex(of: UInt8(ascii: "\n"))
      let place = Place(
        SourceSpan(trailer.start, end ?? bytes.count), in: file, lines: lines)
      findings.append(Finding(IssueRules.malformedTrailer, "\(fault)", at: place))
    } else {
      isTold = true
    }
  }
  let others = message.references.filter { reference in
    !facts.own.contains { reference.belongs(to: $0) }
  }
  guard !facts.shared.isEmpty, !isTold, others.isEmpty else { return findings }
  return findings + [silence(facts, isOwnNamed: !message.references.isEmpty, at: file, lines)]
}

private func silence(
  _ facts: CommitFacts, isOwnNamed: Bool, at file: SourceFile, _ lines: LineTable
) -> Finding {
  let contracts = unique(facts.shared.map(\.contract))
  let others = unique(facts.shared.flatMap(\.others))
  let shown = contracts.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
  let more = contracts.count > 3 ? " and \(contracts.count - 3) more" : ""
  var finding = Finding(
    IssueRules.silentCommit,
    Finding.Message(
      "the commit changes the shared contract\(contracts.count > 1 ? "s" : "") \(shown)\(more) "
        + "and refers to no issue of another repository"),
    at: Place(SourceSpan(0, 0), in: file, lines: lines))
  if isOwnNamed { finding.notes.append("issues of this repository do not tell the others") }
  finding.notes += facts.shared.prefix(5).map { "'\($0.path)' belongs to '\($0.contract)'" }
  let reader = others.first ?? "owner/repo"
  finding.notes.append(
    "add a line such as 'Cross-Repo: \(reader.contains("/") ? reader : "owner/" + reader)#12', or "
      + "'Cross-Repo: none REASON' where nobody is concerned")
  finding.identity = contracts
  return finding
}

private func unique(_ names: [String]) -> [String] {
  var seen = Set<[UInt8]>()
  return names.filter { seen.insert(Array($0.utf8)).inserted }
}

/// Why the value of a trailer says nothing; nil where it does.
private func fault(of value: String, _ facts: CommitFacts) -> String? {
  let items = value.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
  guard !items.isEmpty else { return "'Cross-Repo:' is empty" }
  // A reason may hold commas.
  if value.trimmed.lowercased().hasPrefix("none") {
    let reason = value.trimmed.dropFirst(4)
    guard reason.utf8.first.map({ !isLetter($0) }) ?? true else {
      return "'\(value.trimmed)' is no issue as 'owner/repo#12'"
    }
    return reason.utf8.contains(where: isLetter)
      ? nil : "'Cross-Repo: none' says nothing of why"
  }
  for item in items {
    if let reference = IssueReference(item) {
      if facts.own.contains(where: { reference.belongs(to: $0) }) {
        return "'\(item)' is an issue of this repository"
      }
    } else if DocumentReference(item) == nil {
      return "'\(item)' is no issue as 'owner/repo#12' and no 'repo:rfc-0012-slug'"
    }
  }
  return nil
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
}

extension String {
  /// Without the blanks around it.
  var trimmed: String {
    let bytes = Array(utf8)
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

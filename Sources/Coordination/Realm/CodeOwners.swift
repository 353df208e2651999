import Contracts
package import Realms

extension Realm {
  /// `CODEOWNERS`: who is asked about a change of which file, from what the realm says of its
  /// repositories.
  ///
  /// The last line that fits a file counts, so that the widest comes first.
  package var codeOwners: [UInt8] {
    var lines = ["# Who is asked about a change; 'schema realm sync' writes it."]
    let approvers = charter.governance.approvers.map(\.value)
    lines += line("*", approvers)
    for repository in repositories {
      lines += areas(of: repository).flatMap { line($0, repository.maintainers.map(\.value)) }
    }
    for domain in domains {
      lines += contractLines(domain)
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func areas(of repository: RealmRepository) -> [String] {
    let name = repository.name
    let bindings = domains.compactMap { $0.binding(of: name).map { "/" + $0.file } }
    return ["/repos/\(name).yaml"] + bindings + [
      "/verifications/\(name)--*", "/acknowledgements/\(name)--*", "/environments/*/\(name).yaml",
    ]
  }

  private func contractLines(_ domain: RealmDomain) -> [String] {
    var lines: [String] = []
    if let keeper = domain.owner.flatMap({ repository($0.value) }) {
      lines += line("/\(domain.file)", keeper.maintainers.map(\.value))
    }
    var seen: Set<String> = []
    for binding in domain.bindings {
      let people = repository(binding.repository)?.maintainers.map(\.value) ?? []
      for export in binding.exports {
        let pattern = "/domains/\(domain.name)/contracts/\(export.contract.value)/"
        if seen.insert(pattern).inserted { lines += line(pattern, people) }
      }
    }
    return lines
  }

  /// No line where nobody is known: a pattern alone would take the file from everybody.
  private func line(_ pattern: String, _ people: [String]) -> [String] {
    let sound = people.filter(isOwnerName)
    return sound.isEmpty ? [] : ["\(pattern) \(sound.joined(separator: " "))"]
  }
}

/// `@name`, `@organisation/team` or an address; anything else would change the file's meaning.
package func isOwnerName(_ text: String) -> Bool {
  let allowed = text.utf8.allSatisfy { byte in
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "\\")
  }
  return allowed && text.utf8.contains(UInt8(ascii: "@")) && text.utf8.count > 1
}

package import Realms

/// What a prose document says about some repositories, as far as it could be read.
package struct ProseRealm: Sendable {
  package struct Repository: Hashable, Sendable {
    package var name: RealmName
    package var summary: String?
    package var org: String?
    /// Where its clone lies, as a file of the family says.
    package var path: String?
    package var url: String?
    package var maintainers: [String] = []
    package var owns: [String] = []
    package var notOwns: [String] = []
    package var dependsOn: [RealmName] = []
    package var rebuild: String?
    package var items: [Item] = []
  }

  /// A constant that repositories share.
  package struct Constant: Hashable, Sendable {
    package var name: String
    package var value: String
    package var usedBy: [String]
  }

  package struct SyncPoint: Hashable, Sendable {
    package var event: String
    package var summary: String
    /// By repository; `all` stands for everybody.
    package var actions: [Action]
  }

  package struct Action: Hashable, Sendable {
    package var repository: String
    package var text: String
  }

  package struct Item: Hashable, Sendable {
    package var task: String
    package var owner: String?
    package var blocking: String?
    package var isDone = false
  }

  /// Something that nothing was made of.
  package struct Unread: Hashable, Sendable {
    package var line: Int
    /// The heading it stands under.
    package var section: String
    package var words: String
  }

  /// What the realm is called, where a file of the family says so.
  package var name: RealmName?
  package var summary: String?
  package var version: String?
  /// What titles of issues begin with.
  package var issuePrefix: String?
  /// What the rules of version bumps say of a minor version.
  package var bump: RealmCharter.BumpRule?
  package var repositories: [Repository] = []
  package var shared: [Constant] = []
  package var syncPoints: [SyncPoint] = []
  package var items: [Item] = []
  package var reserved: [String] = []
  /// In the order of their lines.
  package var unread: [Unread] = []

  package init() {}

  /// Where a repository stands in the list, by its name in any case.
  func index(of word: String) -> Int? {
    repositories.firstIndex { $0.name.folded == word.lowercased() }
  }

  /// The repositories that a text names, in the order of the list.
  func named(in text: String) -> [Int] {
    let folded = text.lowercased()
    return repositories.indices.filter { holdsWord(folded, repositories[$0].name.folded) }
  }
}

/// Whether a text holds a name as a word of its own: `player` is not in `players`.
func holdsWord(_ text: String, _ word: String) -> Bool {
  let (bytes, wanted) = (Array(text.utf8), Array(word.utf8))
  guard !wanted.isEmpty, bytes.count >= wanted.count else { return false }
  return (0...(bytes.count - wanted.count)).contains { start in
    let end = start + wanted.count
    return bytes[start] == wanted[0] && bytes[start..<end].elementsEqual(wanted)
      && (start == 0 || !isNameByte(bytes[start - 1]))
      && (end == bytes.count || !isNameByte(bytes[end]))
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
  default: false
  }
}

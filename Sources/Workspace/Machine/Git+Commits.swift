extension Git {
  /// A commit that is there: the day it was made, and whether HEAD comes after it.
  package struct KnownCommit: Hashable, Sendable {
    /// As `2026-01-17`, in the committer's own time.
    package var day: String
    package var isAncestor: Bool
  }

  /// The commit of an ID of at least seven hexadecimal digits; nil when git has none.
  package func knownCommit(_ id: String) -> KnownCommit? {
    guard (7...64).contains(id.utf8.count), id.utf8.allSatisfy({ isHexadecimal($0) }),
      let commit = try? commit(of: id), commit.utf8.starts(with: id.lowercased().utf8),
      let line = try? run(["show", "-s", "--no-show-signature", "--format=%cs", commit])
    else { return nil }
    let day = String(decoding: line.prefix(10), as: UTF8.self)
    let isAncestor = (try? run(["merge-base", "--is-ancestor", commit, "HEAD"])) != nil
    return KnownCommit(day: day, isAncestor: isAncestor)
  }

  /// Where the repository is fetched from, without a name or password that stands in it.
  package func address(of remote: String = "origin") -> String? {
    guard let line = try? run(["config", "--get", "remote.\(remote).url"]) else { return nil }
    let text = String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return text.isEmpty ? nil : withoutAccount(text)
  }
}

/// `https://host/path` of `https://me:secret@host/path`.
private func withoutAccount(_ address: String) -> String {
  let bytes = Array(address.utf8)
  let mark = Array("://".utf8)
  guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else {
    return address
  }
  let host = bytes[(start + 3)...].prefix { $0 != UInt8(ascii: "/") }
  guard let at = host.lastIndex(of: UInt8(ascii: "@")) else { return address }
  return String(decoding: bytes[..<(start + 3)] + bytes[(at + 1)...], as: UTF8.self)
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
}

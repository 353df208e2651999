import JSONText
package import Realms

extension RealmClone {
  /// A commit, as far as rules ask for it.
  package struct Entry: Hashable, Sendable {
    package var hash: String
    package var author: String
    /// What stands behind `Realm-Repository:` in its last lines.
    package var repository: RealmName?
    package var paths: [String]
  }

  /// Whether older commits were left out of the clone.
  package var isShallow: Bool { (try? git.layout().isShallow) ?? true }

  /// The newest commits of what is agreed, without merges, newest first.
  ///
  /// The oldest of a shallow clone is left out: what it changed cannot be seen.
  package func history(limit: Int = 5000) throws(RealmFailure) -> [Entry] {
    guard let tip else { return [] }
    do throws(Git.Failure) {
      let range = isShallow ? ["--min-parents=1"] : []
      let list = try git.run(["rev-list", "--no-merges", "--max-count=\(limit)"] + range + [tip])
      let hashes = list.split(separator: UInt8(ascii: "\n")).map {
        String(decoding: $0, as: UTF8.self)
      }
      let heads = try git.commits(hashes)
      let paths = try git.paths(of: list)
      return hashes.map { hash in
        Entry(
          hash: hash, author: heads[hash]?.author ?? "", repository: heads[hash]?.repository,
          paths: paths[hash] ?? [])
      }
    } catch { throw .git(error) }
  }

  /// Who changed a file last: `'player' in 1a2b3c4d5e`.
  package func lastChange(of path: String) -> String? {
    guard let tip, let answer = try? git.run(["rev-list", "--max-count=1", tip, "--", path])
    else { return nil }
    let hash = git.line(answer)
    guard !hash.isEmpty, let head = try? git.commits([hash])[hash] else { return nil }
    return "'\(head.repository?.text ?? head.author)' in \(hash.prefix(10))"
  }

  /// How git judges the signatures of all commits since some commit: G, U, N, B, E and others.
  package func signatures(since base: String?) throws(RealmFailure) -> [String: String] {
    guard let tip else { return [:] }
    do throws(Git.Failure) {
      let range = base.map { ["^\($0)"] } ?? []
      let answer = try git.verifying().run(["log", "--format=%H %G?", tip] + range)
      var found: [String: String] = [:]
      for line in answer.split(separator: UInt8(ascii: "\n")) {
        let words = line.split(separator: UInt8(ascii: " ")).map {
          String(decoding: $0, as: UTF8.self)
        }
        if words.count == 2 { found[words[0]] = words[1] }
      }
      return found
    } catch { throw .git(error) }
  }

  /// The same of one commit alone.
  package func signatures(of commit: String) throws(RealmFailure) -> [String: String] {
    do throws(Git.Failure) {
      let answer = try git.verifying().run(["log", "-1", "--format=%G?", commit])
      return [commit: git.line(answer)]
    } catch { throw .git(error) }
  }

  /// The commits that changed a file, newest first.
  package func changes(of path: String) throws(RealmFailure) -> [String] {
    guard let tip else { return [] }
    do throws(Git.Failure) {
      return try git.run(["rev-list", tip, "--", path]).split(separator: UInt8(ascii: "\n"))
        .map { String(decoding: $0, as: UTF8.self) }
    } catch { throw .git(error) }
  }

  /// When a file came into what is agreed; nil where that is not known, as in a shallow clone.
  ///
  /// A commit that an approver merged counts from the merge on.
  package func arrival(of path: String) -> Moment? {
    guard let tip, (try? git.layout().isShallow) == false,
      let answer = try? git.run(["rev-list", "--first-parent", "--timestamp", tip, "--", path]),
      let oldest = answer.split(separator: UInt8(ascii: "\n")).last,
      let seconds = Int(
        String(decoding: oldest.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
    else { return nil }
    return Moment(seconds: seconds)
  }

  /// The commit a repository began with; nil where older ones were left out, or there is none.
  package static func firstCommit(_ git: Git) -> String? {
    guard (try? git.layout().isShallow) == false, !git.isUnborn,
      let answer = try? git.run(["rev-list", "--max-parents=0", "HEAD"])
    else { return nil }
    return answer.split(separator: UInt8(ascii: "\n")).last.map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

extension Git {
  fileprivate struct Head {
    var author: String
    var repository: RealmName?
  }

  /// Authors and last lines of several commits, read by one process.
  fileprivate func commits(_ hashes: [String]) throws(Failure) -> [String: Head] {
    guard !hashes.isEmpty else { return [:] }
    let answer = try run(
      ["cat-file", "--batch"], input: Array((hashes.joined(separator: "\n") + "\n").utf8))
    var heads: [String: Head] = [:]
    var rest = answer[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let words = rest[..<end].split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 3, let size = Int(words[2]), size >= 0 else { break }
      let body = rest[(end + 1)...].prefix(size)
      heads[words[0]] = Self.head(of: body)
      rest = rest[(end + 1)...].dropFirst(size + 1)
    }
    return heads
  }

  private static func head(of commit: ArraySlice<UInt8>) -> Head {
    var head = Head(author: "")
    let lines = commit.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines.prefix(while: { !$0.isEmpty }) where line.starts(with: "author ".utf8) {
      let name = line.dropFirst(7).prefix { $0 != UInt8(ascii: "<") }
      head.author = String(decoding: name.reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
    }
    let mark = Array("Realm-Repository: ".utf8)
    // Only the last paragraph is one of trailers.
    let last = lines.reversed().drop { $0.isEmpty }.prefix { !$0.isEmpty }
    if let line = last.first(where: { $0.starts(with: mark) }) {
      head.repository = RealmName(String(decoding: line.dropFirst(mark.count), as: UTF8.self))
    }
    return head
  }

  /// The files that each of some commits changed.
  fileprivate func paths(of list: [UInt8]) throws(Failure) -> [String: [String]] {
    let answer = try run(
      ["diff-tree", "--stdin", "-r", "-z", "--root", "--no-renames", "--no-ext-diff", "--raw"],
      input: list)
    var found: [String: [String]] = [:]
    var commit = ""
    var isPath = false
    // `hash`, then for each file `:modes and hashes` and its path.
    for field in answer.split(separator: 0) {
      let text = String(decoding: field, as: UTF8.self)
      if isPath {
        found[commit, default: []].append(text)
        isPath = false
      } else if field.first == UInt8(ascii: ":") {
        isPath = true
      } else {
        commit = text
      }
    }
    return found
  }

  /// git with the programs for signatures that the user chose, not those a clone names.
  func verifying() -> Git {
    var git = self
    for (name, usual) in [
      ("gpg.program", "gpg"), ("gpg.openpgp.program", "gpg"), ("gpg.x509.program", "gpgsm"),
      ("gpg.ssh.program", "ssh-keygen"),
    ] {
      let said = (try? run(["config", "--global", name])).map(line) ?? ""
      git.configuration.append("\(name)=\(said.isEmpty ? usual : said)")
    }
    return git
  }
}

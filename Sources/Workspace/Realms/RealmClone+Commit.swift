package import Realms

extension RealmClone {
  /// A commit that a sync is about to write.
  package struct Draft: Hashable, Sendable {
    package var changes: [Git.TreeChange]
    package var message: String
    package var isSigned: Bool
    /// `Name <address>` of who writes it; nil takes what git knows.
    package var identity: Identity
    /// Seconds since 1970.
    package var moment: Int
    /// A file for the index that it is worked out in.
    package var index: String

    package init(
      changes: [Git.TreeChange], message: String, isSigned: Bool, identity: Identity, moment: Int,
      index: String
    ) {
      self.changes = changes
      self.message = message
      self.isSigned = isSigned
      self.identity = identity
      self.moment = moment
      self.index = index
    }
  }

  /// Whose name a commit carries.
  package struct Identity: Hashable, Sendable {
    package var name: String
    package var address: String

    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }

    /// Who works in a repository, as its git knows; a name of its own where git knows nobody.
    package init(in repository: Git, fallback: RealmName) {
      let words = (try? repository.run(["var", "GIT_AUTHOR_IDENT"])).map(repository.line) ?? ""
      let parts = words.split(separator: "<", maxSplits: 1)
      let address = parts.count == 2 ? parts[1].split(separator: ">").first.map(String.init) : nil
      name = parts.first.map { String($0.drop { $0 == " " }) }.map(trimmed) ?? fallback.text
      self.address = address ?? "\(fallback)@localhost"
    }

    var variables: [String: String] {
      [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": address, "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": address,
      ]
    }
  }

  /// The tree that a draft leads to.
  package func tree(of draft: Draft) throws(RealmFailure) -> String {
    defer { removeFile(draft.index) }
    do throws(Git.Failure) {
      return try git.tree(of: tip, changing: draft.changes, index: draft.index)
    } catch { throw .git(error) }
  }

  /// Writes a draft as a commit upon what is agreed; no branch holds it yet.
  package func commit(_ draft: Draft, tree: String) throws(RealmFailure) -> String {
    let date = "\(draft.moment) +0000"
    let signing = draft.isSigned ? git.verifying() : git
    let git = signing.setting(draft.identity.variables)
      .setting(["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date])
    do throws(Git.Failure) {
      return try git.commit(
        tree: tree, parents: tip.map { [$0] } ?? [], message: draft.message,
        isSigned: draft.isSigned)
    } catch { throw .git(error) }
  }

  /// A branch of a sync that waits here.
  package struct SyncBranch: Hashable, Sendable {
    /// `sync/REPOSITORY/TIME`.
    package var name: String
    package var commit: String
    package var tree: String
    package var parent: String
  }

  /// The branches that syncs of a repository left here, oldest first; nil asks for everybody's.
  package func syncBranches(of repository: RealmName?) throws(RealmFailure) -> [SyncBranch] {
    let folder = "refs/heads/sync" + (repository.map { "/\($0)" } ?? "")
    do throws(Git.Failure) {
      let answer = try git.run([
        "for-each-ref", "--format=%(refname)%00%(objectname)%00%(tree)%00%(parent)", folder,
      ])
      return answer.split(separator: UInt8(ascii: "\n")).compactMap { entry in
        let parts = entry.split(separator: 0, omittingEmptySubsequences: false).map {
          String(decoding: $0, as: UTF8.self)
        }
        guard parts.count == 4 else { return nil }
        return SyncBranch(
          name: String(parts[0].dropFirst("refs/heads/".count)), commit: parts[1], tree: parts[2],
          parent: parts[3])
      }
    } catch { throw .git(error) }
  }

  /// Gives a commit a branch of its own, under a name that is free.
  package func branch(_ commit: String, as name: String) throws(RealmFailure) -> String {
    var candidate = name
    for number in 2...1000 {
      do throws(Git.Failure) {
        try git.move("refs/heads/\(candidate)", to: commit, from: nil, reason: "schema realm sync")
        return candidate
      } catch {
        guard git.knows("refs/heads/\(candidate)") else { throw .git(error) }
        candidate = "\(name)-\(number)"
      }
    }
    throw .noBranch(path: root, name)
  }

  package func removeBranch(_ branch: SyncBranch) throws(RealmFailure) {
    do throws(Git.Failure) {
      try git.remove("refs/heads/\(branch.name)", at: branch.commit)
    } catch { throw .git(error) }
  }

  package func isAgreed(_ commit: String) throws(RealmFailure) -> Bool {
    guard let tip else { return false }
    do throws(Git.Failure) { return try git.isAncestor(commit, of: tip) } catch {
      throw .git(error)
    }
  }

  /// The commit as a mail that `git am` takes.
  package func patch(of commit: String) throws(RealmFailure) -> [UInt8] {
    do throws(Git.Failure) {
      return try git.run([
        "format-patch", "--stdout", "-1", "--no-signature", "--no-ext-diff", "--no-textconv",
        "--binary", "--full-index", commit,
      ])
    } catch { throw .git(error) }
  }

  /// The same clone where new objects go to a folder of their own: nothing is written to the clone.
  package func apart(in folder: String) -> RealmClone {
    var clone = self
    clone.git = git.setting([
      "GIT_OBJECT_DIRECTORY": folder,
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": joined(gitFolder, "objects"),
    ])
    return clone
  }
}

private func trimmed(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}

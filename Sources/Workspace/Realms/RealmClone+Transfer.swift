extension RealmClone {
  /// What became of a push.
  package enum Push: Hashable, Sendable {
    case done
    /// The other side moved on meanwhile.
    case behind
    /// It does not let us; its own words.
    case refused(String)
  }

  /// Gets what others have agreed on since; nothing here is moved but the note of it.
  package func fetch() throws(RealmFailure) {
    guard let remote else { return }
    try Self.check(remote)
    do throws(Git.Failure) {
      _ = try git.transferring().run([
        "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head",
        "--no-auto-maintenance", "--upload-pack=git-upload-pack", "--", remote,
        "+refs/heads/*:refs/remotes/origin/*",
      ])
    } catch { throw .git(error) }
  }

  /// Hands a commit to branches of the other side, each only forwards; `sync/` branches are ours to
  /// replace.
  package func push(_ commit: String, to branches: [String]) throws(RealmFailure) -> Push {
    guard let remote else { return .done }
    try Self.check(remote)
    let moves = branches.map { "\($0.hasPrefix("sync/") ? "+" : "")\(commit):refs/heads/\($0)" }
    do throws(Git.Failure) {
      _ = try git.transferring().run(
        ["push", "--quiet", "--no-verify", "--receive-pack=git-receive-pack", "--", remote] + moves)
      return .done
    } catch {
      guard case .git(_, _, let words) = error else { throw .git(error) }
      if words.contains("non-fast-forward") || words.contains("fetch first") { return .behind }
      if words.contains("cannot lock ref") || words.contains("failed to update ref") {
        return .behind
      }
      return .refused(words)
    }
  }

  /// Notes that the other side holds a commit now.
  package func noteFetched(_ commit: String) throws(RealmFailure) {
    do throws(Git.Failure) {
      try git.move(
        "refs/remotes/origin/\(branch)", to: commit, from: fetched, reason: "schema realm sync")
    } catch { throw .git(error) }
  }

  /// Addresses that name a program, and such as git would take for an option, are refused.
  package static func check(_ address: String) throws(RealmFailure) {
    let isSound =
      !address.isEmpty && !address.hasPrefix("-") && !address.contains("::")
      && !address.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    let scheme = address.split(separator: ":").first.map(String.init) ?? ""
    let known = ["file", "ssh", "https", "git+ssh", "ssh+git"]
    guard isSound, !address.contains("://") || known.contains(scheme) else {
      throw .refusedAddress(address)
    }
    // `host:path`; a host that begins with a dash is an option to ssh.
    let host = address.split(separator: "@").last.map(String.init) ?? ""
    let authority = address.contains("://") ? address.split(separator: "/").dropFirst().first : nil
    guard !host.hasPrefix("-"), authority?.hasPrefix("-") != true else {
      throw .refusedAddress(address)
    }
  }

  /// Makes a clone without a work tree, for a realm that nobody keeps beside the repository.
  package static func make(
    at path: String, from address: String, environment: Environment
  ) throws(RealmFailure) {
    try check(address)
    do throws(FileError) { try makeFolders(path) } catch { throw .file(error) }
    let git = Git(folder: path, owner: .foreign, environment: environment)
    do throws(Git.Failure) {
      _ = try git.run(["init", "--quiet", "--bare", "--template="])
      _ = try git.run(["config", "remote.origin.url", address])
      _ = try git.run(["config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"])
    } catch { throw .git(error) }
    let clone = try RealmClone(path, environment: environment)
    try clone.fetch()
  }
}

extension Git {
  /// git as it may reach other machines: by known protocols, without asking anybody, and with
  /// nothing run that the clone's own settings name.
  package func transferring() -> Git {
    var git = setting(["GIT_SSH_COMMAND": sshCommand, "GIT_ASKPASS": askpass])
    git.configuration += [
      "protocol.file.allow=always", "protocol.ssh.allow=always", "protocol.https.allow=always",
      "gc.auto=0", "core.alternateRefsCommand=true", "credential.helper=",
    ]
    let helpers = (try? run(["config", "--global", "-z", "--get-all", "credential.helper"])) ?? []
    git.configuration += helpers.split(separator: 0).map {
      "credential.helper=" + String(decoding: $0, as: UTF8.self)
    }
    return git
  }

  private var sshCommand: String {
    if let said = variable("GIT_SSH_COMMAND") { return said }
    let global = (try? run(["config", "--global", "core.sshCommand"])).map(line) ?? ""
    return global.isEmpty ? "ssh -oBatchMode=yes -oConnectTimeout=15" : global
  }

  /// A program that says nothing, where nobody named another.
  private var askpass: String { variable("GIT_ASKPASS") ?? "true" }
}

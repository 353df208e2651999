extension Git {
  struct Place {
    /// The folder that holds objects and branches.
    var folder: String
    /// The one that holds the index and what is in progress in this work tree.
    var own: String
    var isBare: Bool
    /// Whether the folder is the top of its repository.
    var isTop: Bool
  }

  func place() throws(Failure) -> Place {
    let answer = try run([
      "rev-parse", "--path-format=absolute", "--git-common-dir", "--absolute-git-dir",
      "--is-bare-repository", "--show-prefix",
    ])
    var lines = answer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if lines.last == "" { lines.removeLast() }
    // Whatever else the folder's name holds, the two words are the last but one.
    let isBare = lines.contains("true")
    guard let folder = lines.first, lines.count > 2 else {
      return Place(folder: "", own: "", isBare: false, isTop: false)
    }
    let prefix = isBare || lines.count < 4 ? "" : lines[3]
    return Place(folder: folder, own: lines[1], isBare: isBare, isTop: prefix.isEmpty)
  }

  struct LocalSettings {
    /// The address of `origin`.
    var remote: String?
    /// Settings that keep programs from being run that the clone's own settings name.
    ///
    /// They are given as variables: a name may hold an equals sign, and would end there otherwise.
    var harmless: [(name: String, value: String)] = []

    var variables: [String: String] {
      var variables = ["GIT_CONFIG_COUNT": String(harmless.count)]
      for (index, setting) in harmless.enumerated() {
        variables["GIT_CONFIG_KEY_\(index)"] = setting.name
        variables["GIT_CONFIG_VALUE_\(index)"] = setting.value
      }
      return variables
    }
  }

  /// What the clone's settings would make git run, turned off.
  func localSettings() throws(Failure) -> LocalSettings {
    var settings = LocalSettings()
    let answer: [UInt8]
    do throws(Failure) {
      answer = try run(["config", "--local", "-z", "--get-regexp", "^(filter|remote)\\."])
    } catch {
      if case .git(_, 1, _) = error { return settings }
      throw error
    }
    for entry in answer.split(separator: 0) {
      let parts = entry.split(
        separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(decoding: parts[0], as: UTF8.self)
      if name == "remote.origin.url", parts.count == 2 {
        settings.remote = String(decoding: parts[1], as: UTF8.self)
      }
      guard name.hasPrefix("filter."), let dot = name.lastIndex(of: ".") else { continue }
      let filter = name[..<dot]
      settings.harmless += ["clean", "smudge", "process"].map { ("\(filter).\($0)", "") }
      settings.harmless.append(("\(filter).required", "false"))
    }
    return settings
  }

  struct Branches {
    /// The branch that is checked out.
    var head: String?
    var local: [String: String] = [:]
    var fetched: [String: String] = [:]
    /// What the remote's own HEAD names.
    var remoteHead: String?

    /// The branch that holds what is agreed: the remote's own, the one that is checked out, or one
    /// of the usual names.
    var main: String {
      let usual = ["main", "master"]
      if let remoteHead { return remoteHead }
      if let found = usual.first(where: { fetched[$0] != nil }) { return found }
      if let head, !head.hasPrefix("sync/") { return head }
      return usual.first { local[$0] != nil } ?? usual[0]
    }
  }

  func branches() throws(Failure) -> Branches {
    var branches = Branches()
    if let head = try? run(["symbolic-ref", "--quiet", "HEAD"]) {
      branches.head = Self.stripped(line(head), "refs/heads/")
    }
    let answer = try run([
      "for-each-ref", "--format=%(refname)%00%(objectname)%00%(symref)", "refs/heads",
      "refs/remotes/origin",
    ])
    for entry in answer.split(separator: UInt8(ascii: "\n")) {
      let parts = entry.split(separator: 0, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard parts.count == 3 else { continue }
      if let name = Self.stripped(parts[0], "refs/heads/") { branches.local[name] = parts[1] }
      guard let name = Self.stripped(parts[0], "refs/remotes/origin/") else { continue }
      if name == "HEAD" {
        branches.remoteHead = Self.stripped(parts[2], "refs/remotes/origin/")
      } else {
        branches.fetched[name] = parts[1]
      }
    }
    return branches
  }

  private static func stripped(_ text: String, _ start: String) -> String? {
    text.utf8.starts(with: start.utf8) ? String(text.dropFirst(start.count)) : nil
  }
}

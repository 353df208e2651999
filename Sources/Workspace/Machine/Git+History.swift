extension Git {
  /// What has to be known of a repository before its history is asked.
  package struct Layout: Hashable, Sendable {
    /// Where the folder stands below the root of the work tree: empty, or names that end in `/`.
    package var prefix: String
    /// Whether older commits were left out when it was cloned.
    package var isShallow: Bool
    package var isBare: Bool
  }

  package func layout() throws(Failure) -> Layout {
    let answer = try run([
      "rev-parse", "--is-shallow-repository", "--is-bare-repository", "--show-prefix",
    ])
    // The prefix comes last and may hold any byte but zero, line ends too.
    let parts = answer.split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    let prefix = parts.count > 2 ? parts[2].dropLast() : []
    return Layout(
      prefix: String(decoding: prefix, as: UTF8.self),
      isShallow: parts.first == ArraySlice("true".utf8),
      isBare: parts.count > 1 && parts[1] == ArraySlice("true".utf8))
  }

  /// The newest commit that two have in common; nil when they have none.
  package func mergeBase(_ one: String, _ other: String) throws(Failure) -> String? {
    let commits = [try commit(of: one), try commit(of: other)]
    do throws(Failure) {
      let line = try run(["merge-base"] + commits)
      return String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    } catch {
      if case .git(_, 1, _) = error { return nil }
      throw error
    }
  }

  /// Whether git knows a name at all, whatever has become of what it stands for.
  package func knows(_ reference: String) -> Bool {
    (try? run(["rev-parse", "--verify", "--quiet", "--end-of-options", reference])) != nil
  }

  /// Whether the branch that HEAD names has no commit yet.
  package var isUnborn: Bool {
    (try? run(["symbolic-ref", "--quiet", "HEAD"])) != nil && !knows("HEAD")
  }

  /// The short names of branches, tags and remote branches, for hints.
  package func referenceNames() -> [String] {
    let answer = (try? run(["for-each-ref", "--count=2000", "--format=%(refname:short)"])) ?? []
    return answer.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

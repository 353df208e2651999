package import Contracts
package import Realms

extension Realm {
  /// What counts of all that a consumer recorded of trials of a version.
  ///
  /// A failure counts until a later pass; where days are missing, nobody can say that a pass came
  /// later. Trials of another text than `digest` stand back.
  package func verification(
    by consumer: RealmName, of contract: ContractName, _ version: Version, text digest: String?
  ) -> RealmVerification? {
    let all = verifications.filter {
      $0.consumer == consumer && $0.contract == contract && $0.version == version
    }
    let matching = all.filter { $0.digest == nil || digest == nil || $0.digest == digest }
    let trials = matching.isEmpty ? all : matching
    let passes = trials.filter { $0.result == .pass }
    let standing = trials.filter { failure in
      failure.result == .fail && !passes.contains { Self.isLater($0.date, than: failure.date) }
    }
    return Self.newest(standing, by: \.date) ?? Self.newest(passes, by: \.date)
  }

  /// The last word of a consumer about a break; of several on one day, the one that ends first.
  package func acknowledgement(
    by consumer: RealmName, of contract: ContractName, _ version: Version
  ) -> RealmAcknowledgement? {
    let all = acknowledgements.filter {
      $0.consumer == consumer && $0.contract == contract && $0.version == version
    }
    return all.max { first, second in
      if first.date != second.date { return Self.isLater(second.date, than: first.date) }
      guard let end = second.until else { return false }
      return first.until.map { end < $0 } ?? true
    }
  }

  private static func isLater(_ day: Day?, than other: Day?) -> Bool {
    guard let day else { return false }
    return other.map { $0 < day } ?? false
  }

  private static func newest<Record>(
    _ records: [Record], by day: KeyPath<Record, Day?>
  ) -> Record? {
    records.max { isLater($1[keyPath: day], than: $0[keyPath: day]) }
  }
}

// MARK: - Files that nobody could read

extension Realm {
  /// Files that may hold a consumer, a failed trial or what runs somewhere, and could not be read as
  /// meant: a yes that overlooks them is worth nothing.
  package func unread(
    about domains: [RealmName], in environment: RealmName? = nil
  ) -> [String] {
    var folders = domains.map { "domains/\($0)/" } + ["verifications/"]
    if let environment { folders.append("environments/\(environment)/") }
    let paths = problems.filter { problem in
      problem.hidesWords
        && (folders.contains { problem.path.hasPrefix($0) }
          || problem.path == "realm.yaml" && problem.isWholeFile)
        && !problem.path.contains("/contracts/")
    }.map(\.path)
    return Set(paths).sorted()
  }
}

extension RealmProblem {
  /// Whether something that was said is not known because of it.
  fileprivate var hidesWords: Bool {
    switch kind {
    case .unreadable, .missingKey, .wrongType, .malformedName, .malformedVersion, .malformedRange,
      .malformedPointer, .malformedDigest, .unknownWord, .notAFile, .strayFile:
      true
    // Of the other keys nothing was known before, either.
    case .unknownKey(_, let within, let hint): hint != nil || within == path
    case .malformedDate, .leavesRoot, .misplaced, .namesFold, .listedTwice, .noCharter: false
    }
  }

  fileprivate var isWholeFile: Bool {
    switch kind {
    case .unreadable, .notAFile: true
    case .wrongType(let key, _): key == "the file"
    default: false
    }
  }
}

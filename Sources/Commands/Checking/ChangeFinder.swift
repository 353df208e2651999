import SourceText
import Workspace

/// Finds what a change touches, and the files at the moment that is asked about, with as few calls
/// of git as it takes and those side by side.
struct ChangeFinder {
  private let repository: Repository
  private let git: Git
  private let surroundings: Surroundings

  init(_ repository: Repository, in surroundings: Surroundings) {
    self.repository = repository
    self.surroundings = surroundings
    git = repository.git(in: surroundings)
  }

  /// What is staged, against HEAD or the commit at which HEAD and a reference part.
  func staged(since reference: String?) throws(CommandError) -> CheckScene {
    let base = try reference.map { reference throws(CommandError) in
      try startingPoint(reference)
    }
    // Before the first commit everything is new, which the listing alone tells.
    let answers = concurrently([Question.listing, .changes(base ?? "HEAD")], threads: 2) {
      $0.answer(git)
    }
    let listing = try listing(answers[0])
    if listing.entries.isEmpty, (try? git.layout().isBare) == true {
      throw .setup("'\(repository.root)' is a bare repository: nothing is staged in one")
    }
    var changes: [Git.Change]
    switch answers[1] {
    case .success(.changes(let found)): changes = found
    case .failure(let error):
      guard base == nil, git.isUnborn else { throw explained(error) }
      changes = listing.entries.values.map(\.addition)
    case .success(.listing): changes = []
    }
    changes += listing.unmerged.map(Git.Change.unmerged)
    return CheckScene(
      repository.at(listing), ChangedFiles(changes, since: reference ?? "HEAD"), listing: listing,
      in: surroundings)
  }

  /// The files as they stand, and what they have otherwise than the commit at which HEAD and a
  /// reference part; files that nobody has added yet count as new.
  func workTree(since reference: String) throws(CommandError) -> CheckScene {
    let base = try startingPoint(reference)
    let answers = concurrently([Question.changesHere(base), .untracked], threads: 2) {
      $0.answer(git)
    }
    var changes: [Git.Change] = []
    for answer in answers {
      do throws(Git.Failure) {
        if case .changes(let found) = try answer.get() { changes += found }
      } catch { throw explained(error) }
    }
    return CheckScene(
      repository.reading(), ChangedFiles(changes, since: reference), in: surroundings)
  }

  /// Without git there still are files to look at.
  private func explained(_ failure: Git.Failure) -> CommandError {
    let error = git.explained(failure)
    guard case .notARepository = failure, case .setup(let words, _) = error,
      (try? FileStatus.following(repository.absolute(".git"))) == nil
    else { return error }
    return .setup(
      words,
      advice: ["'schema check' without --staged and --since looks at the files as they stand"])
  }

  /// The commit at which HEAD and a reference part; the empty tree before the first commit.
  private func startingPoint(_ reference: String) throws(CommandError) -> String {
    let tree = try repository.tree(since: reference, in: surroundings)
    guard case .commit(let commit) = tree.moment else {
      throw .setup("'\(reference)' names no commit")
    }
    return commit
  }

  private func listing(
    _ answer: Result<Question.Answer, Git.Failure>
  ) throws(CommandError) -> GitListing {
    do throws(Git.Failure) {
      guard case .listing(let entries, let reader) = try answer.get() else {
        throw Git.Failure.notARepository(folder: repository.root)
      }
      return GitListing(.index, entries, reading: reader)
    } catch { throw explained(error) }
  }
}

/// What git is asked at once.
private enum Question: Sendable {
  case listing
  /// What the index has otherwise than a commit.
  case changes(String)
  /// What the work tree has otherwise.
  case changesHere(String)
  case untracked

  enum Answer: Sendable {
    case listing([Git.Entry], GitObjectReader)
    case changes([Git.Change])
  }

  func answer(_ git: Git) -> Result<Answer, Git.Failure> {
    do throws(Git.Failure) {
      switch self {
      case .listing:
        // The reader starts while the index is listed.
        let reader = try GitObjectReader(git)
        return .success(.listing(try git.stagedEntries(), reader))
      case .changes(let base):
        return .success(.changes(try git.changes(since: base, staged: true)))
      case .changesHere(let base):
        return .success(.changes(try git.changes(since: base, staged: false)))
      case .untracked:
        return .success(.changes(try git.untrackedFiles().map(Git.Change.untracked)))
      }
    } catch { return .failure(error) }
  }
}

extension Git.Change {
  private static let nothing = String(repeating: "0", count: 40)

  fileprivate static func unmerged(_ path: String) -> Git.Change {
    Git.Change(
      path: path, kind: .unmerged, oldMode: "000000", newMode: "000000", oldObject: nothing,
      newObject: nothing)
  }

  fileprivate static func untracked(_ path: String) -> Git.Change {
    Git.Change(
      path: path, kind: .added, oldMode: "000000", newMode: "100644", oldObject: nothing,
      newObject: nothing)
  }
}

extension Git.Entry {
  /// The file as one that was not there before.
  fileprivate var addition: Git.Change {
    Git.Change(
      path: path, kind: .added, oldMode: "000000", newMode: mode,
      oldObject: String(repeating: "0", count: object.utf8.count), newObject: object)
  }
}

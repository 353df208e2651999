import SourceText
package import Workspace

extension Repository {
  /// git, as it is asked about this repository.
  package func git(in surroundings: Surroundings) -> Git {
    Git(folder: root, owner: .ours, environment: surroundings.environment)
  }

  /// The files as they were at a reference: a branch, a tag, `HEAD~1`, a hash.
  package func tree(
    at reference: String, in surroundings: Surroundings
  ) throws(CommandError) -> GitTree {
    let git = git(in: surroundings)
    do throws(Git.Failure) {
      let layout = try git.layout()
      let moment: GitTree.Moment
      do throws(Git.Failure) { moment = .commit(try git.commit(of: reference)) } catch {
        guard ["HEAD", "@"].contains(reference), git.isUnborn else { throw error }
        moment = .nothing
      }
      return GitTree(
        git, moment, reference: reference, prefix: layout.prefix, limit: files.limit)
    } catch { throw git.explained(error) }
  }

  /// The files as they are staged; a stage other than 0 is one side of a merge.
  package func stagedTree(
    stage: Int = 0, in surroundings: Surroundings
  ) throws(CommandError) -> GitTree {
    let git = git(in: surroundings)
    do throws(Git.Failure) {
      return GitTree(
        git, .index(stage: stage), reference: "", prefix: try git.layout().prefix,
        limit: files.limit)
    } catch { throw git.explained(error) }
  }

  /// The files as they were where the work since then began: the newest commit that HEAD and a
  /// reference have in common.
  package func tree(
    since reference: String, in surroundings: Surroundings
  ) throws(CommandError) -> GitTree {
    let git = git(in: surroundings)
    let (layout, base): (Git.Layout, String?)
    do throws(Git.Failure) {
      layout = try git.layout()
      base = try git.mergeBase(reference, "HEAD")
    } catch { throw git.explained(error) }
    if let base {
      return GitTree(
        git, .commit(base), reference: String(base.prefix(12)), prefix: layout.prefix,
        limit: files.limit)
    }
    guard layout.isShallow else {
      throw .setup("'\(reference)' and HEAD have no commit in common")
    }
    throw .evidence(
      "the commit where HEAD and '\(reference)' part is not in this shallow clone",
      advice: ["'git fetch --deepen=100' gets older commits, 'git fetch --unshallow' all"])
  }
}

/// What plans refer to, so that only that is looked up.
package struct GateQuestions: Hashable, Sendable {
  /// Paths, relative to the repository where they are; without `:line`.
  package var paths: Set<String> = []
  /// Paths of files whose number of lines is asked for.
  package var lengths: Set<String> = []
  /// Commit IDs as they stand in the plans.
  package var commits: Set<String> = []
  /// Names of contracts that evidence is bound to.
  package var contracts: Set<String> = []
  /// Reports that gates name.
  package var artifacts: Set<String> = []
  /// Files that evidence calls its fixtures.
  package var fixtures: Set<String> = []
  /// Files whose digest evidence names.
  package var digests: Set<String> = []
  /// Live queries.
  package var queries: Set<String> = []

  package init() {}
}

import Findings
import Plans
import SourceText

/// A path to nothing.
struct MissingPath: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 22), "missing-path", severity: .warning,
    summary: "A plan names a file that is not there, or a line that its file does not have.",
    rationale:
      "A reference that leads nowhere was never checked, or what it proves was removed since.")

  func rulings(on docket: Docket) -> [Ruling] {
    docket.plans.flatMap { plan -> [Ruling] in
      let astray = plan.document.references.compactMap { foreignLink($0, plan, docket) }
      guard docket.isAtHome(plan) else { return astray }
      return astray + plan.document.references.compactMap { reference($0, plan, docket) }
        + plan.document.trees.compactMap { entry in
          guard docket.facts.paths[entry.path] == .missing, !isOfAbsentTool(entry.path, docket)
          else { return nil }
          return remark("'\(entry.path)' does not exist", at: entry.span, in: plan)
        }
    }
  }

  /// `.tool/config.toml` where there is no `.tool`: such folders are often not kept in the
  /// repository, or belong to another tool's repositories.
  private func isOfAbsentTool(_ path: String, _ docket: Docket) -> Bool {
    hiddenRoot(of: path).map { docket.facts.paths[$0] != .folder } ?? false
  }

  /// A link that can mean nothing in any repository: to a place of one machine, or in disguise.
  private func foreignLink(
    _ reference: PlanReference, _ plan: JudgedPlan, _ docket: Docket
  ) -> Ruling? {
    guard reference.isLink else { return nil }
    switch reference.target {
    case .url(let address) where address.lowercased().hasPrefix("file:"): break
    case .path(let path) where isForeign(path) && docket.facts.paths[path] == .outside: break
    default: return nil
    }
    return remark("the link leaves the repository", at: reference.span, in: plan)
  }

  /// Whether a path leads out of the repository from the folder of a plan.
  private func leaves(_ path: String, _ plan: String) -> Bool {
    var depth = plan.utf8.split(separator: UInt8(ascii: "/")).count - 1
    guard !plan.hasPrefix("/") else { return true }
    for step in path.utf8.split(separator: UInt8(ascii: "/")) where !step.elementsEqual(".".utf8) {
      depth += step.elementsEqual("..".utf8) ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }

  /// Whole paths, and steps upwards behind percent signs.
  private func isForeign(_ path: String) -> Bool {
    path.hasPrefix("/") || path.hasPrefix("~") || path.lowercased().contains("%2e")
      || path.lowercased().contains("%2f")
  }

  private func reference(
    _ reference: PlanReference, _ plan: JudgedPlan, _ docket: Docket
  ) -> Ruling? {
    guard let path = reference.path, let fact = docket.facts.paths[path] else { return nil }
    switch (fact, reference.target) {
    case (.missing, _):
      guard reference.context != .example,
        reference.isLink || !isOfAbsentTool(path, docket)
      else { return nil }
      return remark("'\(path)' does not exist", at: reference.span, in: plan)
    case (.file(let lines?), .line(_, let line)) where line > lines || line < 1:
      return remark(
        "'\(path)' has \(lines) lines, and no line \(line)", at: reference.span, in: plan)
    case (.folder, .line):
      return remark("'\(path)' is a folder and has no lines", at: reference.span, in: plan)
    case (.outside, _) where reference.isLink && !isForeign(path):
      // A link counts from its own file, and from the root it may lead out all the same.
      return leaves(path, plan.path)
        ? remark("the link leaves the repository", at: reference.span, in: plan)
        : remark("'\(path)' does not exist", at: reference.span, in: plan)
    default: return nil
    }
  }
}

extension GateFacts {
  /// Whether a plan speaks of the repository it is judged in.
  ///
  /// A plan of which no path and hardly a top folder exists here was written for another tree:
  /// that says nothing about it.
  func isHome(of plan: PlanDocument) -> Bool {
    guard !paths.isEmpty else { return true }
    var strange: Set<String> = []
    for reference in plan.references {
      guard let path = reference.path, let fact = paths[path] else { continue }
      guard fact == .missing || fact == .outside else { return true }
      if strange.count < 3 { strange.insert(path) }
    }
    for entry in plan.trees {
      guard let fact = paths[entry.path] else { continue }
      guard fact == .missing || fact == .outside else { return true }
      if strange.count < 3 { strange.insert(entry.path) }
    }
    guard strange.count == 3 else { return true }
    let roots = plan.namedRoots.compactMap { paths[$0] }
    return !roots.isEmpty && roots.count { $0 == .folder } * 2 >= roots.count
  }
}

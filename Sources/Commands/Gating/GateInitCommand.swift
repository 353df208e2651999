import Arguments
import Contracts
import Workspace

/// `schema gate init`: a plan to begin with, in the form that people write and tools read.
struct GateInitCommand {
  static let spec = CommandSpec(
    "init", summary: "Write a plan to begin with.",
    discussion: """
      The plan has a header, a legend, a status table, and one phase whose gate stands in the exact \
      form. A file that is there already is left alone.
      """,
    operands: [
      OperandSpec("PLAN", .optional, kind: .path, help: "The file. Default: docs/plan.md.")
    ],
    options: [
      OptionSpec("title", takes: .text("TITLE"), help: "The plan's title."), ColorChoice.option,
    ],
    examples: [
      .init("schema gate init", "Write docs/plan.md."),
      .init("schema gate init plans/reader.md --title 'Reader'", "Write another one."),
    ])

  private let arguments: ParsedArguments
  private let surroundings: Surroundings

  init(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError) {
    self.arguments = arguments
    self.surroundings = surroundings
  }

  func run() throws(CommandError) -> Outcome {
    let repository = try Repository(arguments, in: surroundings)
    let word = arguments.operand("PLAN")
    let path = word.map(surroundings.absolute) ?? repository.absolute("docs/plan.md")
    let shown = word ?? "docs/plan.md"
    guard let inside = repository.relative(path) else {
      throw .usage("'\(shown)' lies outside of the repository '\(repository.root)'")
    }
    guard PlanFiles.isMarkdown(shown) else {
      throw .usage(
        "a plan is a Markdown file, and '\(shown)' is none",
        advice: ["'schema gate init docs/plan.md' names one"])
    }
    guard (try? FileStatus.itself(path)) == nil else {
      throw .setup(
        "'\(shown)' is there already",
        advice: ["'schema gate add \(shown) NAME' adds a phase with a gate to it"])
    }
    do throws(FileError) {
      try makeFolders(path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 })
      try AtomicWriter().replace(path, with: Array(text.utf8), within: repository.root)
    } catch { throw .file(error) }
    try surroundings.print("wrote \(inside)\n")
    let isKnown = repository.settings.values.plans.canonical != nil
    if !isKnown {
      try surroundings.print("next: add 'plans: { canonical: \(inside) }' to schema.yaml\n")
    }
    return .clean
  }

  private var text: String {
    let day = surroundings.today.map { "\($0)" } ?? "2026-01-01"
    var gate = GateScaffold(name: "Phase A", title: "First step")
    gate.group = "FOUNDATION"
    gate.criterion = "Captured events fit their contracts"
    gate.queries = [.init(field: "validity(events) >= 99%", requirement: "")]
    let title = arguments.value("title") ?? "Development Plan"
    return """
      # \(title)

      **Date:** \(day)
      **Status:** CANONICAL - Master Plan

      ## Phase Status Overview

      | Phase | Name | Status | Blocker |
      |-------|------|--------|---------|
      | **FOUNDATION** | | | |
      | Phase A | First step | ⏳ PENDING | None |

      **Legend:** ✅ Complete | 🔄 Partial | ⚠️ Ready for verification | ⏳ Pending/Blocked

      ## Phases

      \(gate.heading)
      \(gate.lines.joined(separator: "\n"))

      - [ ] Describe what has to be done

      """
  }
}

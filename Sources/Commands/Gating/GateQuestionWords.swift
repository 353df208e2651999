import Gating
import SourceText

/// Questions on the command line, refused here rather than in the plan.
enum GateQuestionWords {
  static func checked(_ texts: [String]) throws(CommandError) -> [GateScaffold.Check] {
    for text in texts {
      do throws(QueryError) { _ = try Query(text) } catch {
        throw .usage(
          "the question cannot be read: \(error.message), at column \(error.span.start + 1)",
          advice: [error.hint].compactMap { $0 })
      }
    }
    return texts.map { GateScaffold.Check(field: $0, requirement: "") }
  }
}

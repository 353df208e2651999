package import SourceText

/// The tasks of one week: `tasks/WEEK_1_TASKS.md`.
package struct TaskFile: Hashable, Sendable {
  package struct Task: Hashable, Sendable {
    package var title: Located<String>
    package var owner: Located<String>?
    package var status: StatusClaim?
    package var priority: Located<String>?
    package var criteria: [ChecklistItem]
    /// Criteria given in words, without boxes.
    package var plainCriteria: [Located<String>]
    package var files: [PlanReference]
    package var blockers: [Blocker]
    package var references: [PhaseReference]
    package var span: SourceSpan

    package init(title: Located<String>, at span: SourceSpan) {
      self.title = title
      self.span = span
      (owner, status, priority, criteria, plainCriteria) = (nil, nil, nil, [], [])
      (files, blockers, references) = ([], [], [])
    }
  }

  package var path: String
  /// From the file's name.
  package var week: Int?
  /// The week that the title gives.
  package var titleWeek: Located<Int>?
  package var dates: [PlanDate]
  package var milestone: Located<String>?
  package var tasks: [Task]
  /// Boxes of the whole week: its success criteria.
  package var successCriteria: [ChecklistItem]

  package init(path: String) {
    self.path = path
    (week, titleWeek, dates, milestone, tasks, successCriteria) = (nil, nil, [], nil, [], [])
  }
}

package import MarkdownText
package import SourceText

/// A plan as it was read: what it says, and where.
///
/// Every span lies in `source.bytes`, also when the text had to be repaired to be read.
package struct PlanDocument: Sendable {
  package var source: SourceFile
  /// The text that was read: the source, repaired where its encoding was mangled.
  package var text: PlanText
  package var markdown: MarkdownDocument
  package var title: Located<String>?
  /// The fields before the second heading, and those of front matter.
  package var header: [PlanField] = []
  /// All fields in order, the header's too.
  package var fields: [PlanField] = []
  /// In order; the first one is what stands before the first heading.
  package var sections: [PlanSection] = []
  package var phases: [Phase] = []
  package var groups: [PhaseGroup] = []
  package var legends: [Legend] = []
  /// What belongs to no phase.
  package var loose = PhaseContents()
  /// Inventories that stand outside of evidence.
  package var counts: [LabelledCount] = []
  package var numbers: [NumberMention] = []
  package var references: [PlanReference] = []
  package var documents: [DocumentEntry] = []
  package var ownership: [OwnershipRow] = []
  package var truths: [TruthRow] = []
  package var bugs: [BugRow] = []
  package var actions: [ActionRow] = []
  package var trees: [TreeEntry] = []
  package var dates: [PlanDate] = []
  package var suppressions: [PlanSuppression] = []
  package var problems: [PlanProblem] = []

  /// The class that the header's status names: `CANONICAL - Master Plan`.
  package var documentClass: DocumentClass?
  /// The date of the header.
  package var date: PlanDate?
}

import MarkdownText
import SourceText

/// Turns the blocks of a text into what a plan says.
///
/// First what the text consists of (sections, fields, tables), then what phases there are, then what
/// belongs to which. Spans are those of the text that is read until they are handed over.
struct PlanReader {
  var document: PlanDocument
  let markdown: MarkdownDocument
  let bytes: [UInt8]
  let aliases: PlanAliases
  var vocabulary = StatusVocabulary()

  /// The section that each block stands in.
  var sectionOfBlock: [Int] = []
  /// The fields of all paragraphs in order, and which of them each block holds.
  var sites: [FieldSite] = []
  var sitesOfBlock: [Range<Int>] = []
  /// The marks of the lines of all paragraphs, in order.
  var marksOfLines: [InlineMarks] = []
  var tables: [TableSite] = []
  var tableOfBlock: [Int: Int] = [:]
  /// Where each identifier of an anchor was given first.
  var anchors: [String: SourceSpan] = [:]
  /// The heading block of each section; nil for what stands before the first heading.
  var headingOfSection: [Int?] = []
  var resolver = PhaseResolver()
  /// The phases of status tables by the words of their labels and names.
  var rowsByStem: [String: [Int]] = [:]
  /// Whether a section was opened by a heading that names its phase at its very beginning.
  var isPhaseSection: [Bool] = []
  /// The phases of lists, for the blocks below their items.
  var phaseOfBlock: [Int: Int] = [:]
  /// The text with blanks in place of what headings strike out.
  var withoutStruckHeadings: [UInt8] = []

  /// A field and where its lines stand.
  struct FieldSite {
    var field: Int
    var key: FieldKey
    var block: Int
    /// The value, without the key.
    var value: SourceSpan
  }

  init(_ document: PlanDocument, _ aliases: PlanAliases) {
    self.document = document
    self.aliases = aliases
    markdown = document.markdown
    bytes = document.markdown.bytes
  }

  /// The fields of a block.
  func fields(of block: Int) -> ArraySlice<FieldSite> { sites[sitesOfBlock[block]] }

  mutating func read() -> PlanDocument {
    readSections()
    readFields()
    readLegends()
    readTables()
    readPhases()
    readComments()
    linkSections()
    attachFields()
    readLists()
    readEvidence()
    readGates()
    readWords()
    resolveReferences()
    finish()
    return document
  }

  // MARK: Handing over

  /// A place in the text as a place in the file.
  func at(_ span: SourceSpan) -> SourceSpan { document.text.original(span) }

  func located(_ span: SourceSpan) -> Located<String> {
    let span = trimming(span, in: bytes)
    return Located(markdown.plainText(span), at: at(span))
  }

  func plain(_ span: SourceSpan) -> String { markdown.plainText(trimming(span, in: bytes)) }

  func date(in span: SourceSpan) -> PlanDate? {
    guard markdown.mayHold(.digit, in: span) else { return nil }
    return DateScanner(bytes).first(in: span).map { moved($0) }
  }

  func moved(_ date: PlanDate) -> PlanDate {
    PlanDate(date.day, date.form, text: date.text, at: at(date.span))
  }

  func moved(_ mark: PlanMark) -> PlanMark { PlanMark(mark.scalar, at: at(mark.span)) }

  func moved<Value>(_ located: Located<Value>) -> Located<Value> {
    Located(located.value, at: at(located.span))
  }

  func moved(_ claim: StatusClaim) -> StatusClaim {
    var claim = claim
    claim.mark = claim.mark.map { moved($0) }
    claim.word = claim.word.map { moved($0) }
    claim.date = claim.date.map { moved($0) }
    claim.note = claim.note.map { Located(plain($0.span), at: at($0.span)) }
    claim.span = at(claim.span)
    return claim
  }

  /// A status where one is expected.
  func status(
    _ span: SourceSpan, _ origin: StatusClaim.Origin,
    _ strictness: StatusParser.Strictness = .lenient
  ) -> StatusClaim? {
    StatusParser(bytes, vocabulary).parse(span, origin, strictness).map { moved($0) }
  }

  mutating func problem(_ kind: PlanProblem.Kind, at span: SourceSpan, other: SourceSpan? = nil) {
    document.problems.append(PlanProblem(kind, at: at(span), other: other.map(at)))
  }
}

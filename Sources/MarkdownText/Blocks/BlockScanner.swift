import SourceText

/// Finds the blocks of a text line by line, by the rules of CommonMark and of GitHub's tables.
///
/// It reads what nearly all texts consist of straight from their bytes, at a small part of the cost
/// of cmark. A text that takes more (a tab that counts, HTML that is no comment, containers without
/// end) is given up, and cmark is asked: what both can read they read alike.
struct BlockScanner {
  private(set) var found: [FoundBlock] = []
  /// The lines under the heads of tables: `|---|---|`.
  private(set) var tableRules: [Int] = []
  let bytes: [UInt8]
  private let lines: LineTable
  /// The containers that are open, outermost first.
  private var open: [OpenContainer] = []
  /// The block within them that takes lines.
  private var leaf = OpenLeaf.none
  private var line = 0
  /// The line at hand, and the one before it.
  private(set) var span = SourceSpan(0, 0)
  private(set) var previous = SourceSpan(0, 0)
  /// Where the containers of the line end, and the first byte behind them that is no space.
  private var offset = 0
  private(set) var nonblank = 0

  /// More containers than this are for cmark.
  private static let mostContainers = 48

  /// A line that only cmark can read.
  struct Beyond: Error {}

  init(_ bytes: [UInt8], _ lines: LineTable) {
    self.bytes = bytes
    self.lines = lines
    found.reserveCapacity(lines.lineCount)
  }

  /// Reads all lines from one on.
  mutating func scan(from first: Int) throws(Beyond) {
    guard first <= lines.lineCount else { return }
    for number in first...lines.lineCount {
      line = number
      span = lines.span(ofLine: number, in: bytes)
      try readLine()
      previous = span
    }
  }

  private mutating func readLine() throws(Beyond) {
    offset = span.start
    let depth = try matchContainers()
    try skipSpaces()
    if isBlank {
      try readBlank(depth)
    } else if depth == open.count {
      if try !continuesLeaf() { try readRest(depth, leaf) }
    } else {
      try readRest(depth, .none)
    }
  }

  private var isBlank: Bool { nonblank == span.end }
  private var indent: Int { nonblank - offset }

  private mutating func skipSpaces() throws(Beyond) {
    nonblank = offset
    while nonblank < span.end, bytes[nonblank] == 0x20 { nonblank += 1 }
    // Tabs stand for columns that are not there; other controls are blanks to cmark now and then.
    if nonblank < span.end, bytes[nonblank] < 0x20 { throw Beyond() }
  }

  // MARK: Containers

  /// How many of the open containers go on in this line.
  private mutating func matchContainers() throws(Beyond) -> Int {
    for index in open.indices {
      switch open[index] {
      case .list: continue
      case .quote:
        try skipSpaces()
        guard indent < 4, !isBlank, bytes[nonblank] == UInt8(ascii: ">") else { return index }
        try passQuote()
      case .item(let indentation, let block):
        try skipSpaces()
        if indent >= indentation {
          offset += indentation
        } else if isBlank, block + 1 < found.count {
          offset = nonblank
        } else {
          return index
        }
      }
    }
    return open.count
  }

  /// Behind the sign of a quote and the space that belongs to it.
  private mutating func passQuote() throws(Beyond) {
    offset = nonblank + 1
    if try isSpace(offset) { offset += 1 }
  }

  /// Leaves the containers from a depth on; a list holds nothing but items.
  private mutating func close(to depth: Int, keepsList: Bool = false) {
    if open.count > depth { open.removeLast(open.count - depth) }
    leaf = .none
    if !keepsList, case .list? = open.last { open.removeLast() }
  }

  private mutating func add(_ kind: FoundBlock.Kind, at start: Int) {
    found.append(
      FoundBlock(kind: kind, depth: open.count, line: line, column: start - span.start + 1))
  }

  private mutating func openItem(_ marker: ListMarker, _ depth: Int) throws(Beyond) {
    let behind = nonblank + marker.length
    var spaces = 0
    while spaces <= 5, try isSpace(behind + spaces) { spaces += 1 }
    // Five spaces and more are those of code; where nothing follows, none of them counts.
    let isBare = spaces > 4 || spaces == 0 || behind + spaces == span.end
    let indentation = indent + marker.length + (isBare ? 1 : spaces)
    let start = nonblank
    if depth > 0, case .list(marker.sign) = open[depth - 1] {
      close(to: depth, keepsList: true)
    } else {
      close(to: depth)
      add(.list(isOrdered: marker.isOrdered), at: start)
      open.append(.list(sign: marker.sign))
    }
    open.append(.item(indentation: indentation, block: found.count))
    found.append(
      FoundBlock(
        kind: .item, depth: open.count - 1, line: line, column: start - span.start + 1))
    offset = behind + (isBare ? min(spaces, 1) : spaces)
  }

  // MARK: Lines

  /// An empty line ends what is not code or a comment.
  private mutating func readBlank(_ depth: Int) throws(Beyond) {
    if depth == open.count, try continuesLeaf() { return }
    close(to: depth, keepsList: true)
  }

  /// Whether the line is one of the code or the comment that is open.
  private mutating func continuesLeaf() throws(Beyond) -> Bool {
    switch leaf {
    case .none, .paragraph, .table: return false
    case .code: return indent >= 4 || isBlank
    case .comment:
      if holdsCommentEnd { leaf = .none }
      return true
    case .fence(let sign, let length):
      let run = indent < 4 ? runLength(of: sign) : 0
      if run >= length, try isBlank(from: nonblank + run) { leaf = .none }
      return true
    }
  }

  /// What the line opens behind its containers, and the words that are left.
  private mutating func readRest(_ matched: Int, _ matchedLeaf: OpenLeaf) throws(Beyond) {
    var (depth, inner) = (matched, matchedLeaf)
    var isNew = false
    while !isBlank {
      guard indent < 4 else {
        if isNew || !leaf.isParagraph { return openCode(depth) }
        return readWords(depth, inner, isNew: isNew)
      }
      switch try start(within: inner, isInList: isList(depth)) {
      case .words: return readWords(depth, inner, isNew: isNew)
      case .underline(let level): return underline(level)
      case .leaf(let kind, let next):
        close(to: depth)
        add(kind, at: nonblank)
        leaf = next
        return
      case .quote:
        close(to: depth)
        add(.quote, at: nonblank)
        open.append(.quote)
        try passQuote()
      case .item(let marker): try openItem(marker, depth)
      }
      guard open.count <= Self.mostContainers else { throw Beyond() }
      (depth, inner, isNew) = (open.count, .none, true)
      try skipSpaces()
    }
  }

  private func isList(_ depth: Int) -> Bool {
    guard depth > 0, case .list = open[depth - 1] else { return false }
    return true
  }

  private mutating func openCode(_ depth: Int) {
    close(to: depth)
    add(.code(isFenced: false), at: offset + 4)
    leaf = .code
  }

  /// Makes a heading of the paragraph above.
  private mutating func underline(_ level: Int) {
    if case .paragraph(let block) = leaf { found[block].kind = .heading(level: level) }
    leaf = .none
  }

  /// Words go on with a paragraph or a table, or begin a paragraph.
  private mutating func readWords(_ depth: Int, _ inner: OpenLeaf, isNew: Bool) {
    if !isNew, case .paragraph(let block) = leaf {
      guard mayBeTableRule, isTableRule else { return }
      tableRules.append(line)
      // Not where the line stands outside of the paragraph's containers or too far to the right.
      guard inner.isParagraph, indent < 4 else { return }
      found[block].kind = .table
      leaf = .table
    } else if isNew || inner != .table {
      close(to: depth)
      leaf = .paragraph(block: found.count)
      add(.paragraph, at: nonblank)
    }
  }
}

/// A block that holds others and is not closed yet.
enum OpenContainer {
  case quote
  /// The sign that all items share: a bullet, or what stands behind their numbers.
  case list(sign: UInt8)
  /// Its lines are indented so far; the block as an index into those found.
  case item(indentation: Int, block: Int)
}

/// A block that takes lines and is not closed yet.
enum OpenLeaf: Equatable {
  case none
  case paragraph(block: Int)
  case table
  /// Code that is only indented.
  case code
  case fence(sign: UInt8, length: Int)
  case comment

  var isParagraph: Bool {
    if case .paragraph = self { true } else { false }
  }
}

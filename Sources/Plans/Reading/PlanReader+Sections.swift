import MarkdownText
import SourceText

extension PlanReader {
  /// One section for each heading at any depth, and one for what stands before the first.
  mutating func readSections() {
    let end = bytes.count
    document.sections = [PlanSection(level: 0, title: "", heading: nil, at: SourceSpan(0, end))]
    headingOfSection = [nil]
    sectionOfBlock.reserveCapacity(markdown.blocks.count)
    var open = [0]
    for index in markdown.blocks.indices {
      if case .heading(let level, let content) = markdown.blocks[index].kind {
        addSection(level, content, index, &open)
      }
      sectionOfBlock.append(document.sections.count - 1)
    }
    document.title = titleHeading()
    if document.sections.count == 1 {
      let isEmpty = markdown.blocks.isEmpty
      problem(isEmpty ? .empty : .noHeading, at: SourceSpan(0, 0))
    }
    noteUnclosed()
  }

  private mutating func addSection(
    _ level: Int, _ content: SourceSpan, _ index: Int, _ open: inout [Int]
  ) {
    let start = markdown.blocks[index].span.start
    while let last = open.last, last > 0, document.sections[last].level >= level {
      open.removeLast()
    }
    let previous = document.sections.count - 1
    document.sections[previous].span.end = start
    let heading = located(content)
    var section = PlanSection(
      level: level, title: heading.value, heading: heading, at: SourceSpan(start, bytes.count))
    section.parent = open.last
    section.date = date(in: content)
    document.sections.append(section)
    headingOfSection.append(index)
    open.append(document.sections.count - 1)
  }

  private func titleHeading() -> Located<String>? {
    document.sections.first { $0.level == 1 }?.heading
      ?? document.sections.dropFirst().first?.heading
  }

  private mutating func noteUnclosed() {
    if let frontMatter = markdown.frontMatter, !frontMatter.isClosed {
      problem(.unclosedFrontMatter, at: frontMatter.opener)
    }
    for block in markdown.blocks {
      switch block.kind {
      case .fence(let fence) where !fence.isClosed: problem(.unclosedFence, at: fence.opener)
      case .html where isUnclosedComment(block.span):
        problem(
          .unclosedComment,
          at: SourceSpan(block.span.start, min(block.span.start + 4, block.span.end)))
      default: continue
      }
    }
  }

  private func isUnclosedComment(_ span: SourceSpan) -> Bool {
    let text = bytes[span.range]
    guard text.starts(with: "<!--".utf8) else { return false }
    return markdown.marks(in: span).first(.comment) == nil
  }

  /// The words of a heading.
  func headingContent(_ section: Int) -> SourceSpan? {
    guard let block = headingOfSection[section],
      case .heading(_, let content) = markdown.blocks[block].kind
    else { return nil }
    return content
  }

  /// The next block of the same section that stands in no other one.
  func nextTopBlock(after block: Int) -> Int? {
    var index = block + 1
    while index < markdown.blocks.count, sectionOfBlock[index] == sectionOfBlock[block] {
      if markdown.blocks[index].depth == 0 { return index }
      index += 1
    }
    return nil
  }

  /// The blocks of a section that stand in no other block, in order.
  func topBlocks(from first: Int) -> [Int] {
    var found: [Int] = []
    var index = first
    let section = index < sectionOfBlock.count ? sectionOfBlock[index] : -1
    while index < markdown.blocks.count, sectionOfBlock[index] == section {
      if markdown.blocks[index].depth == 0 { found.append(index) }
      index += 1
    }
    return found
  }
}

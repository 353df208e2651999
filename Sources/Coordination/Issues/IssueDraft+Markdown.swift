import Contracts
import Reports

extension IssueDraft {
  /// One line, safe as a title and as Markdown.
  package var title: String {
    let subject =
      mark.contract?.text
      ?? codeSpan(displayText(mark.subject ?? "", wordLimit: 50, limit: 80))
    let versions = [mark.old, mark.new].compactMap { $0?.description }
    let step = versions.isEmpty ? "" : " " + versions.joined(separator: " -> ")
    return "\(prefix) \(subject)\(step): \(mark.kind.words), action needed in \(mark.to)"
  }

  /// The whole text: title, body, and the block that programs read.
  package var markdown: String { title + "\n\n" + body }

  /// The text below the title.
  package var body: String {
    let told = prose
    var mark = mark
    mark.text = textDigest
    return told + "\n" + mark.block
  }

  /// What the text above the block is known by.
  package var textDigest: String { IssueMark.digest(of: prose) }

  private var prose: String {
    var parts = [introduction.markdown + "\n"]
    if !story.isEmpty { parts.append(story.map { "- \($0.markdown)\n" }.joined()) }
    if !fields.isEmpty { parts.append(fieldTable) }
    if let witness {
      parts.append(
        "An event that shows it (shapes, not data):\n\n" + codeBlock(witness, language: "text"))
    }
    if !steps.isEmpty { parts.append("### What to do\n\n" + steps.map(task).joined()) }
    var links: [String] = []
    if !documents.isEmpty { links.append("Described in: \(list(documents))\n") }
    if !dependsOn.isEmpty { links.append("Depends on: \(list(dependsOn))\n") }
    if !blocks.isEmpty { links.append("Blocks: \(list(blocks))\n") }
    if !links.isEmpty { parts.append(links.joined(separator: "\n")) }
    return parts.joined(separator: "\n")
  }

  private var introduction: Prose {
    var parts: [Prose] = ["From \(mark.from) to \(mark.to)"]
    if let contract = mark.contract { parts.append("contract \(contract)") }
    if let new = mark.new { parts.append("effective \(new)") }
    if let deadline = mark.deadline { parts.append("grace period ends \(deadline)") }
    return Prose(parts, separator: " - ")
  }

  private func list(_ items: [Prose]) -> String {
    items.map(\.markdown).joined(separator: ", ")
  }

  /// Rows beyond this are counted.
  private static let mostRows = 50

  private var fieldTable: String {
    let rows = fields.prefix(Self.mostRows).map { field in
      let place = field.pointer.isEmpty ? "the event" : codeSpan(field.pointer)
      let files = field.files.prefix(5).map { codeSpan($0) }.joined(separator: ", ")
      let use = field.isUsed ? (files.isEmpty ? "yes" : "yes (\(files))") : "no"
      return "| \(place) | \(codeSpan(field.change)) | \(use) | \(field.effect.mark) |\n"
    }
    let more =
      fields.count > rows.count ? "\n... and \(fields.count - rows.count) more changes.\n" : ""
    return "| Field | Change | You use it | Verdict |\n|---|---|---|---|\n" + rows.joined() + more
  }

  private func task(_ step: Step) -> String {
    guard let command = step.command else { return "- [ ] \(step.words.markdown)\n" }
    let block = codeBlock(command, language: "sh").split(separator: "\n").map { "  \($0)\n" }
    return "- [ ] \(step.words.markdown)\n" + block.joined()
  }
}

extension Impact.Effect {
  /// What the table says of it.
  fileprivate var mark: String {
    switch self {
    case .breaks: "BREAKS"
    case .safe: "ok"
    case .unknown: "unknown"
    }
  }
}

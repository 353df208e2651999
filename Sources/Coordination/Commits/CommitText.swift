/// A commit's message as it will be kept: without git's comments and what stands below its cut.
package struct CommitText: Sendable {
  /// The lines that stay, each with the byte it begins at.
  package private(set) var lines: [(text: String, start: Int)] = []

  private static let scissors = " ------------------------ >8 ------------------------"

  /// `comment` is what stands in front of lines that git drops, `core.commentChar`.
  package init(_ bytes: [UInt8], comment: String = "#") {
    let (mark, cut) = (Array(comment.utf8), Array((comment + Self.scissors).utf8))
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { start = line.endIndex + 1 }
      if line.starts(with: cut) { break }
      guard mark.isEmpty || !line.starts(with: mark) else { continue }
      let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      lines.append((String(decoding: text, as: UTF8.self), start))
    }
    while lines.last?.text.isEmpty == true { lines.removeLast() }
  }

  package var subject: String { lines.first { !$0.text.isEmpty }?.text ?? "" }

  /// Whether git or its user makes another commit of it later, or it only joins others.
  package var isProvisional: Bool {
    let starts = [
      "fixup! ", "squash! ", "amend! ", "Merge branch ", "Merge branches ",
      "Merge remote-tracking ",
      "Merge tag ", "Merge commit ", "Merge pull request ", "Revert \"",
    ]
    return starts.contains { subject.utf8.starts(with: $0.utf8) }
  }

  /// Every reference to an issue, in order.
  package var references: [IssueReference] {
    lines.flatMap { IssueReference.all(in: Array($0.text.utf8)).map(\.reference) }
  }

  /// The values of lines such as `Cross-Repo: owner/repo#12`, whatever the case of the name.
  package func trailers(_ name: String) -> [(value: String, start: Int)] {
    let head = Array((name + ":").lowercased().utf8)
    return lines.dropFirst().compactMap { line in
      let bytes = Array(line.text.utf8)
      guard bytes.count >= head.count,
        String(decoding: bytes.prefix(head.count), as: UTF8.self).lowercased()
          .utf8.elementsEqual(head)
      else { return nil }
      let value = bytes.dropFirst(head.count).drop { $0 == UInt8(ascii: " ") }
      return (String(decoding: value, as: UTF8.self), line.start)
    }
  }
}
